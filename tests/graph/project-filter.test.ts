/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the graph are read as they come */
import { Big } from 'big.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../../adapters/sandbox/sandbox.ts';
import { connectSystems } from '../../gateway/start-systems.ts';
import { describeRefusedArguments } from './refused-arguments.ts';
import { loadProvince, type GatewayGraph, type LoadedProvince } from './loaded-province.ts';

const FIELDS =
  'id title sector stage publishedAt updatedAt dealCodes region { code } budget { yuan } dealAmount { yuan } parties { role code } source { system }';

let loaded: LoadedProvince;
let graph: GatewayGraph;
/** Every project of the province, as the graph shows it without a filter. */
let everything: readonly any[];

beforeAll(async () => {
  loaded = await loadProvince();
  graph = await loaded.openGateway();
  everything = (await pagesOf({ first: 200 }, FIELDS)).nodes;
}, 240_000);
afterAll(async () => {
  await graph.stop();
  await loaded.stop();
});

type Arguments = { readonly first: number; readonly filter?: object; readonly orderBy?: object };

/** Pages to the end; `between` runs beside each page. */
async function pagesOf({ first, filter, orderBy }: Arguments, fields: string, between: () => Promise<unknown> = () => Promise.resolve()) {
  const query = `query($first: Int, $filter: ProjectFilter, $orderBy: ProjectOrder, $after: String) {
    projects(first: $first, filter: $filter, orderBy: $orderBy, after: $after) {
      totalCount { value kind } pageInfo { hasNextPage endCursor } nodes { ${fields} }
    }
  }`;
  const nodes: any[] = [];
  for (let after: string | null = null; ;) {
    const answers: readonly any[] = await Promise.all([graph.ask(query, { first, filter, orderBy, after }), between()]);
    const [answer] = answers;
    expect(answer.errors).toBeUndefined();
    const { pageInfo, totalCount, nodes: shown }: any = answer.data.projects;
    nodes.push(...shown);
    if (!pageInfo.hasNextPage) return { nodes, totalCount };
    after = pageInfo.endCursor;
  }
}

const idsOf = (nodes: readonly any[]): string[] => nodes.map(({ id }) => id).sort();
const amountOf = (node: any): string | null => node.dealAmount?.yuan ?? node.budget?.yuan ?? null;

/** The middle one of what is stated, so that a bound there divides the province. */
function median<Value>(values: readonly (Value | null)[], compare: (a: Value, b: Value) => number): Value {
  const stated = values.filter((value) => value !== null).toSorted(compare);
  return stated[stated.length >> 1]!;
}

/** A filter, and by hand which projects it means. */
interface Case {
  readonly filter: object;
  readonly means: (node: any) => boolean;
}

/** Cases that mean every project of this province. */
const WHOLE = ['a province', 'nothing at all', 'parts that are null'];

