import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inGroups } from '../../subgraphs/store/in-groups.ts';
import { refuseIfOver, withinRequest } from '../../subgraphs/store/request-signal.ts';

it('who is gone takes no answer from whoever asked after', async () => {
  const [gone, waiting] = [new AbortController(), new AbortController()];
  const ask = inGroups(async (questions: readonly string[]) => {
    await setImmediate();
    refuseIfOver();
    return questions;
  });
  const first = withinRequest(gone.signal, () => ask('first'));
  const second = withinRequest(waiting.signal, () => ask('second'));
  expect(await first).toBe('first');
  gone.abort();
  expect(await second).toBe('second');
});
