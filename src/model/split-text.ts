// Best place to cut first: a line, a sentence, a clause, a word.
const BOUNDARIES = ['\n', '. ', '; ', ', ', ' '];

/** Cuts a text into pieces of at most so many UTF-8 bytes, at boundaries of meaning where there are any. */
export function splitText(text: string, mostBytes: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (Buffer.byteLength(rest) > mostBytes) {
    const cut = cutAt(rest.slice(0, fitting(rest, mostBytes)));
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** How many UTF-16 units from the start fit, never ending inside a character. */
function fitting(text: string, mostBytes: number): number {
  let units = Math.min(text.length, mostBytes);
  for (let bytes = size(text, units); bytes > mostBytes; bytes = size(text, units)) {
    units = Math.min(units - 1, Math.floor((units * mostBytes) / bytes));
  }
  return Math.max(1, /[\uD800-\uDBFF]/.test(text.charAt(units - 1)) && units > 1 ? units - 1 : units);
}

function size(text: string, units: number): number {
  return Buffer.byteLength(text.slice(0, units));
}

function cutAt(text: string): number {
  const cuts = BOUNDARIES.map((boundary) => text.lastIndexOf(boundary) + boundary.length);
  return cuts.find((cut, index) => cut > text.length / 2 && cut > (BOUNDARIES[index]?.length ?? 0)) ?? text.length;
}
