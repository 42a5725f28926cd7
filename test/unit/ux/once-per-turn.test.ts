import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { oncePerTurn } from '../../../src/ux/once-per-turn.ts';

type Data = { described: number; files: number };

function watched() {
  const shown: [string, Partial<Data>][] = [];
  return { shown, ...oncePerTurn<string, Data>((stage, data) => shown.push([stage, data])) };
}

it('shows the last of many events of a turn, once', async () => {
  const { show, shown } = watched();
  for (let described = 1; described <= 1000; described += 1) show('read', { described });
  expect(shown).toEqual([]);
  await turn();
  expect(shown).toEqual([['read', { described: 1000 }]]);
  await turn();
  expect(shown).toHaveLength(1);
});

it('keeps what each event tells, and the order of the stages', async () => {
  const { show, shown } = watched();
  show('read', { described: 5 });
  show('read', { files: 1 });
  show('write', { files: 2 });
  await turn();
  expect(shown).toEqual([
    ['read', { described: 5, files: 1 }],
    ['write', { files: 2 }],
  ]);
});

it('shows at the end what still waits, and not again', async () => {
  const { show, flush, shown } = watched();
  show('write', { files: 3 });
  flush();
  expect(shown).toEqual([['write', { files: 3 }]]);
  await turn();
  expect(shown).toHaveLength(1);
});
