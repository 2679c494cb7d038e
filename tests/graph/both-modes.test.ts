import { describe, expect, it } from 'vitest';
import { DEMO_QUERY } from '../../gateway/demo-query.ts';
import { loaded, startGraph } from './running-graph.ts';

const QUERIES = [
  DEMO_QUERY,
  '{ statistics(groupBy: [SECTOR, STAGE]) { groups { sector stage count budgetYuan dealYuan } } }',
  '{ notices(first: 30, filter: { regions: ["210100"] }) { totalCount { value } nodes { id kind title project { __typename id } } } }',
  '{ projects(first: 201) { nodes { id } } }',
  '{ project(id: "other:nowhere:1") { id } }',
];

async function answersOf(entry: string): Promise<unknown[]> {
  const graph = await startGraph({ entry });
  try {
    await loaded(graph);
    const answers: unknown[] = [];
    for (const query of QUERIES) answers.push(withoutTimes(await graph.ask(query)));
    return answers;
  } finally {
    await graph.stop();
  }
}

/** When something was read differs between two runs, and nothing else does. */
function withoutTimes(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer, (key, value: unknown) => (['fetchedAt', 'asOf'].includes(key) ? undefined : value)));
}

describe('the embedded and the distributed mode', () => {
  it('give the same answers', { timeout: 400_000 }, async () => {
    const embedded = await answersOf('gateway/start.ts');
    expect(await answersOf('gateway/start-distributed.ts')).toEqual(embedded);
  });
});
