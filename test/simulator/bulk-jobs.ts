import { notFound } from './api-error.ts';
import type { Api } from './query-run.ts';
import type { Cell } from './soql-run.ts';

export type JobState = 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

/** A query job of Bulk API 2.0. It holds no rows: it goes through the table again for each reading. */
export type BulkJob = {
  readonly id: string;
  readonly api: Api;
  readonly version: string;
  readonly user: string;
  readonly createdById: string;
  readonly createdAt: number;
  readonly object: string;
  readonly columns: readonly string[];
  readonly cells: () => Iterable<readonly Cell[]>;
  state: JobState;
  polls: number; // how often somebody asked for its state
  rows: number; // 0 until it is complete
  reading: { next: number; readonly rows: Iterator<readonly Cell[]> } | null;
};

type NewJob = Omit<BulkJob, 'id' | 'state' | 'polls' | 'rows' | 'reading'>;

/** The query jobs of an org. */
export type BulkJobs = {
  readonly start: (job: NewJob) => BulkJob;
  readonly find: (id: string, api: Api, user: string) => BulkJob;
  readonly remove: (id: string) => void;
  readonly reset: () => void;
};

/** No job yet. */
export function createBulkJobs(): BulkJobs {
  const jobs = new Map<string, BulkJob>();
  let started = 0;
  return {
    start: (job) => {
      started += 1;
      const id = `750${String(started).padStart(12, '0')}AAA`;
      const begun: BulkJob = { ...job, id, state: 'UploadComplete', polls: 0, rows: 0, reading: null };
      jobs.set(id, begun);
      return begun;
    },
    find: (id, api, user) => {
      const job = jobs.get(id);
      if (job === undefined || job.api !== api || job.user !== user) throw notFound();
      return job;
    },
    remove: (id) => void jobs.delete(id),
    reset: () => jobs.clear(),
  };
}

/** One more question for the state of a job, which is not complete for so many of them. */
export function poll(job: BulkJob, polls: number, fails: boolean): void {
  if (job.state !== 'UploadComplete' && job.state !== 'InProgress') return;
  job.polls += 1;
  if (job.polls <= polls) {
    job.state = job.polls === 1 && polls > 1 ? 'UploadComplete' : 'InProgress';
  } else if (fails) job.state = 'Failed';
  else {
    job.state = 'JobComplete';
    job.rows = countOf(job.cells());
  }
}

/** Some rows of a complete job; the next ones are read on, all others from the start. */
export function readRows(job: BulkJob, from: number, most: number): (readonly Cell[])[] {
  if (job.reading?.next !== from) {
    const rows = job.cells()[Symbol.iterator]();
    for (let skipped = 0; skipped < from; skipped += 1) rows.next();
    job.reading = { next: from, rows };
  }
  const page: (readonly Cell[])[] = [];
  while (page.length < most) {
    const { done, value } = job.reading.rows.next();
    if (done === true) break;
    page.push(value);
  }
  job.reading.next += page.length;
  return page;
}

function countOf(rows: Iterable<unknown>): number {
  const iterator = rows[Symbol.iterator]();
  let count = 0;
  while (iterator.next().done !== true) count += 1;
  return count;
}
