import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_VIEWER } from '../../schema/access/viewer.ts';
import { bidFile, evaluator, instant, notice, project, read, region } from '../sync/rows.ts';
import { DOCK, OPEN_QUERY, openScopedWorld, ROAD, WORKS, type ScopedWorld } from './scoped-world.ts';
import { testIdentities, type Asker } from './viewer-tokens.ts';

const DAY = (day: number) => `2026-05-${String(day).padStart(2, '0')}T10:00:00+08:00`;
/** After the clock of the world. */
const LATER = '2026-12-01T09:00:00+08:00';
const SEALED = project('sealed', { title: '未开标', region: region('210102') }, WORKS.id);

const detailOf = (nativeId: string, selection: string) =>
  `{ project(id: "engineering:city-works:${nativeId}") { id ... on EngineeringProject { detail { complete ${selection} } } } }`;
const FILES =
  'bidFiles { bidder { name } documentName documentSize documentMd5 submittedAt { at } cpuId diskSerial memorySerial ipAddress macAddress }';
const EXPERTS = 'evaluators { name type isChair checkedInAt { at } lotCode }';

let world: ScopedWorld;
let without: ScopedWorld;
beforeAll(async () => {
  const issuer = await testIdentities();
  [world, without] = await Promise.all([openScopedWorld(issuer), openScopedWorld(issuer)]);
  const opened = (of: string) => notice(`n-${of}`, of, 'RESULT', DAY(2));
  for (const each of [world, without]) {
    await each.apply(WORKS, read('n1', DAY(2), [opened(ROAD.nativeId)]), read('n2', DAY(2), [opened(DOCK.nativeId)]));
    const announced = notice('n3', 'sealed', 'ANNOUNCEMENT', DAY(2), { openingAt: instant(LATER) });
    await each.apply(WORKS, read('sealed', DAY(1), [SEALED, announced]));
  }
  await world.apply(
    WORKS,
    read('e1', DAY(3), [evaluator('e1', 'road', { name: '张评审', isChair: true, checkedInAt: instant(DAY(3)) })]),
    read('f1', DAY(3), [bidFile('f1', 'road', { macAddress: '00-16-3E-00-00-01', documentMd5: 'd41d8cd9' })]),
    read('f2', DAY(3), [bidFile('f2', 'dock', { macAddress: '00-16-3E-00-00-02' })]),
    read('f3', DAY(3), [bidFile('f3', 'sealed', { macAddress: '00-16-3E-00-00-03', submittedAt: instant(DAY(4)) })]),
  );
  for (const each of [world, without]) await each.pass();
});
afterAll(() => Promise.all([world.stop(), without.stop()]));

const regulator = (...regions: readonly string[]): Asker => ({
  ...{ role: 'SECTOR_REGULATOR', claims: { sectors: ['ENGINEERING'], regions }, purpose: '查处串通投标', caseNumber: '案1' },
});
const PROVINCE: Asker = { role: 'PROVINCIAL_REGULATOR', purpose: '查处串通投标' };
const FOR_A_CASE = { ...PROVINCE, caseNumber: '沈公资监〔2026〕1号' };
const OTHERS: readonly Asker[] = [
  {},
  { role: 'OPERATOR', purpose: '运维', caseNumber: '案1' },
  { role: 'MARKET_ENTITY', claims: { entity: '91210100MA0000000X' }, purpose: '查询', caseNumber: '案1' },
  { role: 'LEGACY_OWNER', claims: { systems: [WORKS.id] }, purpose: '自查', caseNumber: '案1' },
];

