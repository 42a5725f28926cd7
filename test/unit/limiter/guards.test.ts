import { describe, expect, it } from 'vitest';
import { createLongRunning } from '../../../src/limiter/long-running.js';
import { createOutage } from '../../../src/limiter/outage.js';
import { adaptivePolicy, narrowToFive } from '../../../src/limiter/policy.js';
import { endings, Failure, limited, times, type Limited } from './limited.ts';

const unavailable = new Failure('down', { pressure: 'unavailable', code: 'HTTP_503' });
const overload = new Failure('full', { pressure: 'overload', code: 'REQUEST_LIMIT_EXCEEDED' });

/** Requests to an org that is down until `upAt`: they fail after 60 ms. Later each is answered after `ms`. */
function requests({ clock, limiter, count, upAt, ms = 100 }: Limited & { count: number; upAt: number; ms?: number }) {
  const sent: number[] = [];
  const answer = async (): Promise<string> => {
    const down = clock.now() < upAt;
    await clock.sleep(down ? 60 : ms);
    if (down) throw unavailable;
    return 'good';
  };
  const start = () => (sent.push(clock.now()), { units: 1, done: answer() });
  return { sent, all: times(count, () => limiter.run({ kind: 'describe', start })) };
}

describe('an org that is down', () => {
  const withOutage = (): Limited => limited({ policy: { outage: createOutage(0) } });

  it('is sent one request a second, though many wait and each sees that one may go', async () => {
    const org = withOutage();
    await org.clock.play(endings([org.request('a', { failures: [unavailable] })]));
    await org.clock.play(Promise.all(times(5, (at) => org.request(`${at}`, { ms: 9000 }))));
    // Failed at 100: a second later one, a second later another, and then two each second.
    expect(org.sent.slice(1)).toEqual(['1@1100', '2@2100', '3@2600', '4@3100', '5@3350']);
  });

  it('gets no more than the window that has become smaller while they waited', async () => {
    const window = { size: 4, answered: () => undefined, failed: () => false };
    const { clock, request, sent } = limited({ window, policy: { outage: createOutage(0) } });
    const down = new Failure('down', { pressure: 'unavailable', retryAfterMs: 5000 });
    const running = request('running', { ms: 60_000 });
    await clock.play(endings([request('a', { failures: [down] })]));
    const waiting = times(3, (at) => request(`${at}`, { ms: 9000 }));
    clock.at(1000, () => (window.size = 2));
    await clock.play(Promise.all([...waiting, running]));
    expect(sent.slice(2)).toEqual(['1@5100', '2@14100', '3@23100']);
  });

  it('gets, after five failures in a row, one probe in 15 s', async () => {
    const org = withOutage();
    const { sent, all } = requests({ ...org, count: 14, upAt: Infinity });
    await org.clock.play(endings(all));
    // The eight that went together fail together and count once.
    expect(sent).toEqual([...times(8, () => 0), 1060, 2120, 3180, 4240, 19_300, 34_360]);
  });

  it('gets nothing more before its probe is answered, and then all at once', async () => {
    const org = withOutage();
    const { sent, all } = requests({ ...org, count: 18, upAt: 19_300, ms: 20_000 });
    await org.clock.play(endings(all));
    expect(sent.slice(12)).toEqual([19_300, ...times(5, () => 39_300)]);
  });

  it('gets its probe from the next in line when the one whose turn it was has nothing left to do', async () => {
    const org = withOutage();
    const { sent, all } = requests({ ...org, count: 12, upAt: 15_000 });
    await org.clock.play(endings(all)); // down until 19,300
    const nothing = org.limiter.run({ kind: 'describe', start: () => undefined });
    expect(await org.clock.play(nothing)).toBeUndefined();
    await org.clock.play(org.request('a'));
    expect([sent.at(-1), org.sent]).toEqual([4240, ['a@19300']]);
  });

  it('for more than five minutes ends the run with its failure', async () => {
    const org = withOutage();
    const { sent, all } = requests({ ...org, count: 100, upAt: Infinity });
    expect(new Set(await org.clock.play(endings(all)))).toEqual(new Set(['Error: down']));
    // Probes from 19,300 on, each 15,060 after the one before: the twentieth fails at 305,500.
    expect([sent.length, org.clock.now()]).toEqual([8 + 4 + 20, 305_500]);
    expect(org.decisions.at(-1)).toEqual({ at: 305_500, what: 'stop', code: 'HTTP_503' });
  });

  it('costs a request that is sent to look neither its attempts nor retries of the run', async () => {
    const org = limited({ policy: { outage: createOutage(0), retries: { sent: () => undefined, take: () => false } } });
    const { all } = requests({ ...org, count: 11, upAt: 15_000 });
    await org.clock.play(endings(all)); // four in a row
    const failures = times(9, () => new Failure('down', { pressure: 'unavailable', attempts: 2 }));
    expect(await org.clock.play(org.request('probe', { failures }))).toBe('probe');
    // The fifth failure in a row opens the circuit: nine times 15 s and the 100 ms of a try.
    expect(org.sent.slice(0, 3)).toEqual(['probe@4240', 'probe@19340', 'probe@34440']);
    expect(org.sent).toHaveLength(10);
  });

  it('lets the one that was sent to look fail as often by itself as if it had not been', async () => {
    const org = withOutage();
    const { all } = requests({ ...org, count: 11, upAt: 15_000 });
    await org.clock.play(endings(all));
    const down = times(3, () => new Failure('down', { pressure: 'unavailable', attempts: 2 }));
    const failures = [...down, new Failure('garbled', { attempts: 2 })];
    expect(await org.clock.play(org.request('probe', { failures }))).toBe('probe');
    expect(org.decisions.findLast(({ what }) => what === 'retry')).toMatchObject({ attempt: 1, waitMs: 500 });
  });

  it.each([
    ['a refusal of this request alone', new Failure('refused', { code: 'NOT_FOUND' })],
    ['a body that is cut off', new Failure('garbled', { code: 'INVALID_JSON' })],
    ['long-running slots that are full', overload],
  ])('goes on when its probe is answered by %s', async (_, failure) => {
    const org = withOutage();
    const { all } = requests({ ...org, count: 12, upAt: 15_000 });
    await org.clock.play(endings(all));
    const after = [org.request('probe', { failures: [failure] }), org.request('next')];
    const ended = await org.clock.play(Promise.race([endings(after), org.clock.sleep(3_600_000)]));
    expect(ended).toEqual([`Error: ${failure.message}`, 'next']);
  });
});

