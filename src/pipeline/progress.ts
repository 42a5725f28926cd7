import type { WaitReason } from '../limiter/decision.js';
import type { Usage } from '../salesforce/usage.js';

export const stages = ['connect', 'list', 'read', 'write'] as const;
export type Stage = (typeof stages)[number];

/** How far a build is. Counts that are not known yet are left out. */
export type Progress = {
  readonly stage: Stage;
  readonly objects?: number;
  readonly described?: number;
  /** Objects whose rows of the setup tables have been asked for. */
  readonly inSetup?: number;
  /** Definitions of rules, flows and layouts that have come. */
  readonly definitions?: number;
  /** Objects whose records have been counted. */
  readonly counted?: number;
  readonly files?: number;
  readonly usage?: Usage;
  /** Why nothing is sent right now; null: it goes on. */
  readonly waiting?: WaitReason | null;
};
