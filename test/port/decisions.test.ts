import { afterEach, describe, expect, it } from 'vitest';
import type { Decision } from '../../src/limiter/decision.js';
import type { Http } from '../../src/salesforce/http.js';
import type { ApiRequest } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { tinyWorld } from '../simulator/tiny-world.ts';
import { manualClock } from '../support/manual-clock.ts';
import { openSimulatedOrg } from '../support/open-simulated-org.ts';

let simulator: Simulator;
afterEach(() => simulator.close());

const isList = ({ path, within }: ApiRequest): boolean => within === null && path.endsWith('/sobjects');
const unavailable = { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'x' }] };

describe('a request that meets one trouble after the other', () => {
  it('is sent as often as each of them allows, whatever came before', async () => {
    // Half an answer allows three attempts, a 503 six.
    simulator = await startSimulator({ world: tinyWorld() });
    const org = await openSimulatedOrg(simulator, { clock: manualClock() });
    simulator.trouble({ when: isList, times: 2, answer: unavailable }, { when: isList, answer: 'truncate' });
    expect(await org.describeGlobal()).toHaveProperty('value');
  });
});

describe('calls of others', () => {
  it('are not our own that are on the way when the org first answers', async () => {
    simulator = await startSimulator({ world: tinyWorld(), usedAtStart: 100 });
    const org = await openSimulatedOrg(simulator, { clock: manualClock(), through: firstAlone });
    await Promise.all([org.recordCounts(), org.describeGlobal(), org.entities()]);
    expect(org.usage).toMatchObject({ calls: 3, used: 103, others: 0 });
  });
});

describe('an org that bears five long requests', () => {
  it('is told of as a decision on how much is under way', async () => {
    simulator = await startSimulator({ world: tinyWorld({ edition: 'Developer Edition' }) });
    const decisions: Decision[] = [];
    const observe = (decision: Decision): void => void decisions.push(decision);
    const org = await openSimulatedOrg(simulator, { clock: manualClock(), observe });
    await org.identify();
    expect(decisions).toContainEqual(expect.objectContaining({ what: 'window', to: 4 }));
  });
});

/** A way to the org on which all but the first request arrive late. */
function firstAlone(http: Http): Http {
  let first: Promise<unknown> | undefined;
  return {
    send: async (request) => {
      const before = first;
      const { promise, resolve } = Promise.withResolvers<void>();
      first ??= promise;
      await before;
      return http.send(request).finally(resolve);
    },
  };
}
