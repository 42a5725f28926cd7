import { badRequest } from './api-error.ts';

/** The rest of a result, until it is fetched. */
type Cursor = {
  readonly totalSize: number;
  readonly records: (from: number, to: number) => readonly object[];
  readonly user: string;
};

/** Results that did not fit into one page. */
export type QueryCursors = {
  readonly open: (cursor: Cursor) => string;
  readonly find: (id: string, user: string) => Cursor;
  readonly reset: () => void;
};

/** No cursor yet. */
export function createQueryCursors(): QueryCursors {
  const cursors = new Map<string, Cursor>();
  let opened = 0;
  return {
    open: (cursor) => {
      opened += 1;
      const id = `01g${String(opened).padStart(12, '0')}AAA`;
      cursors.set(id, cursor);
      return id;
    },
    find: (id, user) => {
      const cursor = cursors.get(id);
      if (cursor === undefined || cursor.user !== user)
        throw badRequest('INVALID_QUERY_LOCATOR', 'invalid query locator');
      return cursor;
    },
    reset: () => cursors.clear(),
  };
}
