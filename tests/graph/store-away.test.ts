import { describe, expect, it } from 'vitest';
import { startGateway } from '../../gateway/server.ts';
import { codingSubgraph } from '../../subgraphs/coding/subgraph.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { POSTGRES_FOLDER, startPostgres } from '../neighbours/start-postgres.ts';

const JSON_BODY = { 'content-type': 'application/json' };
const REQUEST = { system: 'ln-land', project: '1', category: 'B01' };

describe.skipIf(POSTGRES_FOLDER === null && !process.env.CI)('a database that is away', () => {
  it('is told as such, by the graph and the plain way, and never as a fault of ours', { timeout: 60_000 }, async () => {
    const postgres = await startPostgres();
    const store = await openStore({ dataDir: '', databaseUrl: postgres.url, issuer: '12210000MB0YW2108J' });
    const faults: string[] = [];
    const { execute } = codingSubgraph({
      ...{ store, systems: { list: [{ id: 'ln-land' }] as never, codeTables: [] } },
      onFault: (subgraph) => void faults.push(subgraph),
    });
    const gateway = await startGateway({
      ...{ host: '127.0.0.1', port: 0, deadlineMs: 15_000, calls: { coding: execute } },
      isReady: () => Promise.resolve(true),
      reports: () => Promise.resolve([]),
    });
    const post = async (path: string, body: object) => {
      const response = await fetch(new URL(path, gateway.url), { method: 'POST', headers: JSON_BODY, body: JSON.stringify(body) });
      return { status: response.status, answer: (await response.json()) as { readonly data: unknown } };
    };
    expect((await post('/deal-codes', REQUEST)).status).toBe(201);
    await postgres.stop();
    const plain = await post('/deal-codes', REQUEST);
    expect(plain).toMatchObject({ status: 503, answer: { code: 'STORE_DOWN', message: expect.stringMatching(/数据库.*database/u) } });
    const graph = await post('/graphql', { query: '{ codeConflicts { nodes { id } } inspectCode(code: "210000") { kind } }' });
    expect(graph.answer).toMatchObject({ errors: [{ path: ['codeConflicts'], extensions: { code: 'STORE_DOWN' } }] });
    expect(graph.answer.data).toEqual({ codeConflicts: null, inspectCode: { kind: 'REGION_CODE' } });
    expect(new Set(faults)).toEqual(new Set(['coding']));
    await gateway.stop();
    await store.close();
  });
});
