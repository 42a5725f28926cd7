import { seeded } from './random.ts';
import type { Trouble, TroubleAnswer } from './weather.ts';

/** Weather for a whole run: such a share of all requests that count, chosen by the seed, meets one of six troubles. */
export const roughWeather = ({ seed, share }: { readonly seed: number; readonly share: number }): Trouble => ({
  when: ({ record, within }) => within === null && record.calls > 0,
  share,
  seed,
  answer: (hit) => {
    const round = Math.floor(hit / troubles.length);
    // Every round brings each trouble once, in an order of its own: a short run meets many of them.
    const order = shuffled(troubles, seeded(seed, `round ${round}`));
    return (order[hit % troubles.length] as (typeof troubles)[number])(round);
  },
});

const troubles: readonly ((round: number) => TroubleAnswer)[] = [
  (round) => unavailable(round % 3 === 2 ? { 'Retry-After': '1' } : {}),
  () => 'reset',
  () => 'truncate',
  () => ({ status: 200, html: '<!DOCTYPE html><html><body>We are down for maintenance.</body></html>' }),
  () => 'expire',
  () => 'slow',
];

const unavailable = (headers: Readonly<Record<string, string>>): TroubleAnswer => ({
  status: 503,
  body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'Server is temporarily unavailable' }],
  headers,
});

const shuffled = <Item>(items: readonly Item[], random: () => number): Item[] =>
  items
    .map((item) => ({ item, key: random() }))
    .sort((left, right) => left.key - right.key)
    .map(({ item }) => item);
