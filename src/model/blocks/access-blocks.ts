import { NOT_EVALUATED, openersWords } from '../access-words.js';
import { clipText } from '../clip-text.js';
import { objectGrants, operations, type ObjectGrant, type Operation } from '../grants.js';
import { holderTypeWords } from '../holder-words.js';
import { isAsked, kindFacts, ofClasses, unreadReasons, type FactContext, type KindFacts } from '../kind-facts.js';
import { accessWords } from '../object-words.js';
import type { SObject } from '../schema.js';
import { paragraphs, shortRow, type Block, type BlockPiece } from './block.js';
import { factTable, type Placed } from './fact-table.js';
import { fieldAccessBlocks } from './field-access-blocks.js';
import { missing } from './missing.js';
import { notReadable } from '../not-readable.js';
import { SHARING_MODEL } from './setup-blocks.js';

const LONGEST_NAME = 120;
const OPERATIONS = Object.entries(operations) as ReadonlyArray<readonly [Operation, string]>;
const COLUMNS = ['Holder', 'API name', 'Type', ...OPERATIONS.map(([, word]) => word)];
// Their facts have a shape of their own here, which tells more than one row each would.
const TOLD_APART = ['object-access', 'field-access'];

/** Who grants what on an object and its fields, and what of access is not evaluated. */
export function accessBlocks(object: SObject, context: FactContext, placed: Placed): readonly Block[] {
  const { schema } = context;
  if (!isAsked(schema, 'security')) {
    return [];
  }
  const all = accessKinds(object, context);
  const [first, others] = [
    all.filter(({ kind }) => kind.name === SHARING_MODEL),
    all.filter(({ kind }) => kind.name !== SHARING_MODEL),
  ];
  const tables = (each: KindFacts): readonly Block[] =>
    factTable({ ...each, heading: each.kind.title }, placed, object.name);
  return [
    {
      heading: 'Who has access',
      level: 2,
      anchor: 'access',
      pieces: paragraphs(`Access: ${accessWords[object.accessModel]}.`, NOT_EVALUATED, ...openersWords(schema)),
    },
    ...first.flatMap(tables),
    matrix(object, context),
    ...fieldAccessBlocks(object, schema),
    ...others.flatMap(tables),
    ...missingBlock(all),
  ];
}

/** The kinds of access that a row tells, with what an object has of each: the sharing model and rules, not grants. */
export function accessKinds(object: SObject, context: FactContext): readonly KindFacts[] {
  const { kinds, schema } = context;
  const sharingModel = kinds.filter(
    (kind) => kind.name === SHARING_MODEL && kind.class !== 'security' && isAsked(schema, kind.class),
  );
  return [
    ...sharingModel.map((kind) => kindFacts(kind, object, schema)),
    ...ofClasses(object, context, ['security']).filter(({ kind }) => !TOLD_APART.includes(kind.name)),
  ];
}

function matrix(object: SObject, { schema }: FactContext): Block {
  const grants = objectGrants(object);
  const unread = unreadReasons('object-access', object, schema);
  const heading = 'Object permissions';
  if (grants.length === 0) {
    const none = 'none: no profile, permission set or permission set group grants any of them explicitly';
    return { heading, level: 3, pieces: paragraphs(unread.length === 0 ? none : notReadable(unread)) };
  }
  const note = unread.length === 0 ? {} : { note: `in part ${notReadable(unread)}` };
  return { heading, level: 3, ...note, columns: COLUMNS, pieces: grants.map(grantRow) };
}

function grantRow({ grantee, grants }: ObjectGrant): BlockPiece {
  return shortRow(
    clipText(grantee.holderLabel, LONGEST_NAME),
    { code: clipText(grantee.holder, LONGEST_NAME) },
    holderTypeWords[grantee.holderType],
    ...OPERATIONS.map(([operation]) => {
      const granted = grants[operation];
      return granted === null ? null : granted ? 'yes' : undefined;
    }),
  );
}

function missingBlock(all: readonly KindFacts[]): readonly Block[] {
  const pieces = missing(all);
  return pieces.length === 0 ? [] : [{ heading: 'Nothing found or not readable', level: 3, pieces }];
}
