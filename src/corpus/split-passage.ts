import { splitText } from '../model/split-text.js';
import type { Passage, Statement } from './passage.js';
import { plain } from './plain.js';

/*
 * A byte-pair token is at least one byte, so a text of 8,000 bytes never has more than 8,000 tokens, whatever the
 * tokenizer: no record has to be tokenized to know that it fits. It is also about as long as a passage should be
 * for one vector to mean it.
 */
const MOST_BYTES = 8_000;

// A text of so many bytes has room for all its lines, whatever the reckoning of parts adds to each: nearly all have.
const SURELY_ONE = MOST_BYTES - 500;

/** The texts of a passage's records: each says what it is about, then as much as has room, then the `closing` line. */
export function splitPassage(passage: Passage, closing: string): readonly string[] {
  const whole = wholeText(passage, closing);
  return Buffer.byteLength(whole) <= SURELY_ONE ? [whole] : parts(passage, closing);
}

function wholeText({ subject, statements }: Passage, closing: string): string {
  let text = subject;
  for (const statement of statements) {
    const line = typeof statement === 'string' ? plain(statement) : wholeList(statement);
    if (line !== '') text += `\n${line}`;
  }
  return `${text}\n${closing}`;
}

function wholeList({ lead, items }: Exclude<Statement, string>): string {
  if (items.length === 0) return '';
  const shown = items.map(plain).filter((item) => item !== '');
  return shown.length === 0 ? '' : `${lead}: ${shown.join('; ')}.`;
}

function parts({ subject, statements }: Passage, closing: string): readonly string[] {
  const room = MOST_BYTES - Buffer.byteLength(subject) - Buffer.byteLength(closing) - 40;
  const bodies = pack(
    statements.flatMap((statement) => lines(statement, room)),
    room,
  );
  return bodies.map((body, index) => {
    const part = bodies.length === 1 ? '' : ` Part ${index + 1} of ${bodies.length}.`;
    return [`${subject}${part}`, ...body, closing].join('\n');
  });
}

function lines(statement: Statement, room: number): readonly string[] {
  if (typeof statement === 'string') {
    return splitText(plain(statement), room);
  }
  const items = statement.items.map(plain).filter((item) => item !== '');
  const most = room - Buffer.byteLength(statement.lead) - 20;
  return pack(
    items.flatMap((item) => splitText(item, most - 2)),
    most,
  ).map((part, index) => {
    return part.length === 0 ? '' : `${statement.lead}${index === 0 ? '' : ' (continued)'}: ${part.join('; ')}.`;
  });
}

/** Fills groups with texts in order; two bytes go between two of them. */
function pack(texts: readonly string[], mostBytes: number): readonly string[][] {
  const groups: string[][] = [[]];
  let bytes = 0;
  for (const text of texts.filter((candidate) => candidate !== '')) {
    const size = Buffer.byteLength(text) + 2;
    if (bytes > 0 && bytes + size > mostBytes) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)?.push(text);
    bytes += size;
  }
  return groups;
}
