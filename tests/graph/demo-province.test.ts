/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/restrict-plus-operands -- answers of the graph are read as they come */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_QUERY } from '../../gateway/demo-query.ts';
import { askAs, loaded, setFault, startGraph, until, type RunningGraph } from './running-graph.ts';

const SYSTEMS = ['ln-engineering', 'ln-procurement', 'ln-land-mineral', 'ln-property-rights'];
const TYPES: Record<string, string> = {
  ENGINEERING: 'EngineeringProject',
  PROCUREMENT: 'ProcurementProject',
  LAND: 'LandProject',
  MINERAL: 'MineralProject',
  PROPERTY_RIGHTS: 'PropertyRightsProject',
};

const DETAIL = Object.values(TYPES)
  .map((type) => `... on ${type} { detail { source { system nativeId state fetchedAt } failure { code system messageZh messageEn } } }`)
  .join('\n');

let graph: RunningGraph;

beforeAll(async () => {
  graph = await startGraph();
  await loaded(graph);
}, 240_000);

afterAll(() => graph.stop());

describe('the demo province', () => {
  it('answers the demo query with projects of every sector, parties, notices and live detail', async () => {
    const { data, errors } = await graph.ask(DEMO_QUERY);
    expect(errors).toBeUndefined();
    const { nodes, coverage, totalCount } = data.projects;
    expect(nodes).toHaveLength(20);
    expect(totalCount.value).toBeGreaterThan(100);
    expect(coverage.complete).toBe(true);
    expect(coverage.sources.map(({ system }: any) => system)).toEqual(SYSTEMS);
    expect(new Set(nodes.map(({ sector }: any) => sector)).size).toBeGreaterThanOrEqual(4);
    for (const node of nodes) {
      expect(node.__typename).toBe(TYPES[node.sector]);
      expect(['LIVE', 'CACHED']).toContain(node.detail.source.state);
      expect(node.parties.length).toBeGreaterThan(0);
      expect(node.source.state).toBe('INDEX_ONLY');
    }
  });

  it.each(Object.keys(TYPES))('reads the detail of %s projects from the system that owns them', async (sector) => {
    const { data, errors } = await graph.ask(
      `{ projects(first: 3, filter: { sectors: [${sector}] }) { nodes { id source { system nativeId } ${DETAIL} } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.projects.nodes).toHaveLength(3);
    for (const { detail, source } of data.projects.nodes) {
      expect(detail.source).toMatchObject({ system: source.system, nativeId: source.nativeId });
      expect(['LIVE', 'CACHED']).toContain(detail.source.state);
    }
  });

  it('pages through a list without a gap or a repetition', async () => {
    const query =
      'query($after: String) { projects(first: 150, after: $after, filter: { sectors: [LAND] }) { totalCount { value } pageInfo { hasNextPage endCursor } nodes { id } } }';
    const ids: string[] = [];
    let page: any = null;
    do {
      page = (await graph.ask(query, { after: page?.pageInfo.endCursor ?? null })).data.projects;
      ids.push(...page.nodes.map(({ id }: any) => id));
    } while (page.pageInfo.hasNextPage);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(page.totalCount.value);
  });

  it('shows each system, and how many of its rows cannot be read', async () => {
    const { data, errors } = await graph.ask(
      '{ legacySystems { id name state lastSync lag counts { projects quarantined } limits { concurrency } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.legacySystems.map(({ id }: any) => id)).toEqual(SYSTEMS);
    expect(data.legacySystems.some(({ counts }: any) => counts.quarantined > 0)).toBe(true);
  });

  it.each(SYSTEMS)('shows the owner of %s its faulty rows in its own columns, and no other system’s', async (system) => {
    const asOwner = askAs(graph, 'LEGACY_OWNER', '改正数据', system);
    const { data, errors } = await asOwner(
      '{ legacySystems { id unmappedCodes { list raw column count } quarantined(first: 5) { totalCount { value } nodes { table encoding rawBase64 rawBytes findings { code severity column messageZh messageEn } } } } }',
    );
    const own = data.legacySystems.find(({ id }: any) => id === system);
    expect(own.unmappedCodes).toBeInstanceOf(Array);
    expect(own.quarantined.totalCount.value).toBeGreaterThan(0);
    for (const row of own.quarantined.nodes) expect(row.findings.some(({ severity }: any) => severity === 'ERROR')).toBe(true);
    for (const { id, quarantined, unmappedCodes } of data.legacySystems)
      if (id !== system) expect([quarantined, unmappedCodes]).toEqual([null, null]);
    expect(new Set(errors.map(({ extensions }: any) => extensions.code))).toEqual(new Set(['FORBIDDEN']));
  });

  it('counts by sector what the list counts', async () => {
    const { data } = await graph.ask(
      '{ statistics(groupBy: [SECTOR]) { coverage { complete } groups { sector count budgetYuan dealYuan } } projects(first: 0) { totalCount { value } nodes { id } } }',
    );
    const total = data.statistics.groups.reduce((sum: number, { count }: any) => sum + count, 0);
    expect(total).toBe(data.projects.totalCount.value);
    expect(total).toBeGreaterThan(2_900);
    expect(data.projects.nodes).toEqual([]);
  });

  it('finds a project by its deal code and by its id', async () => {
    const { data } = await graph.ask('{ projects(first: 50, filter: { sectors: [ENGINEERING] }) { nodes { id dealCodes } } }');
    const { id, dealCodes } = data.projects.nodes.find((node: any) => node.dealCodes?.length > 0);
    const found = await graph.ask(
      'query($id: ID!, $code: String!) { project(id: $id) { __typename id title } projectByCode(dealCode: $code) { id } }',
      {
        id,
        code: dealCodes[0],
      },
    );
    expect(found.data.project).toMatchObject({ __typename: 'EngineeringProject', id });
    expect(found.data.projectByCode.map((node: any) => node.id)).toContain(id);
  });

  it('names by closed lists which record states a party and what happened when', async () => {
    const { data, errors } = await graph.ask(
      '{ projects(first: 100) { nodes { parties { statedIn } timeline { recordKind noticeKind } notices { contentType } } } }',
    );
    expect(errors).toBeUndefined();
    const named = (values: any[]) => [...new Set(values)].filter((value) => value !== null).sort();
    const { nodes } = data.projects;
    expect(named(nodes.flatMap(({ parties }: any) => parties.map(({ statedIn }: any) => statedIn)))).toContain('PROJECT');
    expect(named(nodes.flatMap(({ timeline }: any) => timeline.map(({ recordKind }: any) => recordKind)))).toContain('NOTICE');
    expect(['HTML', 'TEXT']).toEqual(
      expect.arrayContaining(named(nodes.flatMap(({ notices }: any) => notices.map(({ contentType }: any) => contentType)))),
    );
  });

  it('says of an unknown project nothing but null', async () => {
    const { data, errors } = await graph.ask('{ project(id: "engineering:ln-engineering:none") { id } }');
    expect(data.project).toBeNull();
    expect(errors).toBeUndefined();
  });
});

describe('a system that fails', () => {
  it('leaves the others whole, and its own projects with the last good copy and the reason', async () => {
    await setFault(graph, 'ln-land-mineral', 'DROP');
    try {
      const query = `{ land: projects(first: 3, after: null, orderBy: { field: AMOUNT, direction: DESC }, filter: { sectors: [LAND] }) { nodes { id title ${DETAIL} } } engineering: projects(first: 3, filter: { sectors: [ENGINEERING] }) { nodes { id ${DETAIL} } } }`;
      const { data, errors } = await graph.ask(query);
      expect(errors).toBeUndefined();
      for (const { title, detail } of data.land.nodes) {
        expect(title).toBeTruthy();
        expect(detail.source.state).toBe('STALE');
        expect(detail.failure).toMatchObject({ system: 'ln-land-mineral', code: expect.stringMatching(/^SOURCE_(DOWN|TIMEOUT)$/u) });
      }
      for (const { detail } of data.engineering.nodes) expect(detail.source.state).not.toBe('STALE');
      await until(
        () => graph.ask('{ projects(first: 1) { coverage { complete sources { system state error { code } } } } }'),
        (answer) =>
          answer.data.projects.coverage.sources.some(({ state }: any) => state === 'DOWN') && !answer.data.projects.coverage.complete,
      );
    } finally {
      await setFault(graph, 'ln-land-mineral', 'NONE');
    }
  });
});

describe('all four systems that fail', () => {
  it('leave the lists whole from the index, and the coverage says so', async () => {
    const set = (mode: string) => Promise.all(SYSTEMS.map((system) => setFault(graph, system, mode)));
    await set('DROP');
    try {
      const query =
        '{ projects(first: 20) { totalCount { value } coverage { complete asOf sources { system state asOf matched { value } error { code system messageZh messageEn } } } nodes { id title notices { id } } } }';
      const { data, errors } = await until(
        () => graph.ask(query),
        (answer) => answer.data.projects.coverage.sources.every(({ state }: any) => state === 'DOWN'),
      );
      expect(errors).toBeUndefined();
      expect(data.projects.nodes).toHaveLength(20);
      expect(data.projects.totalCount.value).toBeGreaterThan(2_900);
      expect(data.projects.coverage.complete).toBe(false);
      for (const { system, asOf, matched, error } of data.projects.coverage.sources) {
        expect(Date.parse(asOf)).toBeLessThanOrEqual(Date.now());
        expect(matched.value).toBeGreaterThan(0);
        expect(error).toMatchObject({ system, code: expect.stringMatching(/^SOURCE_/u) });
      }
    } finally {
      await set('NONE');
    }
  });
});

describe('input that cannot be', () => {
  const refused = async (query: string) => (await graph.ask(query)).errors?.[0]?.extensions;

  it.each([
    ['a page of 201', '{ projects(first: 201) { nodes { id } } }', 'BAD_INPUT'],
    ['a page of -1', '{ projects(first: -1) { nodes { id } } }', 'BAD_INPUT'],
    ['a cursor of another list', '{ projects(after: "bm90IGEgY3Vyc29y") { nodes { id } } }', 'BAD_INPUT'],
    ['a time that is none', '{ projects(filter: { publishedFrom: "yesterday" }) { nodes { id } } }', 'BAD_INPUT'],
    ['an amount that is none', '{ projects(filter: { amountFrom: "many" }) { nodes { id } } }', 'BAD_INPUT'],
    ['an unknown sector', '{ projects(filter: { sectors: [FISH] }) { nodes { id } } }', 'BAD_INPUT'],
    ['an unknown field', '{ fish }', 'BAD_INPUT'],
    ['a syntax error', '{ projects(', 'BAD_INPUT'],
    ['a query too deep', `{ projects { nodes ${'{ notices { project '.repeat(10)}{ id }${' } }'.repeat(10)} } }`, 'TOO_COSTLY'],
    ['too many aliases', `{ ${Array.from({ length: 60 }, (_, index) => `a${index}: __typename`).join(' ')} }`, 'TOO_COSTLY'],
  ])('is refused with a code and sentences in two languages: %s', async (_, query, code) => {
    expect(await refused(query)).toMatchObject({
      code,
      messageZh: expect.stringMatching(/\p{Script=Han}/u),
      messageEn: expect.any(String),
    });
  });

  it.each([
    ['GBK bytes', Buffer.from([0x7b, 0x22, 0xc9, 0xf2, 0xd1, 0xf4, 0x22, 0x7d])],
    ['half a JSON', Buffer.from('{"query":')],
    ['a list', Buffer.from('[1]')],
  ])('is refused before it is read further: %s', async (_, body) => {
    const response = await fetch(graph.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(response.status).toBe(400);
    expect(((await response.json()) as any).errors[0].extensions.code).toBe('BAD_INPUT');
  });

  it('is refused when it is too long', async () => {
    const body = JSON.stringify({ query: `{ __typename } #${'x'.repeat(300_000)}` });
    const response = await fetch(graph.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(response.status).toBe(413);
  });
});
