import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Project } from '../../schema/records/project.ts';
import type { TradeRecord } from '../../schema/records/record.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import type { Following, Store } from '../../subgraphs/store/store.ts';
import { constructionProject, deleted, notice, party, project, read, region } from '../sync/rows.ts';

const DAY = (day: number) => `2026-03-${String(day).padStart(2, '0')}T10:00:00+08:00`;
const NEWEST = { field: 'PUBLISHED_AT', direction: 'DESC' } as const;
const OWNER = party('TENDERER', '沈阳市城乡建设局', '11210100000000000A');
const OTHER_OWNER = party('TENDERER', '大连市城乡建设局', '11210200000000000B');

let store: Store;
let following: Following;
let end: () => Promise<void>;
let serial = 0;
let city = '';
let province = '';
/** Every test is about another work. */
let title = '';
let code = '';

beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'yiwang-links-'));
  const regionOf = (system: string) => (system.startsWith('city') ? '210100' : '210000');
  store = await openStore({ dataDir, regionOf });
  following = store.follow({
    onFault: (_, error) => {
      throw error;
    },
  });
  end = async () => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  };
});
afterAll(() => end());
beforeEach(() => {
  serial += 1;
  [city, province] = [`city-${serial}`, `province-${serial}`];
  [title, code] = [`浑南区全运路K${serial}段道路改造工程`, `E210100000100${1000 + serial}001`];
});

async function put(system: string, nativeId: string, fields: Partial<Project> = {}, more: readonly TradeRecord[] = []): Promise<string> {
  const stated = project(nativeId, { title, parties: [OWNER], ...fields }, system);
  await store.writer.apply(system, '1', { changes: [read(`row ${nativeId}`, DAY(serial), [stated, ...more])], cursor: nativeId });
  await following.settled();
  return `${stated.sector.toLowerCase().replace('_', '-')}:${system}:${nativeId}`;
}

async function linksOf(id: string) {
  const links = (await store.links.linksOf([id])).get(id) ?? [];
  return links.map(({ otherId, reason, strength }) => `${reason} ${strength} ${otherId.split(':').slice(1).join(':')}`);
}

async function listed(systems?: readonly string[]) {
  const { rows, totalCount } = await store.projects.list({ text: `K${serial}段道路`, systems }, NEWEST, { limit: 100 });
  const mine = rows.filter(({ system }) => system === city || system === province).map(({ system, nativeId }) => `${system}:${nativeId}`);
  return { mine, total: totalCount.value };
}

describe('one project that two systems hold', () => {
  it('is listed once, as the city has it, and counted once', async () => {
    const before = await listed();
    const mirror = await put(province, 'm', { projectCode: code });
    const original = await put(city, 'o', { projectCode: code.toLowerCase() });
    expect(await linksOf(mirror)).toEqual([`SAME_PROJECT CERTAIN ${city}:o`]);
    expect((await store.links.aliasesOf([original, mirror])).get(original)).toEqual([mirror]);
    expect(await listed()).toEqual({ mine: [`${city}:o`], total: before.total + 1 });
    const counted = await store.statistics.count({ systems: [province] }, []);
    expect({ mirror: (await listed([province])).mine, counted: counted[0]!.count }).toEqual({ mirror: [`${province}:m`], counted: 1 });
  });

  it('is two again once the owner corrects the code, and again one entry when an unlisted row goes', async () => {
    await put(province, 'm', { projectCode: code });
    const original = await put(city, 'o', { projectCode: code });
    await put(province, 'm', { projectCode: 'E2101000001000999001', title: `${title}之外的工程` });
    expect({ links: await linksOf(original), ...(await listed()) }).toMatchObject({ links: [], mine: [`${province}:m`, `${city}:o`] });
    await put(province, 'm', { projectCode: code });
    await store.writer.apply(city, '1', { changes: [deleted('row o', DAY(28))], cursor: 'x' });
    await following.settled();
    expect((await listed()).mine).toEqual([`${province}:m`]);
  });

  it.each([
    ['another title', () => ({ title: `${title}监理` })],
    ['another owner', () => ({ parties: [OTHER_OWNER] })],
    ['another city', () => ({ region: region('210200') })],
    ['another section', () => ({ title: `${title}二标段` })],
    ['another round', () => ({ title: `${title}（第二次）` })],
    ['a placeholder for a code', () => ({ projectCode: '000000000000' })],
  ])('stays two entries with %s', async (_, differing: () => Partial<Project>) => {
    const fields = { projectCode: code, region: region('210112'), ...differing() };
    await put(province, 'm', { projectCode: fields.projectCode, region: region('210112') });
    const original = await put(city, 'o', fields);
    expect((await listed()).mine.toSorted()).toEqual([`${city}:o`, `${province}:m`]);
    expect((await store.links.aliasesOf([original])).size).toBe(0);
  });

  it('stays three entries where one system holds two of them', async () => {
    const mirror = await put(province, 'm', { projectCode: code });
    await put(city, 'o', { projectCode: code });
    await put(city, 'again', { projectCode: code });
    expect((await listed()).mine).toHaveLength(3);
    expect((await store.links.aliasesOf([mirror])).size).toBe(0);
  });

  it('stays two entries, with a link, where no code is shared', async () => {
    const at = notice('n', 'm', 'ANNOUNCEMENT', DAY(2));
    const mirror = await put(province, 'm', {}, [at]);
    await put(city, 'o', {}, [notice('n', 'o', 'ANNOUNCEMENT', DAY(3))]);
    expect(await linksOf(mirror)).toEqual([`SAME_PROJECT STRONG ${city}:o`]);
    expect((await listed()).mine).toHaveLength(2);
  });
});