describe('fingerprints of bid files', () => {
  const macs = async (nativeId: string, asker: Asker) => {
    const { data, codes } = await world.ask(detailOf(nativeId, FILES), asker);
    return codes.length > 0 ? codes : (data.project.detail.bidFiles as { macAddress: string }[]).map(({ macAddress }) => macAddress);
  };

  it('are a regulator’s within its sectors and regions, and all of the province’s and auditors’', async () => {
    expect(await macs('road', regulator('210100'))).toEqual(['00-16-3E-00-00-01']);
    expect(await macs('dock', regulator('210100'))).toEqual(['FORBIDDEN project.detail.bidFiles']);
    expect(await macs('dock', regulator('210000'))).toEqual(['00-16-3E-00-00-02']);
    for (const role of ['PROVINCIAL_REGULATOR', 'AUDITOR']) {
      expect(await macs('road', { ...PROVINCE, role })).toEqual(['00-16-3E-00-00-01']);
      expect(await macs('dock', { ...PROVINCE, role })).toEqual(['00-16-3E-00-00-02']);
    }
  });

  it('are nobody’s before the opening, and nothing tells that there are any', async () => {
    for (const asker of [regulator('210000'), PROVINCE, FOR_A_CASE, { ...FOR_A_CASE, role: 'AUDITOR' }])
      expect(await macs('sealed', asker)).toEqual([]);
    const query = detailOf('sealed', `${FILES} source { sourceUpdatedAt } bids { lotCode }`);
    expect((await world.ask(query, FOR_A_CASE)).text).toBe((await without.ask(query, FOR_A_CASE)).text);
  });

  it('are refused to everybody else, and to whoever states no purpose', async () => {
    for (const asker of OTHERS) expect((await world.ask(detailOf('road', FILES), asker)).codes[0]).toMatch(/^(?:FORBIDDEN|BAD_INPUT)/u);
    expect(await macs('road', { role: 'AUDITOR' })).toEqual(['PURPOSE_REQUIRED project.detail.bidFiles']);
  });
});

describe('evaluators', () => {
  it('are read for a case by the provincial regulator and auditors', async () => {
    for (const role of ['PROVINCIAL_REGULATOR', 'AUDITOR']) {
      const { data } = await world.ask(detailOf('road', EXPERTS), { ...FOR_A_CASE, role });
      expect(data.project.detail.evaluators).toEqual([
        { name: '张评审', type: '1', isChair: true, checkedInAt: { at: DAY(3) }, lotCode: null },
      ]);
      expect((await world.ask(detailOf('road', EXPERTS), { ...PROVINCE, role })).codes).toEqual([
        'CASE_REQUIRED project.detail.evaluators',
      ]);
    }
    expect((await world.store.ledger.after(0, 1_000)).at(-1)).toMatchObject({
      ...{ fields: expect.arrayContaining(['ProjectDetail.evaluators']), systems: [WORKS.id], caseNumber: FOR_A_CASE.caseNumber },
    });
  });

  it('are refused to everybody else, regulators of the sector and the system’s owner among them', async () => {
    for (const asker of [...OTHERS, regulator('210000')]) {
      const { codes, text } = await world.ask(detailOf('road', EXPERTS), asker);
      expect(codes[0]).toMatch(/^(?:FORBIDDEN|BAD_INPUT)/u);
      expect(text).not.toContain('张评审');
    }
  });

  it('are refused by the subgraph itself to whoever asks it by a representation', async () => {
    const query = `{ _entities(representations: [{ __typename: "EngineeringProject", id: "engineering:city-works:road" }]) { ... on EngineeringProject { detail { evaluators { name } bidFiles { macAddress } } } } }`;
    const viewer = { ...PUBLIC_VIEWER, role: 'LEGACY_OWNER' as const, systems: [WORKS.id], purpose: '自查', caseNumber: '案1' };
    const answer = await world.subgraphs.get('engineering')!.execute({ query }, AbortSignal.timeout(5_000), viewer);
    expect(answer).toMatchObject({ data: { _entities: [{ detail: { evaluators: null, bidFiles: null } }] } });
    expect(answer.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });
});

describe('two worlds, of which one holds evaluators and fingerprints', () => {
  const DETAIL = `complete source { fetchedAt sourceUpdatedAt mappingVersion } openings { title } bids { lotCode } awards { rank } lots { title } contracts { title }`;
  it.each([...OTHERS, { role: 'SECTOR_REGULATOR', claims: { sectors: ['LAND'], regions: ['210100'] }, purpose: '检查' }])(
    'answer %o alike, byte for byte',
    async (asker: Asker) => {
      for (const query of [OPEN_QUERY, ...['road', 'dock', 'sealed'].map((nativeId) => detailOf(nativeId, DETAIL))]) {
        const [one, other] = await Promise.all([world.ask(query, asker), without.ask(query, asker)]);
        expect(one.codes).toEqual([]);
        expect(one.text).toBe(other.text);
      }
    },
  );
});
