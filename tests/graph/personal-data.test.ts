import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notice, project, read, region } from '../sync/rows.ts';
import { OFFICE, openScopedWorld, WORKS, type ScopedWorld } from './scoped-world.ts';
import { testIdentities, type Asker } from './viewer-tokens.ts';

const AT = '2026-05-02T10:00:00+08:00';
const [PHONE, ID_NUMBER, ACCOUNT] = ['13800138000', '210102199003078910', '6222020200112230308'];
const EXPERTS = '评标委员会成员：张伟明、李晓红';
const WORDS = `联系人手机${PHONE}，身份证号${ID_NUMBER}，账号${ACCOUNT}。`;
const PLAIN_ACCOUNT = '210501234567890';
const STATED = [
  { label: '联系电话', value: PHONE, money: null },
  { label: '银行账号', value: PLAIN_ACCOUNT, money: null },
];

let world: ScopedWorld;
beforeAll(async () => {
  world = await openScopedWorld(await testIdentities());
  const told = { content: `${WORDS}${EXPERTS}`, stated: STATED };
  const dirty = project('dirty', { title: `道路（${ID_NUMBER}）`, content: WORDS, region: region('210102') }, WORKS.id);
  const elsewhere = project('elsewhere', { title: '码头', content: WORDS, region: region('210202') }, WORKS.id);
  const plot = project('plot-2', { sector: 'LAND', title: '地块', content: WORDS, region: region('210202') }, OFFICE.id);
  await world.apply(WORKS, read('dirty', AT, [dirty, notice('d', 'dirty', 'ANNOUNCEMENT', AT, { ...told, region: region('210102') })]));
  await world.apply(
    WORKS,
    read('elsewhere', AT, [elsewhere, notice('e', 'elsewhere', 'ANNOUNCEMENT', AT, { ...told, region: region('210202') })]),
  );
  await world.apply(
    OFFICE,
    read('plot-2', AT, [plot, notice('p', 'plot-2', 'ANNOUNCEMENT', AT, { ...told, sector: 'LAND', region: region('210202') })]),
  );
  await world.pass();
});
afterAll(() => world.stop());

const QUERY = `{ notices { nodes { id title content stated { label value } } } projects { nodes { id title
  ... on EngineeringProject { detail { content } } ... on LandProject { detail { content } } } } }`;
const regulator = (purpose?: string): Asker => ({
  ...{ role: 'SECTOR_REGULATOR', claims: { sectors: ['ENGINEERING'], regions: ['210100'] } },
  ...(purpose === undefined ? {} : { purpose }),
});

/** Ids of the notices and projects whose words are shown as printed. */
async function shownTo(asker: Asker) {
  const { data, text, codes } = await world.ask(QUERY, asker);
  expect(codes).toEqual([]);
  expect(text).not.toMatch(/张伟明|李晓红/u);
  const [notices, projects] = [data.notices.nodes, data.projects.nodes] as {
    id: string;
    content?: string;
    detail?: { content: string | null };
  }[][];
  const isPrinted = (words: string | null | undefined) => [PHONE, ID_NUMBER, ACCOUNT].every((secret) => words?.includes(secret));
  return [
    ...notices!.flatMap(({ id, content }) => (isPrinted(content) ? [id] : [])),
    ...projects!.flatMap(({ id, detail }) => (isPrinted(detail?.content) ? [id] : [])),
  ];
}

describe('personal data in what systems write', () => {
  it.each<[string, Asker]>([
    ['the public', {}],
    ['an operator', { role: 'OPERATOR', purpose: '运维' }],
    ['a market entity', { role: 'MARKET_ENTITY', claims: { entity: '91210100MA0000000X' }, purpose: '查询' }],
    ['a regulator who states no purpose', regulator()],
    ['an auditor who states no purpose', { role: 'AUDITOR' }],
  ])('are masked for %s, and the words around them are not', async (_, asker) => {
    const { text } = await world.ask(QUERY, asker);
    for (const secret of [PHONE, ID_NUMBER, ACCOUNT, PLAIN_ACCOUNT, '张伟明']) expect(text).not.toContain(secret);
    expect(text).toContain('联系人手机');
    expect(text).toContain('道路');
    expect(text).toContain('"label":"联系电话"');
  });

  it('are shown to a regulator in its own sector and region only, though projects and notices of others stand in the same list', async () => {
    expect(await shownTo(regulator('核实投诉'))).toEqual(['city-works:d', 'engineering:city-works:dirty']);
  });

  it('are shown to an owner in its own system, to auditors and the provincial regulator everywhere', async () => {
    const owner = await shownTo({ role: 'LEGACY_OWNER', claims: { systems: [OFFICE.id] }, purpose: '自查' });
    expect(owner).toEqual(['land-office:p', 'land:land-office:plot-2']);
    expect(await shownTo({ role: 'AUDITOR', purpose: '审计' })).toHaveLength(6);
    expect(await shownTo({ role: 'PROVINCIAL_REGULATOR', purpose: '监管' })).toHaveLength(6);
  });

  it('are no way to find anything, not even for those who may read them', async () => {
    for (const asker of [{}, { role: 'AUDITOR', purpose: '审计' }])
      for (const secret of [PHONE, ID_NUMBER])
        expect(
          (
            await world.ask(
              `{ projects(filter: { text: "${secret}" }) { totalCount { value } } notices(filter: { text: "${secret}" }) { totalCount { value } } }`,
              asker,
            )
          ).data,
        ).toEqual({
          projects: { totalCount: { value: 0 } },
          notices: { totalCount: { value: 0 } },
        });
  });

  it('are not kept for the next one who asks, whatever is still in a cache', async () => {
    const auditor: Asker = { role: 'AUDITOR', purpose: '审计' };
    for (const [asker, count] of [
      [auditor, 6],
      [{}, 0],
      [auditor, 6],
      [regulator('核实'), 2],
      [{}, 0],
    ] as const)
      expect(await shownTo(asker)).toHaveLength(count);
  });

  it('are in the ledger when they are shown, with who, why, which fields and whose', async () => {
    const before = (await world.store.ledger.after(0, 1_000)).length;
    await shownTo(regulator('核实投诉'));
    await shownTo({});
    const written = (await world.store.ledger.after(0, 1_000)).slice(before);
    expect(written).toMatchObject([
      {
        ...{ role: 'SECTOR_REGULATOR', purpose: '核实投诉', systems: [WORKS.id] },
        fields: ['Notice.content', 'ProjectDetail.content', 'StatedValue.value'],
      },
    ]);
  });
});