describe('the org’s slots for long requests', () => {
  /** Six of 30 s, and two more when these are 16 s old. */
  const sixOld = async (org: Limited): Promise<void> => {
    const old = times(6, (at) => org.request(`old ${at}`, { ms: 30_000 }));
    await org.clock.play(org.clock.sleep(16_000));
    await org.clock.play(Promise.all([...old, org.request('a'), org.request('b')]));
  };

  it('are not taken by more of ours while six are old already', async () => {
    const org = limited({ policy: { longRunning: createLongRunning(6) } });
    await sixOld(org);
    expect(org.sent.slice(6)).toEqual(['a@30000', 'b@30000']);
    expect(org.decisions).toEqual([
      { at: 16_000, what: 'wait', why: 'long-running', ms: null },
      { at: 30_000, what: 'go', why: 'long-running', waitedMs: 14_000 },
    ]);
  });

  it('press for a smaller window when many of ours are old', async () => {
    const org = limited({ maxConcurrent: 20, policy: adaptivePolicy({ max: 20, now: 0 }) });
    await sixOld(org);
    expect(org.decisions[0]).toEqual({ at: 16_000, what: 'window', from: 8, to: 5, why: 'long-running' }); // 5.6
  });

  it('that are found full by a refusal are left alone for two seconds, then taken slowly', async () => {
    const org = limited({ policy: { longRunning: createLongRunning(6) } });
    await org.clock.play(endings([org.request('a', { failures: [overload] })]));
    await org.clock.play(Promise.all(times(5, (at) => org.request(`${at}`, { ms: 9000 }))));
    // Refused at 100. Four quiet steps of 500 ms later one goes each 500 / 2^3 ms.
    expect(org.sent.slice(1)).toEqual(['1@2100', '2@2162.5', '3@2225', '4@2287.5', '5@2350']);
    expect(org.decisions).toEqual([
      { at: 100, what: 'wait', why: 'long-running', ms: 2000 },
      { at: 2100, what: 'go', why: 'long-running', waitedMs: 2000 },
    ]);
  });

  const looking = (message = 'full') => new Failure(message, { pressure: 'overload', attempts: 2 });

  it('that stay full are asked for after twice as long each time, at no cost of attempts', async () => {
    const retries = { sent: () => undefined, take: () => false };
    const org = limited({ policy: { longRunning: createLongRunning(6), retries } });
    const failures = times(5, () => looking());
    expect(await org.clock.play(org.request('a', { failures }))).toBe('a');
    // Refused 100 ms after each: 2, 4, 8, 15 and 15 s.
    expect(org.sent).toEqual(['a@0', 'a@2100', 'a@6200', 'a@14300', 'a@29400', 'a@44500']);
  });

  it('that were free meanwhile are asked for after two seconds again', async () => {
    const org = limited({ policy: { longRunning: createLongRunning(6) } });
    for (const name of ['a', 'b']) await org.clock.play(org.request(name, { failures: [looking()] }));
    expect(org.sent).toEqual(['a@0', 'a@2100', 'b@2200', 'b@4300']);
  });

  it('that stay full for more than five minutes end the run', async () => {
    const org = limited({ policy: { longRunning: createLongRunning(6) } });
    const failures = times(100, () => looking());
    expect(await org.clock.play(endings([org.request('a', { failures }), org.request('b', { failures })]))).toEqual([
      'Error: full',
      'Error: full',
    ]);
    expect(org.clock.now()).toBeGreaterThan(300_100);
    expect(org.clock.now()).toBeLessThan(316_000);
  });

  it('that were full once do not end the run minutes later, when a request is refused for itself', async () => {
    const org = limited({ policy: { longRunning: createLongRunning(6) } });
    const failures = [looking(), new Failure('not found')];
    await org.clock.play(endings([org.request('a', { failures })]));
    await org.clock.play(org.clock.sleep(310_000));
    await org.clock.play(endings([org.request('b', { failures: [new Failure('not found')] })]));
    expect(await org.clock.play(endings([org.request('c')]))).toEqual(['c']);
  });

  it.each([
    ['25', false, 8, 6],
    ['5', true, 4, 3],
  ])('are %s: no more than a window of them is begun, and nothing while so many are old', (_, five, size, share) => {
    const policy = adaptivePolicy({ max: 20, now: 0 });
    if (five) narrowToFive(policy);
    const old = (count: number) => times(count, () => ({ kind: 'count', units: 5, since: 0 }));
    expect(policy.window.size).toBe(size);
    expect(policy.longRunning.waitMs(15_000, old(share - 1))).toBe(0);
    expect(policy.longRunning.waitMs(15_000, old(share))).toBe(Infinity);
  });
});

describe('a policy', () => {
  it('begins with the time of its start: an org that was never there is hopeless five minutes after it', () => {
    const { outage } = adaptivePolicy({ max: 20, now: 1e6 });
    for (const now of [1e6, 1e6 + 1, 1e6 + 2, 1e6 + 3, 1e6 + 4]) outage.failed(now, { sentAt: now, retryAfterMs: 0 });
    expect([outage.hopeless(1_300_000), outage.hopeless(1_300_001)]).toEqual([false, true]);
  });

  it('allows no more at once than its maximum', () => {
    expect(adaptivePolicy({ max: 2, now: 0 }).window.size).toBe(2);
  });
});
