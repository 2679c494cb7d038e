import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_VIEWER } from '../../schema/access/viewer.ts';
import { complaint, instant, party, read, unreadable } from '../sync/rows.ts';
import { OFFICE, OPEN_QUERY, openScopedWorld, WORKS, type ScopedWorld } from './scoped-world.ts';
import { testIdentities, type Asker } from './viewer-tokens.ts';

const DAY = (day: number) => `2026-05-${String(day).padStart(2, '0')}T10:00:00+08:00`;
const LIST =
  '{ complaints { totalCount { value kind } nodes { id state sector region { code } project { id title } content against { name } } } }';
let world: ScopedWorld;
let without: ScopedWorld;
beforeAll(async () => {
  const issuer = await testIdentities();
  [world, without] = await Promise.all([openScopedWorld(issuer), openScopedWorld(issuer)]);
  const road = complaint('c1', 'road', { filedAt: instant(DAY(1)), against: [party('OTHER', '沈阳被诉建设有限公司')], dealCodes: ['X-1'] });
  await world.apply(
    WORKS,
    read('c1', DAY(1), [road]),
    read('c2', DAY(2), [complaint('c2', 'dock', { filedAt: instant(DAY(2)), acceptedAt: instant(DAY(3)) })]),
    read('c4', DAY(4), [complaint('c4', null, { filedAt: instant(DAY(4)), decidedAt: instant(DAY(9)) })]),
    { ...unreadable('c5', DAY(5)), mayHoldBids: true },
  );
  await world.apply(OFFICE, read('c3', DAY(3), [complaint('c3', 'plot', { filedAt: instant(DAY(3)) })]));
  for (const each of [world, without]) await each.pass();
});
afterAll(() => Promise.all([world.stop(), without.stop()]));

const regulator = (sectors: readonly string[], regions: readonly string[]): Asker => ({
  ...{ role: 'SECTOR_REGULATOR', claims: { sectors, regions }, purpose: '办理投诉' },
});
const PROVINCE: Asker = { role: 'PROVINCIAL_REGULATOR', purpose: '办理投诉' };
const OTHERS: readonly Asker[] = [
  {},
  { role: 'OPERATOR', purpose: '运维' },
  { role: 'MARKET_ENTITY', claims: { entity: '91210100MA0000000X' }, purpose: '查询' },
  { role: 'LEGACY_OWNER', claims: { systems: [WORKS.id] }, purpose: '自查' },
];

const idsFor = async (asker: Asker, query = LIST) => {
  const { data, codes } = await world.ask(query, asker);
  expect(codes).toEqual([]);
  const nodes = data.complaints.nodes as { id: string }[];
  expect(data.complaints.totalCount).toEqual({ value: nodes.length, kind: 'EXACT' });
  return nodes.map(({ id }) => id.replace(/^.*:/u, ''));
};

describe('complaints', () => {
  it('are listed with what they are about, the last filed first', async () => {
    expect(await idsFor(PROVINCE)).toEqual(['c4', 'c3', 'c2', 'c1']);
    expect((await world.ask(LIST, { ...PROVINCE, role: 'AUDITOR' })).data.complaints.nodes[3]).toEqual({
      ...{ id: 'city-works:c1', state: 'FILED', sector: 'ENGINEERING', region: { code: '210102' }, content: '投诉 c1' },
      ...{ project: { id: 'engineering:city-works:road', title: '道路' }, against: [{ name: '沈阳被诉建设有限公司' }] },
    });
  });

  it('are a regulator’s within its sectors and regions, those of no known project by their system’s', async () => {
    expect(await idsFor(regulator(['ENGINEERING'], ['210100']))).toEqual(['c4', 'c1']);
    expect(await idsFor(regulator(['ENGINEERING'], ['210000']))).toEqual(['c4', 'c2', 'c1']);
    expect(await idsFor(regulator(['LAND'], ['210200']))).toEqual(['c3']);
    expect(await idsFor(regulator(['LAND'], ['210100']))).toEqual([]);
  });

  it.each(['regions: ["210202"]', 'sectors: [LAND]', 'systems: ["land-office"]', 'systems: ["no such"]', 'states: [ACCEPTED]'])(
    'of others are not there for a filter that names them (%s), nor does anything say so',
    async (filter) => {
      const query = LIST.replace('complaints', `complaints(filter: { ${filter} })`);
      expect(await idsFor(regulator(['ENGINEERING'], ['210100']), query)).toEqual([]);
    },
  );

  it('are paged within the scope: neither a cursor nor hasNextPage tells of others', async () => {
    const query = '{ complaints(first: 1) { totalCount { value } pageInfo { hasNextPage endCursor } nodes { id } } }';
    const first = (await world.ask(query, regulator(['LAND'], ['210000']))).data.complaints;
    expect(first).toMatchObject({ totalCount: { value: 1 }, pageInfo: { hasNextPage: false } });
    const newest = (await world.ask(query, PROVINCE)).data.complaints.pageInfo.endCursor as string;
    const after = query.replace('first: 1', `first: 5, after: "${newest}"`);
    expect((await world.ask(after, regulator(['LAND'], ['210000']))).data.complaints.nodes).toEqual([{ id: 'land-office:c3' }]);
  });

  it('are read for a purpose, and the ledger holds whose systems they are of', async () => {
    expect(await world.ask(LIST, { role: 'PROVINCIAL_REGULATOR' })).toMatchObject({
      data: { complaints: null },
      codes: ['PURPOSE_REQUIRED complaints'],
    });
    await world.ask(LIST, regulator(['LAND'], ['210200']));
    const last = (await world.store.ledger.after(0, 1_000)).at(-1)!;
    expect(last).toMatchObject({ role: 'SECTOR_REGULATOR', purpose: '办理投诉', systems: ['land-office'] });
    expect(last.fields).toContain('Query.complaints');
  });
});