describe('projects that belong together', () => {
  it('share an investment project code, whichever row states it and however late', async () => {
    const road = await put(city, 'road', { title: '道路工程设计服务', constructionProjectCode: 'A2101000000000001' });
    const land = await put(province, 'land', {
      sector: 'LAND',
      title: '地块',
      investmentProjectCode: '2018-210100-48-01-012345',
      parties: [],
    });
    const state = constructionProject('A2101000000000001', '道路', city);
    const row = read('row c', DAY(9), [{ ...state, investmentProjectCode: '201821010048-01-012345' }]);
    await store.writer.apply(city, '1', { changes: [row], cursor: 'c' });
    await following.settled();
    expect(await linksOf(land)).toEqual([`LAND_TO_CONSTRUCTION CERTAIN ${city}:road`, `SAME_INVESTMENT_PROJECT CERTAIN ${city}:road`]);
    expect(await linksOf(road)).toHaveLength(2);
  });

  it('are rounds of one work, and sections of one work', async () => {
    const first = await put(city, '1', {});
    await put(city, '2', { title: `${title}（第二次）` });
    await put(city, '3', { title: `${title}一标段` });
    await put(city, '4', { title: `${title}（第二次）`, parties: [OTHER_OWNER] });
    expect(await linksOf(first)).toEqual([`RETENDER STRONG ${city}:2`, `SPLIT_SECTIONS STRONG ${city}:3`]);
  });

  it('are a parcel and what its grantee builds there', async () => {
    const grantee = party('GRANTEE', '沈阳某置业有限公司', '91210100000000000C');
    const land = await put(province, 'land', { sector: 'LAND', title: '沈南(2026)15号地块', parties: [grantee] });
    await put(city, 'flats', { title: '沈南2026-015号地块住宅项目施工', parties: [{ ...grantee, role: 'TENDERER' }] });
    await put(city, 'other', { title: '沈南2026-015号地块周边道路', parties: [OTHER_OWNER] });
    expect(await linksOf(land)).toEqual([`LAND_TO_CONSTRUCTION CERTAIN ${city}:flats`]);
  });

  it('are a framework agreement and a purchase that names it', async () => {
    const purchaser = party('PURCHASER', '辽宁省机关事务管理局', '11210000000000000D');
    const frame = await put(province, 'f', {
      sector: 'PROCUREMENT',
      title: '台式计算机框架协议',
      projectCode: 'KJ-2026-0001',
      parties: [],
    });
    const stated = [{ label: '框架协议编号', value: 'KJ-2026-0001', money: null }];
    await put(city, 'c', { sector: 'PROCUREMENT', title: '计算机采购', parties: [purchaser] }, [
      notice('n', 'c', 'RESULT', DAY(4), { sector: 'PROCUREMENT', stated }),
    ]);
    expect(await linksOf(frame)).toEqual([`FRAMEWORK_CALL_OFF CERTAIN ${city}:c`]);
  });

  it('are listings of one asset under the same number with another suffix', async () => {
    const seller = party('SELLER', '沈阳某集团', '91210100000000000E');
    const fields = { sector: 'PROPERTY_RIGHTS', parties: [seller], title: '某公司 40% 股权' } as const;
    const first = await put(city, '1', { ...fields, projectCode: 'G32026LN1000123' });
    await put(city, '2', { ...fields, projectCode: 'G32026LN1000123-2' });
    expect(await linksOf(first)).toEqual([`RETENDER CERTAIN ${city}:2`]);
  });

  it('are none where a value is shared by very many', async () => {
    const investmentProjectCode = '2019-210100-48-01-000000';
    for (let at = 0; at < 70; at += 1)
      await store.writer.apply(city, '1', {
        changes: [read(`row ${at}`, DAY(1), [project(`${at}`, { title: `互不相干的工程${at}号`, investmentProjectCode }, city)])],
        cursor: `${at}`,
      });
    await following.settled();
    for (const nativeId of ['0', '59', '69']) expect(await linksOf(`engineering:${city}:${nativeId}`)).toEqual([]);
    const gone = Array.from({ length: 15 }, (_, at) => deleted(`row ${at + 1}`, DAY(2)));
    await store.writer.apply(city, '1', { changes: gone, cursor: 'gone' });
    await following.settled();
    expect(await linksOf(`engineering:${city}:69`)).toHaveLength(54);
  });
});
