import type { Pressure, WindowReason } from './window.js';

/** Why nothing is sent for a while: the org is not available, or too many long requests are under way. */
export type WaitReason = Exclude<Pressure, 'overload'>;

/** One thing that was decided on the way to the org, for the run log and for whoever watches. */
export type Decision =
  | { readonly what: 'window'; readonly from: number; readonly to: number; readonly why: WindowReason | 'few-slots' }
  | { readonly what: 'size'; readonly kind: string; readonly from: number; readonly to: number }
  | { readonly what: 'wait'; readonly why: WaitReason; readonly ms: number | null }
  | { readonly what: 'go'; readonly why: WaitReason; readonly waitedMs: number }
  | {
      readonly what: 'retry';
      readonly kind: string;
      readonly code: string;
      readonly attempt: number;
      readonly waitMs: number;
    }
  | { readonly what: 'give-up'; readonly kind: string; readonly code: string; readonly attempt: number }
  | { readonly what: 'split'; readonly kind: string; readonly parts: number; readonly code: string }
  | { readonly what: 'skip'; readonly phase: string; readonly need: number; readonly spendable: number }
  | { readonly what: 'stop'; readonly code: string };

export type Observe = (decision: Decision) => void;