const CASES: Readonly<Record<string, () => Case>> = {
  'a word of two characters': () => ({ filter: { text: '道路' }, means: ({ title }) => title.includes('道路') }),
  'two words, both of which must occur': () => ({
    filter: { text: '沈阳 工程' },
    means: ({ title }) => title.includes('沈阳') && title.includes('工程'),
  }),
  'one sector': () => ({ filter: { sectors: ['MINERAL'] }, means: ({ sector }) => sector === 'MINERAL' }),
  'two sectors': () => ({
    filter: { sectors: ['LAND', 'PROPERTY_RIGHTS'] },
    means: ({ sector }) => ['LAND', 'PROPERTY_RIGHTS'].includes(sector),
  }),
  'a province': () => ({ filter: { regions: ['210000'] }, means: ({ region }) => region?.code?.startsWith('21') ?? false }),
  'a city with its districts': () => ({
    filter: { regions: ['210200'] },
    means: ({ region }) => region?.code?.startsWith('2102') ?? false,
  }),
  'a district': () => ({ filter: { regions: ['210102'] }, means: ({ region }) => region?.code === '210102' }),
  'two cities': () => ({ filter: { regions: ['210300', '210400'] }, means: ({ region }) => /^210[34]/u.test(region?.code ?? '') }),
  stages: () => ({ filter: { stages: ['AWARDED', 'FAILED'] }, means: ({ stage }) => ['AWARDED', 'FAILED'].includes(stage) }),
  'published from a moment on': () => {
    const from = median<string>(
      everything.map(({ publishedAt }) => publishedAt),
      (a, b) => Date.parse(a) - Date.parse(b),
    );
    return {
      filter: { publishedFrom: from },
      means: ({ publishedAt }) => publishedAt !== null && Date.parse(publishedAt) >= Date.parse(from),
    };
  },
  'published before a moment': () => {
    const to = median<string>(
      everything.map(({ publishedAt }) => publishedAt),
      (a, b) => Date.parse(a) - Date.parse(b),
    );
    return { filter: { publishedTo: to }, means: ({ publishedAt }) => publishedAt !== null && Date.parse(publishedAt) < Date.parse(to) };
  },
  'an amount and more': () => {
    const from = median<string>(everything.map(amountOf), (a, b) => new Big(a).cmp(b));
    return { filter: { amountFrom: from }, means: (node) => amountOf(node) !== null && new Big(amountOf(node)!).gte(from) };
  },
  'an amount and less': () => {
    const to = median<string>(everything.map(amountOf), (a, b) => new Big(a).cmp(b));
    return { filter: { amountTo: to }, means: (node) => amountOf(node) !== null && new Big(amountOf(node)!).lte(to) };
  },
  'a party in any role': () => {
    const code = frequentParty();
    return { filter: { entity: code }, means: ({ parties }) => parties.some((party: any) => party.code === code) };
  },
  'a party in one role': () => {
    const { code, role } = frequentRole();
    const means = ({ parties }: any) => parties.some((party: any) => party.code === code && party.role === role);
    return { filter: { entity: code, roles: [role] }, means };
  },
  'a deal code': () => {
    const dealCode = everything.find(({ dealCodes }) => dealCodes?.length > 0).dealCodes[0];
    return { filter: { dealCode }, means: ({ dealCodes }) => dealCodes?.includes(dealCode) };
  },
  systems: () => ({ filter: { systems: ['ln-land-mineral'] }, means: ({ source }) => source.system === 'ln-land-mineral' }),
  'several parts, all of which must hold': () => ({
    filter: { sectors: ['ENGINEERING'], regions: ['210100'], stages: ['PERFORMED', 'CONTRACTED', 'AWARDED'] },
    means: ({ sector, region, stage }) =>
      sector === 'ENGINEERING' && /^2101/u.test(region?.code ?? '') && ['PERFORMED', 'CONTRACTED', 'AWARDED'].includes(stage),
  }),
  'nothing at all': () => ({ filter: {}, means: () => true }),
  'parts that are null': () => ({ filter: { text: null, sectors: null, regions: null, amountFrom: null }, means: () => true }),
};

const parties = () => everything.flatMap(({ parties: named }) => named).filter(({ code }: any) => code !== null);
const frequentParty = (): string => mostFrequent(parties().map(({ code }: any) => code));
function frequentRole(): { code: string; role: string } {
  const [code, role] = mostFrequent(parties().map((party: any) => `${party.code} ${party.role}`)).split(' ');
  return { code: code!, role: role! };
}
function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]![0];
}

