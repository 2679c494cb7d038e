/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the graph are read as they come */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProvince, type GatewayGraph, type LoadedProvince } from './loaded-province.ts';

let province: LoadedProvince;
let graph: GatewayGraph;
beforeAll(async () => {
  province = await loadProvince();
  graph = await province.openGateway();
}, 600_000);
afterAll(async () => {
  await graph.stop();
  await province.stop();
});

async function data(query: string): Promise<any> {
  const answer = await graph.ask(query);
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

describe('policies in the graph', () => {
  it('say what a rule rests on, by policy and article', async () => {
    const { policy } = await data(
      '{ policy(id: "tendering-law-regulation") { title kind level issuer status isBasis fullTextUrl citations(article: "54") { text rules confidence policy { id } } none: citations(article: "999") { text } } }',
    );
    expect(policy).toMatchObject({
      title: '招标投标法实施条例',
      kind: 'ADMINISTRATIVE_REGULATION',
      level: 'NATIONAL',
      status: 'IN_FORCE',
      isBasis: true,
      fullTextUrl: null,
    });
    expect(policy.citations).toEqual([
      { text: '《招标投标法实施条例》第54条', rules: ['E07', 'E11', 'E12'], confidence: 'V', policy: { id: 'tendering-law-regulation' } },
    ]);
    expect(policy.none).toEqual([]);
  });

  it('tell the two orders No. 39 apart', async () => {
    const { policies } = await data('{ policies(filter: { text: "39号" }) { totalCount { value kind } nodes { id issuers issuedYear } } }');
    expect(policies.totalCount).toEqual({ value: 2, kind: 'EXACT' });
    expect(policies.nodes.map(({ issuers }: any) => issuers[0]).sort()).toEqual(['国土资源部', '国家发展改革委']);
  });

  it('have a status as of a day, and what was known at a moment', async () => {
    const { policy, unknown } = await data(
      '{ policy(id: "liaoning-platform-plan-2015") { before: status(on: "2015-12-29") status isBasis(on: "2015-12-29") region { code name } versions { listed changedFields file { name version } } } unknown: policy(id: "tendering-law", knownAt: "2020-01-01T00:00:00+08:00") { id } }',
    );
    expect(policy).toMatchObject({
      before: 'NOT_YET_IN_FORCE',
      status: 'IN_FORCE',
      isBasis: false,
      region: { code: '210000', name: '辽宁省' },
    });
    expect(policy.versions).toMatchObject([{ listed: true, file: { name: 'liaoning', version: 1 } }]);
    expect(unknown).toBeNull();
  });

  it('refuse a day, a region and a cursor that are none, in both languages', async () => {
    for (const query of [
      '{ policies(filter: { inForceOn: "2025-02-29" }) { nodes { id } } }',
      '{ policies(after: "garbage") { nodes { id } } }',
      '{ catalogue(region: "Liaoning") { id } }',
    ]) {
      const { errors } = await graph.ask(query);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', messageZh: expect.stringMatching(/\p{Script=Han}/u) } }]);
    }
  });
});

describe('the catalogue in the graph', () => {
  it('lists what must trade on a platform, with its basis', async () => {
    const { catalogue } = await data(
      '{ catalogue(region: "210000") { id name mustTradeOnPlatform confidence sectors categories { code name } basis { text policy { id title } } } }',
    );
    expect(catalogue[0]).toMatchObject({ id: 'engineering-tenders', mustTradeOnPlatform: true, confidence: 'S', sectors: ['ENGINEERING'] });
    expect(catalogue.find(({ id }: any) => id === 'land-and-mineral-rights').basis.map(({ text }: any) => text)).toContain(
      '《矿产资源法》第17条',
    );
    expect(catalogue.find(({ id }: any) => id === 'class-two-vaccines').mustTradeOnPlatform).toBeNull();
  });

  it('says of every project where it stands and why, whatever its type', async () => {
    const { projects } = await data('{ projects(first: 200) { nodes { __typename catalogue { state item { id } reasonZh reasonEn } } } }');
    for (const { catalogue } of projects.nodes) {
      expect(['LISTED', 'LISTED_BUT_ELSEWHERE', 'UNKNOWN']).toContain(catalogue.state);
      expect(catalogue.item).not.toBeNull();
      expect(catalogue.reasonZh).toMatch(/\p{Script=Han}/u);
    }
    expect(projects.nodes.filter(({ catalogue }: any) => catalogue.state === 'LISTED').length).toBeGreaterThan(100);
  });

  it('lists the projects that say they trade in no trading centre', async () => {
    const { catalogueFindings } = await data(
      '{ catalogueFindings(first: 3) { totalCount { value } nodes { state reason item { id } project { title sector catalogue { state } } } } }',
    );
    expect(catalogueFindings.totalCount.value).toBeGreaterThan(0);
    for (const { state, reason, project } of catalogueFindings.nodes) {
      expect(state).toBe('LISTED_BUT_ELSEWHERE');
      expect(reason).toContain('非交易中心');
      expect(project).toMatchObject({ sector: 'ENGINEERING', catalogue: { state } });
    }
  });
});
