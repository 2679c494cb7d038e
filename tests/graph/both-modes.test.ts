/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the graph are read as they come */
import { describe, expect, it } from 'vitest';
import { DEMO_QUERY } from '../../gateway/demo-query.ts';
import { POSTGRES_FOLDER, startPostgres } from '../neighbours/start-postgres.ts';
import { loaded, metricsOf, setFault, startGraph } from './running-graph.ts';

const QUERIES = [
  DEMO_QUERY,
  '{ statistics(groupBy: [SECTOR, STAGE]) { groups { sector stage count budgetYuan dealYuan } } }',
  '{ notices(first: 30, filter: { regions: ["210100"] }) { totalCount { value } nodes { id kind title project { __typename id } } } }',
  '{ projects(first: 201) { nodes { id } } }',
  '{ project(id: "other:nowhere:1") { id } }',
];

/** Detail of a sector's projects while their system is silent. */
const COPIES =
  '{ projects(first: 3, filter: { sectors: [ENGINEERING] }) { nodes { id ... on EngineeringProject { detail { source { state } failure { code system } lots { title } } } } } }';

async function answersOf(
  entry: string,
  databaseUrl = '',
): Promise<{ readonly answers: unknown[]; readonly copies: any; readonly metrics: ReadonlyMap<string, number> }> {
  const graph = await startGraph({ entry, databaseUrl });
  try {
    await loaded(graph);
    const answers: unknown[] = [];
    for (const query of QUERIES) answers.push(withoutTimes(await graph.ask(query)));
    await setFault(graph, 'ln-engineering', 'DROP');
    return { answers, copies: await graph.ask(COPIES), metrics: await metricsOf(graph) };
  } finally {
    await graph.stop();
  }
}

/** A code that the hub gave: its sequence says in which order rows arrived. */
const GIVEN_HERE = /"[A-Z]\d{2}-12210000MB0YW2108J-\d{8}-\d{6}-.",?/gu;

/** When something was read differs between two runs, and what the hub numbered; nothing else does. */
function withoutTimes(answer: unknown): unknown {
  const text = JSON.stringify(answer, (key, value: unknown) => (['fetchedAt', 'asOf'].includes(key) ? undefined : value));
  return JSON.parse(text.replaceAll(GIVEN_HERE, ''));
}

describe('the embedded and the distributed mode', () => {
  it('give the same answers, over either store', { timeout: 600_000 }, async () => {
    const embedded = await answersOf('gateway/start.ts');
    const distributed = await answersOf('gateway/start-distributed.ts');
    expect(distributed.answers).toEqual(embedded.answers);
    expectCopies(embedded.copies);
    // The embedded store belongs to the hub's process alone: the sectors have no copies, and say why.
    expect(distributed.copies.data.projects.nodes).toHaveLength(3);
    expect(distributed.copies.errors).toHaveLength(3);
    for (const { extensions } of distributed.copies.errors)
      expect(extensions).toMatchObject({ code: 'SOURCE_DOWN', system: 'ln-engineering' });
    for (const { metrics } of [embedded, distributed]) {
      expect(metrics.get('yiwang_legacy_calls_total{system="ln-engineering"}')).toBeGreaterThan(0);
      expect(metrics.get('yiwang_legacy_breaker{system="ln-procurement",state="CLOSED"}')).toBe(1);
      expect(metrics.get('yiwang_sync_lag_seconds{system="ln-land-mineral"}')).toBeGreaterThanOrEqual(0);
    }
    if (POSTGRES_FOLDER === null && !process.env['CI']) return console.warn('skipped: PostgreSQL is not installed');
    const postgres = await startPostgres();
    try {
      const shared = await answersOf('gateway/start-distributed.ts', postgres.url);
      expect(shared.answers).toEqual(embedded.answers);
      expectCopies(shared.copies);
    } finally {
      await postgres.stop();
    }
  });
});

function expectCopies({ data, errors }: any): void {
  expect(errors).toBeUndefined();
  for (const { detail } of data.projects.nodes) {
    expect(detail).toMatchObject({ source: { state: 'STALE' }, failure: { code: 'SOURCE_DOWN', system: 'ln-engineering' } });
    expect(detail.lots.length).toBeGreaterThan(0);
  }
}