describe('the complaints of a project', () => {
  const nodes = async (selection: string, asker: Asker) => {
    const { data, codes } = await world.ask(`{ projects { nodes { id ${selection} } } }`, asker);
    const shown = (data?.projects.nodes ?? []) as { id: string; complaints?: { id: string }[] | null }[];
    return {
      codes,
      shown: Object.fromEntries(shown.map(({ id, complaints }) => [id.replace(/^.*:/u, ''), complaints?.map((one) => one.id) ?? null])),
    };
  };

  it('are given to whoever may see them, on the interface and on each type', async () => {
    const whole = { road: ['city-works:c1'], dock: ['city-works:c2'], plot: ['land-office:c3'] };
    expect(await nodes('complaints { id }', PROVINCE)).toEqual({ codes: [], shown: whole });
    const ofTypes = '... on EngineeringProject { complaints { id } } ... on LandProject { complaints { id } }';
    expect(await nodes(ofTypes, PROVINCE)).toEqual({ codes: [], shown: whole });
  });

  it('are refused where the project is not the regulator’s own, whether or not there are any', async () => {
    const asker = regulator(['ENGINEERING'], ['210100']);
    const expected = { road: ['city-works:c1'], dock: null, plot: null };
    for (const selection of [
      'complaints { id }',
      '... on EngineeringProject { complaints { id } } ... on LandProject { complaints { id } }',
    ]) {
      const { codes, shown } = await nodes(selection, asker);
      expect(shown).toEqual(expected);
      expect(codes).toHaveLength(2);
      expect(codes.every((code) => code.startsWith('FORBIDDEN projects.nodes.'))).toBe(true);
    }
  });

  it('are given or not by who asks now, whoever has asked the same before', async () => {
    const query = '{ project(id: "engineering:city-works:road") { title complaints { id } } }';
    const owner = OTHERS.find(({ role }) => role === 'LEGACY_OWNER')!;
    for (const asker of [PROVINCE, owner, PROVINCE, regulator(['LAND'], ['210100']), regulator(['ENGINEERING'], ['210100']), owner]) {
      const { data, codes } = await world.ask(query, asker);
      const isRefused = asker === owner || JSON.stringify(asker.claims ?? '').includes('LAND');
      expect(data.project).toEqual({ title: '道路', complaints: isRefused ? null : [{ id: 'city-works:c1' }] });
      expect(codes).toEqual(isRefused ? ['FORBIDDEN project.complaints'] : []);
    }
  });

  it('are refused to everybody else on every path: interface, type, alias, fragment', async () => {
    const paths = [
      '{ project(id: "engineering:city-works:road") { complaints { id } } }',
      '{ project(id: "engineering:city-works:road") { ... on EngineeringProject { x: complaints { id } } } }',
      'query { project(id: "engineering:city-works:road") { ...Part } } fragment Part on TradingProject { complaints { id } }',
      '{ complaints { totalCount { value } } }',
    ];
    for (const asker of OTHERS) {
      for (const path of paths) {
        const { text, codes } = await world.ask(path, asker);
        expect(codes[0]).toMatch(/^(?:FORBIDDEN|BAD_INPUT)/u);
        expect(text).not.toMatch(/c1|c2|totalCount/u);
      }
    }
  });

  it('are refused by the subgraph itself to whoever asks it by a representation', async () => {
    const query = `{ _entities(representations: [{ __typename: "TradingProject", id: "engineering:city-works:dock" }]) { ... on TradingProject { complaints { id } } } }`;
    const ask = (viewer: object) =>
      world.subgraphs.get('search')!.execute({ query }, AbortSignal.timeout(5_000), { ...PUBLIC_VIEWER, ...viewer });
    const own = { role: 'SECTOR_REGULATOR', sectors: ['ENGINEERING'], purpose: '办理投诉' };
    for (const viewer of [{}, { ...own, regions: ['210100'] }, { role: 'LEGACY_OWNER', systems: [WORKS.id], purpose: '自查' }])
      expect(await ask(viewer)).toMatchObject({
        data: { _entities: [{ complaints: null }] },
        errors: [{ extensions: { code: 'FORBIDDEN' } }],
      });
    expect(await ask({ ...own, regions: ['210200'] })).toMatchObject({ data: { _entities: [{ complaints: [{ id: 'city-works:c2' }] }] } });
  });
});

describe('two worlds, of which one holds complaints', () => {
  it.each([...OTHERS, regulator(['PROCUREMENT'], ['210100'])])('answer %o alike, byte for byte', async (asker) => {
    const [one, other] = await Promise.all([world.ask(OPEN_QUERY, asker), without.ask(OPEN_QUERY, asker)]);
    expect(one.codes).toEqual([]);
    expect(one.text).toBe(other.text);
  });

  it('answer alike where a regulator of other places asks for complaints', async () => {
    const asker = regulator(['PROCUREMENT'], ['210100']);
    for (const query of [
      LIST,
      '{ projects { nodes { complaints { id } } } }',
      '{ complaints(filter: { systems: ["city-works"] }) { edges { cursor } } }',
    ])
      expect((await world.ask(query, asker)).text).toBe((await without.ask(query, asker)).text);
  });
});
