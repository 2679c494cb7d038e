import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type RunningGateway } from '../../gateway/server.ts';
import { CODE_KINDS } from '../../schema/codes/code-kind.ts';
import { codingSubgraph } from '../../subgraphs/coding/subgraph.ts';
import { askGraph, type Graph } from './running-graph.ts';

const CODES: Readonly<Record<string, string>> = {
  deal: 'A02-123100007847653857-20161012-000015-Q',
  project: 'G1310002001622001',
  tenderProject: 'e3100000151008459002',
  section: 'E3501820102700047002001',
  investment: '2018-350182-48-01-012345',
  credit: '91350211M0000XUF46',
  organisation: '71526726-X',
  platform: 'PLATFORM_CODE=12350100MB02709751',
  system: 'E5101000890',
  region: '210282',
  unknown: '巩财询价采购-2026-3',
};
const FIELDS = '{ kind wellFormed checkPasses normalized segments { name value meaning } findings { rule severity message } }';

let gateway: RunningGateway;
let ask: Graph['ask'];

/** Codes explain themselves: the gateway and the coding subgraph are enough, nothing is read from a store. */
beforeAll(async () => {
  const store = { projects: { byIds: () => Promise.reject(new Error('codes are not looked up')) } };
  const { execute } = codingSubgraph({ store: store as never, systems: { list: [], codeTables: [] } });
  const [isReady, reports] = [() => Promise.resolve(true), () => Promise.resolve([])];
  gateway = await startGateway({ host: '127.0.0.1', port: 0, deadlineMs: 5_000, calls: { coding: execute }, isReady, reports });
  ask = askGraph(gateway.url);
});
afterAll(() => gateway.stop());

describe('inspectCode', () => {
  it('tells one of each kind', async () => {
    const asked = Object.entries(CODES).map(([name, code]) => `${name}: inspectCode(code: ${JSON.stringify(code)}) ${FIELDS}`);
    const { data, errors } = await ask(`{ ${asked.join('\n')} }`);
    expect(errors).toBeUndefined();
    const kinds = Object.keys(CODES).map((name) => data[name].kind as string);
    expect(kinds).toEqual(CODE_KINDS);
    const checks = ['deal', 'project', 'credit', 'platform'].map((name) => data[name].checkPasses as boolean | null);
    expect(checks).toEqual([true, null, false, true]);
  });

  it('says names, meanings and messages in both languages', async () => {
    const { data } = await ask(`query($code: String!) { inspectCode(code: $code) ${FIELDS} }`, { code: CODES['credit'] });
    const { segments, findings } = data.inspectCode;
    expect(segments[1]).toEqual({ name: '机构类别代码 / kind of body', value: '1', meaning: '企业 / Enterprise' });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ rule: 'CREDIT_CHECK_FAILS', severity: 'WARNING' });
    expect(findings[0].message).toMatch(/应为“R”.+ \/ .+should be “R”/u);
  });

  it('repeats nothing of a citizen’s id number', async () => {
    const answer = await ask(`query($code: String!) { inspectCode(code: $code) ${FIELDS} }`, { code: '11010519491231002X' });
    expect(answer.data.inspectCode).toMatchObject({ kind: 'UNKNOWN', normalized: null, segments: [], findings: [{ rule: 'WITHHELD' }] });
    expect(JSON.stringify(answer)).not.toMatch(/110105|1949/u);
  });
});
