import { badRequest } from './api-error.ts';
import type { PackageRequest, Retrieved } from './retrieve-package.ts';

/** A retrieve under way, or one that has ended. */
export type Retrieve = {
  readonly id: string;
  readonly user: string;
  readonly request: PackageRequest;
  polls: number; // how often somebody asked for its state
  result: Retrieved | null; // null: not ended, or its zip was fetched
};

/** The retrieves of an org. */
export type Retrieves = {
  readonly start: (user: string, request: PackageRequest) => Retrieve;
  readonly find: (id: string, user: string) => Retrieve;
  readonly reset: () => void;
};

/** No retrieve yet. */
export function createRetrieves(): Retrieves {
  const retrieves = new Map<string, Retrieve>();
  return {
    start: (user, request) => {
      const id = `09S${String(retrieves.size + 1).padStart(12, '0')}AAA`;
      const retrieve: Retrieve = { id, user, request, polls: 0, result: null };
      retrieves.set(id, retrieve);
      return retrieve;
    },
    find: (id, user) => {
      const retrieve = retrieves.get(id);
      if (retrieve === undefined || retrieve.user !== user)
        throw badRequest('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
      return retrieve;
    },
    reset: () => retrieves.clear(),
  };
}