describe('the filter of projects', () => {
  it.each(Object.entries(CASES))('finds exactly the projects it means: %s', async (name, make) => {
    const { filter, means } = make();
    const meant = everything.filter(means);
    expect(meant.length, 'a case that means nothing proves nothing').toBeGreaterThan(0);
    if (!WHOLE.includes(name)) expect(meant.length).toBeLessThan(everything.length);
    const { nodes, totalCount } = await pagesOf({ first: 200, filter }, 'id');
    expect(idsOf(nodes)).toEqual(idsOf(meant));
    expect(totalCount).toEqual({ value: meant.length, kind: 'EXACT' });
  });

  it('that is null asks for nothing', async () => {
    const { data, errors } = await graph.ask('{ projects(first: 1, filter: null) { totalCount { value } } }');
    expect(errors).toBeUndefined();
    expect(data.projects.totalCount.value).toBe(everything.length);
  });

  it('finds nothing where a list is empty, and says so exactly', async () => {
    const { data, errors } = await graph.ask('{ projects(filter: { sectors: [] }) { totalCount { value kind } nodes { id } } }');
    expect(errors).toBeUndefined();
    expect(data.projects).toEqual({ totalCount: { value: 0, kind: 'EXACT' }, nodes: [] });
  });
});

const SORT_VALUES: Readonly<Record<string, (node: any) => number | null>> = {
  PUBLISHED_AT: ({ publishedAt }) => (publishedAt === null ? null : Date.parse(publishedAt)),
  UPDATED_AT: ({ updatedAt }) => Date.parse(updatedAt),
  AMOUNT: (node) => (amountOf(node) === null ? null : Number(amountOf(node))),
};
const ORDERS = Object.keys(SORT_VALUES).flatMap((field) => ['ASC', 'DESC'].map((direction) => [field, direction] as const));

describe('the pages of projects', () => {
  it.each(ORDERS)('are in order and hold each project once: %s %s', async (field, direction) => {
    const { nodes, totalCount } = await pagesOf({ first: 199, orderBy: { field, direction } }, FIELDS);
    expect(idsOf(nodes)).toEqual(idsOf(everything));
    expect(totalCount.value).toBe(nodes.length);
    const values = nodes.map(SORT_VALUES[field]!).filter((value) => value !== null);
    const sign = direction === 'ASC' ? 1 : -1;
    expect(values).toEqual(values.toSorted((a, b) => sign * (a - b)));
  });

  it('of 37 hold each project once while another system is being read', { timeout: 120_000 }, async () => {
    const before = idsOf(everything);
    const joining = await joiningSystem();
    try {
      const { nodes } = await pagesOf({ first: 37 }, 'id', joining.applyNext);
      const seen = nodes.map(({ id }) => id as string);
      expect(joining.applied()).toBeGreaterThan(10);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((id) => before.includes(id)).sort()).toEqual(before);
      await joining.applyRest();
      const after = await pagesOf({ first: 200 }, 'id');
      expect(after.totalCount).toEqual({ value: after.nodes.length, kind: 'EXACT' });
      expect(after.nodes.length).toBeGreaterThan(before.length);
    } finally {
      await joining.stop();
    }
  });
});

/** A fifth system, whose pages go into the store one by one as the synchroniser applies them. */
async function joiningSystem() {
  const known = loaded.province.systems.find(({ id }) => id === 'ln-property-rights')!;
  const province = { ...loaded.province, systems: [{ ...known, id: 'sy-property-rights', region: '210100' }] };
  const sandbox = await startSandbox({ province, dataDir: `${loaded.dataDir}/joining` });
  const systems = connectSystems(province, sandbox.endpoints);
  const [adapter] = systems.adapters;
  const pages = adapter!.changes(null, AbortSignal.timeout(100_000))[Symbol.asyncIterator]();
  let applied = 0;
  const applyNext = async (): Promise<boolean> => {
    const { value, done } = await pages.next();
    if (done === true) return false;
    await loaded.hub.store.writer.apply('sy-property-rights', adapter!.mappingVersion, value);
    applied += 1;
    return true;
  };
  return {
    applyNext,
    applied: () => applied,
    async applyRest() {
      while (await applyNext());
    },
    stop: () => Promise.all([systems.close(), sandbox.stop()]),
  };
}

describeRefusedArguments(() => graph);
