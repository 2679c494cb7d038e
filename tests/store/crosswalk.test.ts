import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Project } from '../../schema/records/project.ts';
import type { TradeRecord } from '../../schema/records/record.ts';
import type { ConflictFilter } from '../../subgraphs/store/crosswalk/crosswalk.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import type { Following, Store } from '../../subgraphs/store/store.ts';
import { award, deleted, lot, notice, party, project, read } from '../sync/rows.ts';

const AT = '2026-03-02T10:00:00+08:00';
const CODE = 'A02-123100007847653857-20161012-000015-Q';
const OTHER_CODE = 'A02-123100007847653857-20161012-000016-O';
const PROCUREMENT_CODE = 'D01-12350100MB02709751-20190627-527731-5';
const OWNER = party('TENDERER', '沈阳市城乡建设局', '11210100000000000A');

let store: Store;
let following: Following;
let end: () => Promise<void>;
let serial = 0;
let system = '';

beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'yiwang-crosswalk-'));
  store = await openStore({ dataDir, issuer: '12210000MB0YW2108J' });
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
  system = `system-${serial}`;
});

async function put(nativeId: string, fields: Partial<Project> = {}, more: readonly TradeRecord[] = [], from = system): Promise<string> {
  const stated = project(nativeId, { title: `第${serial}号工程的建设`, parties: [OWNER], ...fields }, from);
  await store.writer.apply(from, '1', { changes: [read(`row ${nativeId}`, AT, [stated, ...more])], cursor: nativeId });
  await following.settled();
  return `engineering:${from}:${nativeId}`;
}

async function linksOf(id: string, history = false) {
  const links = (await store.crosswalk.linksOfProjects([id], history)).get(id) ?? [];
  return links.map(
    ({ dealCode, section, origin, until }) => `${dealCode.slice(-8)} ${section ?? 'whole'} ${origin}${until === null ? '' : ' ended'}`,
  );
}

async function conflictsOf(filter: ConflictFilter) {
  const { rows } = await store.crosswalk.conflicts({ open: true, ...filter }, { limit: 50 });
  return rows.map(({ kind, projectIds }) => ({ kind, projects: projectIds.length }));
}

describe('the crosswalk of deal codes and sections', () => {
  it('is many to many: a code on two sections, two codes on one project, found by any written form', async () => {
    const lots = [lot('l1', 'p', { lotCode: '001', dealCodes: [CODE] }), lot('l2', 'p', { lotCode: '002', dealCodes: [CODE, OTHER_CODE] })];
    const id = await put('p', {}, lots);
    expect(await linksOf(id)).toEqual(['000015-Q 001 SOURCE', '000015-Q 002 SOURCE', '000016-O 002 SOURCE']);
    const compact = CODE.replaceAll('-', '').toLowerCase();
    expect((await store.crosswalk.linksOfCode(compact, false)).map(({ nativeId, section }) => `${nativeId} ${section!}`)).toEqual([
      'p 001',
      'p 002',
    ]);
  });

  it('keeps what ended as history', async () => {
    const id = await put('p', { dealCodes: [CODE] });
    await put('p', { dealCodes: [OTHER_CODE] });
    expect(await linksOf(id)).toEqual(['000016-O whole SOURCE']);
    expect(await linksOf(id, true)).toEqual(['000015-Q whole SOURCE ended', '000016-O whole SOURCE']);
    await store.writer.apply(system, '1', { changes: [deleted('row p', '2026-03-03T10:00:00+08:00')], cursor: 'x' });
    await following.settled();
    expect(await linksOf(id, true)).toEqual(['000015-Q whole SOURCE ended', '000016-O whole SOURCE ended']);
  });
});

describe('conflicts of codes', () => {
  it('name one code on unrelated projects, with the evidence, until an owner corrects it', async () => {
    const id = await put('road', { dealCodes: [PROCUREMENT_CODE.replace('D01', 'A01')] });
    await put('school', { title: '一所学校的食堂', dealCodes: [PROCUREMENT_CODE.replace('D01', 'A01')] });
    expect(await conflictsOf({ project: id })).toEqual([{ kind: 'CODE_ON_UNRELATED_PROJECTS', projects: 2 }]);
    const { rows } = await store.crosswalk.conflicts({ project: id }, { limit: 1 });
    expect(rows[0]!.evidence.map(({ title }) => title).sort()).toEqual(['一所学校的食堂', `第${serial}号工程的建设`].sort());
    await put('school', { title: '一所学校的食堂', dealCodes: [] });
    expect(await conflictsOf({ project: id })).toEqual([]);
    expect(await store.crosswalk.conflicts({ project: id, open: false }, { limit: 9 })).toMatchObject({
      rows: [{ dealCode: expect.any(String) }],
    });
  });

  it('are none where the projects that share a code are rounds or mirrors of one', async () => {
    const code = CODE.replace('000015', `0001${String(serial).padStart(2, '0')}`);
    const id = await put('first', { dealCodes: [code] });
    await put('second', { title: `第${serial}号工程的建设（第二次）`, dealCodes: [code] });
    await put('mirror', { dealCodes: [code] }, [], `mirror-${serial}`);
    expect(await conflictsOf({ project: id })).toEqual([]);
  });

  it('name a section with two codes, and a category of another sector', async () => {
    const id = await put('p', { dealCodes: [PROCUREMENT_CODE] }, [
      lot('l', 'p', { lotCode: '001', dealCodes: [CODE.replace('000015', '100015'), CODE.replace('000015', '100016')] }),
      lot('m', 'p', { lotCode: '002' }),
    ]);
    expect((await conflictsOf({ project: id })).map(({ kind }) => kind).sort()).toEqual([
      'CATEGORY_CONTRADICTS_SECTOR',
      'TWO_CODES_ON_ONE_SECTION',
    ]);
    expect(await conflictsOf({ project: id, kinds: ['TWO_CODES_ON_ONE_SECTION'], sectors: ['LAND'] })).toEqual([]);
  });
});

