import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Garbage in bytes that may pile up before it is collected; V8's own young generation takes 32 MB of it. */
const slack = 64 * 2 ** 20;

/** Bytes of the process from which V8 gives back the pages that it keeps for later: that takes three times as long. */
const much = 400 * 2 ** 20;

/**
 * Gives a function that collects garbage once much of it has piled up. The answers of a large org are hundreds of MB of
 * text of which a tenth is kept; on a machine with much memory V8 lets that grow to half a GB before it looks.
 */
export function createTidy(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: object) => void;
  setFlagsFromString('--no-expose-gc');
  let limit = used() + slack;
  return () => {
    if (used() < limit) return;
    const flavor = process.memoryUsage.rss() > much ? 'last-resort' : 'regular';
    collect({ type: 'major', execution: 'sync', flavor });
    limit = used() + slack;
  };
}

function used(): number {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  return heap + external;
}