describe('a list of codes', () => {
  const codes = () => ['1', '2', '3'].map((last) => CODE.replace('000015', `${String(serial).padStart(3, '0')}99${last}`));

  it('of one row is of several sections that no row has told yet, and no conflict', async () => {
    const id = await put('p', { dealCodes: codes() });
    expect(await conflictsOf({ project: id })).toEqual([]);
  });

  it('is a conflict where rows contradict each other, or where there is but one section', async () => {
    const [one, other] = codes() as [string, string];
    const id = await put('p', { dealCodes: [one] }, [notice('n', 'p', 'ANNOUNCEMENT', AT, { dealCodes: [other] })]);
    expect(await conflictsOf({ project: id })).toEqual([{ kind: 'TWO_CODES_ON_ONE_SECTION', projects: 1 }]);
    const single = await put('q', { dealCodes: codes() }, [lot('l', 'q', { lotCode: '001' })]);
    expect(await conflictsOf({ project: single })).toEqual([{ kind: 'TWO_CODES_ON_ONE_SECTION', projects: 1 }]);
  });
});

describe('what arrives without a code', () => {
  it('is not a project whose sections are told by the awards that print their codes', async () => {
    const dealCodes = [CODE.replace('000015', `0007${String(serial).padStart(2, '0')}`)];
    const id = await put('p', { dealCodes }, [award('a', 'p', '1', { lotCode: '宗地1', dealCodes })]);
    expect((await linksOf(id)).map((link) => link.split(' ').slice(1).join(' '))).toEqual(['宗地1 SOURCE']);
  });

  it('gets a code that is a conflict on the project of another, which copied it', async () => {
    const id = await put('p');
    const { dealCode } = (await store.crosswalk.linksOfProjects([id], false)).get(id)![0]!;
    const copy = await put('q', { title: '一所学校的食堂', dealCodes: [dealCode] });
    for (const one of [id, copy])
      expect(await conflictsOf({ project: one })).toEqual([{ kind: 'CODE_ON_UNRELATED_PROJECTS', projects: 2 }]);
    await put('q', { title: '一所学校的食堂', dealCodes: [] });
    expect(await conflictsOf({ project: id })).toEqual([]);
  });

  it('gets one of the hub, marked so, for ever; a code of its own takes its place and the other stays as history', async () => {
    const id = await put('p', { title: `第${serial}号房屋建筑工程` }, [
      lot('l', 'p', { lotCode: '001' }),
      lot('m', 'p', { lotCode: '002', dealCodes: [CODE] }),
    ]);
    const [own, given] = (await store.crosswalk.linksOfProjects([id], false))
      .get(id)!
      .toSorted((one) => (one.origin === 'SOURCE' ? -1 : 1));
    expect([own!.section, given!.section, given!.origin]).toEqual(['002', '001', 'HUB']);
    expect(given!.dealCode).toMatch(/^A01-12210000MB0YW2108J-\d{8}-\d{6}-[0-9A-Z*]$/u);
    await put('p', { title: `第${serial}号公路工程` }, [lot('l', 'p', { lotCode: '001' })]);
    expect((await store.crosswalk.linksOfProjects([id], false)).get(id)!.map(({ dealCode }) => dealCode)).toEqual([given!.dealCode]);
    await put('p', {}, [lot('l', 'p', { lotCode: '001', dealCodes: [OTHER_CODE] })]);
    const links = (await store.crosswalk.linksOfProjects([id], true)).get(id)!;
    expect(links.find(({ dealCode }) => dealCode === given!.dealCode)!.until).not.toBeNull();
    expect(links.filter(({ until }) => until === null).map(({ origin }) => origin)).toEqual(['SOURCE']);
  });

  it('is found by the code that a system asked for', async () => {
    const issued = await store.dealCodes.issue({ system, project: 'p', section: null, category: 'A03' });
    await put('p');
    expect(await store.crosswalk.linksOfCode(issued.dealCode, false)).toMatchObject([{ nativeId: 'p', section: null, origin: 'HUB' }]);
    const { rows } = await store.projects.list({ dealCode: issued.dealCode }, { field: 'PUBLISHED_AT', direction: 'DESC' }, { limit: 2 });
    expect(rows.map(({ nativeId }) => nativeId)).toEqual(['p']);
  });
});

describe('values that are too long for any index', () => {
  const long = (seed: number) =>
    Array.from({ length: 4_000 }, (_, index) => String.fromCharCode(0x4e00 + ((index * 7_919 + seed) % 20_000))).join('');

  it.each([
    ['a title', { title: long(1) }, []],
    ['numbers', { projectCode: `1${long(2)}`, constructionProjectCode: `1${long(3)}` }, []],
    ['a deal code', { dealCodes: [`1${long(4)}`] }, []],
    ['a section', {}, [lot('l', 'p', { lotCode: long(5) })]],
  ])('stop nobody: %s', async (_, fields, more) => {
    const id = await put('p', fields, more);
    expect(await linksOf(id)).toHaveLength(1);
  });

  it('are read in no time', async () => {
    const startedMs = performance.now();
    await put('p', { title: '一、招标'.repeat(50_000) });
    expect(performance.now() - startedMs).toBeLessThan(10_000);
  });
});
