import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdapterFailure } from '../../adapters/failure.ts';
import type { Change } from '../../adapters/adapter.ts';
import { StoreInputError } from '../../subgraphs/store/store-error.ts';
import type { ProjectFilter, ProjectOrder } from '../../subgraphs/store/filter.ts';
import type { Store } from '../../subgraphs/store/store.ts';
import {
  award,
  constructionProject,
  deleted,
  finding,
  instant,
  notice,
  party,
  project,
  read,
  region,
  unreadable,
  yuan,
} from '../sync/rows.ts';

const NEWEST: ProjectOrder = { field: 'PUBLISHED_AT', direction: 'DESC' };
const DAY = (day: number) => `2026-03-${String(day).padStart(2, '0')}T10:00:00+08:00`;
const ACME = '91210100MA0000000X';

/** What every engine of the store promises. */
export function storeSuite(name: string, open: () => Promise<{ readonly store: Store; readonly end: () => Promise<void> }>): void {
  describe(`the store on ${name}`, () => {
    let store: Store;
    let end: () => Promise<void>;
    let system = '';
    let serial = 0;
    beforeAll(async () => ({ store, end } = await open()));
    afterAll(() => end());
    beforeEach(() => {
      serial += 1;
      system = `system-${serial}`;
    });

    let page = 0;
    const apply = (...changes: Change[]) => store.writer.apply(system, '1', { changes, cursor: `cursor ${(page += 1)}` });
    const list = async (filter: ProjectFilter = {}, order = NEWEST) => {
      const found = await store.projects.list({ systems: [system], ...filter }, order, { limit: 100 });
      return found.rows.map(({ nativeId }) => nativeId);
    };
    const id = (nativeId: string) => `engineering:${system}:${nativeId}`;
    const states = async () => (await store.systems.states()).find((state) => state.system === system)!;

    it('answers its health', async () => {
      expect(await store.health()).toMatchObject({ ok: true });
    });

    it('gives a project with what its rows state together, the later stated value winning', async () => {
      await apply(
        read('b', DAY(2), [project('1', { title: '新标题', budget: yuan('20.50'), platformName: null })]),
        read('a', DAY(1), [project('1', { title: '旧标题', budget: yuan('10'), platformName: '平台', dealCodes: ['x'] })]),
      );
      const [found] = await store.projects.byIds([id('1')]);
      expect(found).toMatchObject({ title: '新标题', budgetYuan: '20.50', platformName: '平台', dealCodes: ['x'], updatedAt: DAY(2) });
    });

    it('derives stage, first publication and deal amount from the records', async () => {
      await apply(
        read('p', DAY(1), [project('1')]),
        read('n2', DAY(5), [
          notice('n2', '1', 'RESULT', DAY(5)),
          award('w1', '1', '100.10', { lotCode: '1' }),
          award('w2', '1', '200.20', { lotCode: '2' }),
        ]),
        read('n1', DAY(2), [notice('n1', '1', 'ANNOUNCEMENT', DAY(2))]),
      );
      const [found] = await store.projects.byIds([id('1')]);
      expect(found).toMatchObject({ stage: 'AWARDED', publishedAt: DAY(2), dealYuan: '300.3' });
    });

    it('says FAILED after a failure and goes on when the tender is repeated', async () => {
      await apply(read('p', DAY(1), [project('1')]), read('f', DAY(3), [notice('f', '1', 'FAILURE', DAY(3))]));
      expect((await store.projects.byIds([id('1')]))[0]?.stage).toBe('FAILED');
      await apply(read('again', DAY(6), [notice('again', '1', 'ANNOUNCEMENT', DAY(6))]));
      expect((await store.projects.byIds([id('1')]))[0]?.stage).toBe('ANNOUNCED');
    });

    it('changes nothing when the same rows come again', async () => {
      const rows = [
        read('p', DAY(1), [project('1', { budget: yuan('5') })]),
        read('n', DAY(2), [notice('n', '1', 'ANNOUNCEMENT', DAY(2))]),
      ];
      expect(await apply(...rows)).toMatchObject({ inserted: 2, unchanged: 0 });
      const last = await store.changeFeed.last();
      expect(await apply(...rows)).toEqual({ inserted: 0, updated: 0, unchanged: 2, deleted: 0, quarantined: 0 });
      expect(await store.changeFeed.last()).toBe(last);
      expect(await store.statistics.count({ systems: [system] }, [])).toMatchObject([{ count: 1, budgetYuan: '5' }]);
    });

    it('keeps a late, older version as history and shows the newer one', async () => {
      await apply(read('p', DAY(9), [project('1', { title: '新' })]));
      expect(await apply(read('p', DAY(3), [project('1', { title: '旧' })]))).toMatchObject({ unchanged: 1 });
      expect((await store.projects.byIds([id('1')]))[0]?.title).toBe('新');
    });

    it('removes a deleted row from lists and sums, and an old version does not bring it back', async () => {
      await apply(read('p', DAY(1), [project('1', { budget: yuan('5') })]), read('n', DAY(1), [notice('n', '1', 'ANNOUNCEMENT', DAY(1))]));
      expect(await apply(deleted('p', DAY(4)), deleted('n', null))).toMatchObject({ deleted: 2 });
      await apply(read('p', DAY(1), [project('1', { budget: yuan('5') })]));
      expect(await list()).toEqual([]);
      expect(await store.notices.list({ systems: [system] }, { limit: 5 })).toMatchObject({
        rows: [],
        totalCount: { value: 0, kind: 'EXACT' },
      });
      expect(await store.statistics.count({ systems: [system] }, ['STAGE'])).toEqual([]);
      expect(await states()).toMatchObject({ projects: 0, notices: 0, rows: 0 });
      await apply(read('p', DAY(8), [project('1')]));
      expect(await list()).toEqual(['1']);
    });

    it('reads a row again under a new mapping version', async () => {
      const row = read('p', DAY(1), [project('1')]);
      await apply(row);
      const again = { ...row, records: [project('1', { title: '读得更好' })] };
      expect(await store.writer.apply(system, '2', { changes: [again], cursor: 'x' })).toMatchObject({ updated: 1 });
      expect((await store.projects.byIds([id('1')]))[0]?.title).toBe('读得更好');
    });

    it('quarantines an unreadable row with its bytes, beside good neighbours, and closes the entry once it reads well', async () => {
      expect(await apply(unreadable('bad', DAY(1), 'ff0081'), read('p', DAY(1), [project('1')]))).toMatchObject({
        inserted: 1,
        quarantined: 1,
      });
      const open = await store.quarantine.list({ system, open: true }, { limit: 5 });
      expect(open.rows).toMatchObject([{ rowKey: 'bad', table: 'T501', encoding: 'gb18030', count: 1 }]);
      expect(Buffer.from(open.rows[0]!.rawBytes).toString('hex')).toBe('ff0081');
      expect(open.rows[0]!.findings).toMatchObject([{ code: 'BAD_BYTES', severity: 'ERROR' }]);
      await apply(read('bad', DAY(2), [project('2')]));
      expect((await states()).quarantined).toBe(0);
      expect((await store.quarantine.list({ system, open: false }, { limit: 5 })).rows).toHaveLength(1);
    });

    it('keeps the last good copy of a row that has become unreadable', async () => {
      await apply(read('p', DAY(1), [project('1')]));
      await apply(unreadable('p', DAY(2)));
      expect(await list()).toEqual(['1']);
      expect((await states()).quarantined).toBe(1);
    });

    it('leaves a row in quarantine when only its older, good version is resent', async () => {
      const good = read('p', DAY(1), [project('1')]);
      await apply(good);
      await apply(unreadable('p', DAY(5)));
      expect(await apply(good)).toMatchObject({ unchanged: 1 });
      expect((await states()).quarantined).toBe(1);
      await apply(read('p', DAY(6), [project('1', { title: '修好' })]));
      expect((await states()).quarantined).toBe(0);
    });

    it('puts unknown codes on the work-list, counted', async () => {
      const odd = finding('UNKNOWN_CODE', 'WARNING', '怪码', 'trade-method');
      await apply(read('a', DAY(1), [project('1')], [odd]), read('b', DAY(1), [project('2')], [odd]));
      expect(await store.codes.unmapped(system)).toMatchObject([{ list: 'trade-method', raw: '怪码', column: 'COLUMN', count: 2 }]);
    });

    it('keeps test rows out of public lists', async () => {
      await apply(
        read('t', DAY(1), [project('1')], [finding('TEST_ROW', 'NOTE')]),
        read('u', DAY(1), [project('2', { title: '【系统测试】项目' })]),
        read('p', DAY(1), [project('3')]),
      );
      expect(await list()).toEqual(['3']);
      expect(await store.projects.byIds([id('1')])).toEqual([null]);
    });

    it('stores characters that databases dislike exactly', async () => {
      const odd = 'a\0b\ud800c\\u0000';
      await apply(
        read('p', DAY(1), [project('1', { title: `项目${odd}`, content: odd }), notice('n', '1', 'OTHER', DAY(1), { content: odd })]),
      );
      const dossier = (await store.records.dossiers([id('1')])).get(id('1'))!;
      expect(dossier.records.map((record) => ('content' in record ? record.content : null))).toEqual([odd, odd]);
    });

    it('finds words of two and more characters, fragments of codes and single characters', async () => {
      await apply(
        read('a', DAY(1), [project('1', { title: '沈阳市第一中学食堂改造工程' })]),
        read('b', DAY(2), [project('2', { title: 'G320国道养护（二期）', projectCode: 'LN-2026-0042' })]),
        read('c', DAY(3), [project('3', { title: '食品堂屋 100% 设备_采购' })]),
      );
      expect(await list({ text: '食堂' })).toEqual(['1']);
      expect(await list({ text: '改造 食堂' })).toEqual(['1']);
      expect(await list({ text: '食堂 采购' })).toEqual([]);
      expect(await list({ text: '320' })).toEqual(['2']);
      expect(await list({ text: 'Ｇ３２０国道' })).toEqual(['2']);
      expect(await list({ text: 'ln-2026' })).toEqual(['2']);
      expect(await list({ text: '食' })).toEqual(['3', '1']);
      expect(await list({ text: '%' })).toEqual(['3']);
      expect(await list({ text: "'; drop & | ! :* ()" })).toEqual([]);
    });

    it('counts a region with its districts', async () => {
      await apply(
        read('a', DAY(1), [project('1', { region: region('210102') })]),
        read('b', DAY(2), [project('2', { region: region('210100') })]),
        read('c', DAY(3), [project('3', { region: region('210202') })]),
        read('d', DAY(4), [project('4', { region: { code: null, raw: '火星' } })]),
      );
      expect(await list({ regions: ['210100'] })).toEqual(['2', '1']);
      expect(await list({ regions: ['210102'] })).toEqual(['1']);
      expect(await list({ regions: ['210000'] })).toEqual(['3', '2', '1']);
      expect(await list({ regions: ['210102', '210200'] })).toEqual(['3', '1']);
      expect(await list({ regions: [] })).toEqual([]);
      const total = await store.projects.list({ systems: [system], regions: ['210100'] }, NEWEST, { limit: 1 });
      expect(total).toMatchObject({ hasNext: true, totalCount: { value: 2, kind: 'EXACT' } });
    });

    it('filters by amount, party with role, deal code, stage, sector and time', async () => {
      const code = `A01-${ACME}-20260301-000001-X`;
      await apply(
        read('a', DAY(1), [project('1', { budget: yuan('999.99'), parties: [party('TENDERER', '甲', ACME)], dealCodes: [code] })]),
        read('b', DAY(2), [project('2', { budget: yuan('1000'), stage: { code: 'CONTRACTED', raw: '5' } })]),
        read('w', DAY(3), [notice('w', '2', 'RESULT', DAY(3)), award('w', '2', '800', { parties: [party('WINNER', '甲', ACME)] })]),
      );
      expect(await list({ amountFrom: '999.99' })).toEqual(['1']);
      expect(await list({ amountTo: '800' })).toEqual(['2']);
      expect((await list({ entity: ACME })).sort()).toEqual(['1', '2']);
      expect(await list({ entity: ACME, roles: ['WINNER'] })).toEqual(['2']);
      expect(await list({ dealCode: code.replaceAll('-', '').toLowerCase() })).toEqual(['1']);
      expect(await list({ stages: ['CONTRACTED'] })).toEqual(['2']);
      expect(await list({ sectors: ['LAND'] })).toEqual([]);
      expect(await list({ publishedFrom: DAY(3), publishedTo: DAY(4) })).toEqual(['2']);
      expect(await list({ publishedFrom: DAY(4) })).toEqual([]);
    });

    it('pages without losing or repeating rows while others are inserted', async () => {
      const add = (from: number, to: number, day: number) =>
        apply(
          ...Array.from({ length: to - from }, (_, index) =>
            read(`p${from + index}`, DAY(day), [project(String(from + index), { createdAt: instant(DAY(day)) })]),
          ),
        );
      await add(0, 10, 5);
      const seen: string[] = [];
      let after: string | null = null;
      for (let round = 0; ; round += 1) {
        const found = await store.projects.list({ systems: [system] }, NEWEST, { limit: 3, after });
        seen.push(...found.rows.map(({ nativeId }) => nativeId));
        after = found.rows.at(-1)!.cursor;
        if (!found.hasNext) break;
        await add(100 + round * 5, 105 + round * 5, 20);
      }
      expect(seen.sort()).toEqual(Array.from({ length: 10 }, (_, index) => String(index)).sort());
    });

    it('orders by amount and by update, both ways, ties by id', async () => {
      await apply(
        read('a', DAY(3), [project('1', { budget: yuan('9') })]),
        read('b', DAY(2), [project('2', { budget: yuan('10') })]),
        read('c', DAY(1), [project('3')]),
      );
      expect(await list({}, { field: 'AMOUNT', direction: 'DESC' })).toEqual(['2', '1', '3']);
      expect(await list({}, { field: 'UPDATED_AT', direction: 'ASC' })).toEqual(['3', '2', '1']);
    });

    it('refuses a malformed cursor, limit, time and amount with a sentence', async () => {
      const ask = (filter: ProjectFilter, limit: number, after: string | null) => store.projects.list(filter, NEWEST, { limit, after });
      const foreign = (await store.projects.list({}, { field: 'AMOUNT', direction: 'ASC' }, { limit: 1 })).rows[0]!.cursor;
      for (const cursor of ['', 'x', foreign, Buffer.from('["projects PUBLISHED_AT DESC","1; drop","x"]').toString('base64url')]) {
        await expect(ask({}, 5, cursor)).rejects.toThrow(StoreInputError);
      }
      await expect(ask({}, 0, null)).rejects.toThrow(StoreInputError);
      await expect(ask({ publishedFrom: 'yesterday' }, 5, null)).rejects.toThrow(StoreInputError);
      await expect(ask({ amountFrom: '1e9' }, 5, null)).rejects.toThrow(StoreInputError);
    });

    it('gives notices of many projects, their dossiers, parties and timelines each in one call', async () => {
      await apply(
        read('a', DAY(1), [project('1', { parties: [party('TENDERER', '甲', ACME)] })]),
        read('b', DAY(1), [project('2')]),
        ...[2, 3, 4].map((day) => read(`n${day}`, DAY(day), [notice(`n${day}`, '1', 'CORRECTION', DAY(day))])),
        read('n9', DAY(9), [notice('n9', '2', 'ANNOUNCEMENT', DAY(9))]),
        read('lone', DAY(9), [notice('lone', null, 'OTHER', DAY(9))]),
      );
      const notices = await store.notices.byProjects([id('1'), id('2')], 2);
      expect(notices.get(id('1'))?.map(({ nativeId }) => nativeId)).toEqual(['n4', 'n3']);
      expect(notices.get(id('2'))?.[0]?.notice.content).toBe('正文 n9');
      expect((await store.records.dossiers([id('1')])).get(id('1'))?.records).toHaveLength(4);
      expect((await store.projects.partiesOf([id('1')])).get(id('1'))).toMatchObject([{ name: '甲', role: 'TENDERER' }]);
      expect((await store.projects.timelineOf([id('1')])).get(id('1'))?.map(({ at }) => at)).toEqual([DAY(2), DAY(3), DAY(4)]);
      const [lone] = await store.notices.byIds([`${system}:lone`]);
      expect(lone).toMatchObject({ projectId: null, title: '公告lone' });
      expect((await store.notices.list({ systems: [system], kinds: ['CORRECTION'] }, { limit: 2 })).hasNext).toBe(true);
    });

    it('says with a copy whether its system has ever been read to the end', async () => {
      await apply(read('p', DAY(1), [project('1')]));
      expect((await store.records.dossiers([id('1')])).get(id('1'))?.completeAsOf).toBeNull();
      await store.writer.passed(system, DAY(2));
      expect((await store.records.dossiers([id('1')])).get(id('1'))?.completeAsOf).toBe(DAY(2));
    });

    it('keeps with a project the construction project it belongs to, of its own system and in its last version', async () => {
      const other = { changes: [read('c', DAY(9), [constructionProject('C1', '别家的')])], cursor: '1' };
      await store.writer.apply(`${system}-other`, '1', other);
      await apply(
        read('p1', DAY(1), [project('1', { constructionProjectCode: 'C1' })]),
        read('p2', DAY(1), [project('2', { constructionProjectCode: 'C1' })]),
        read('p3', DAY(1), [project('3', { constructionProjectCode: 'C2' })]),
        read('c1', DAY(1), [constructionProject('C1', '旧名')]),
      );
      await apply(read('c1', DAY(2), [constructionProject('C1', '河堤工程')]));
      const dossiers = await store.records.dossiers(['1', '2', '3'].map(id));
      const titles = ['1', '2', '3'].map((nativeId) =>
        dossiers.get(id(nativeId))!.records.flatMap((record) => (record.kind === 'constructionProject' ? [record.title] : [])),
      );
      expect(titles).toEqual([['河堤工程'], ['河堤工程'], []]);
    });

    it('gives the same sums from roll-ups and from the index', async () => {
      const rows = Array.from({ length: 40 }, (_, index) =>
        read(`p${index}`, DAY(1), [
          project(String(index), {
            region: region(index % 2 ? '210102' : '210202'),
            budget: yuan(`${index}.01`),
            createdAt: instant(DAY(1)),
          }),
        ]),
      );
      await apply(...rows);
      await apply(
        ...rows.slice(0, 10).map(({ rowKey }, index) => read(rowKey, DAY(2), [project(String(index), { budget: yuan('1') })])),
        deleted('p20', DAY(2)),
      );
      const dimensions = ['SECTOR', 'REGION', 'MONTH', 'STAGE'] as const;
      const rolled = await store.statistics.count({ systems: [system] }, dimensions);
      const counted = await store.statistics.count({ systems: [system], text: '项目' }, dimensions);
      expect(rolled.map((row) => [row.region, row.month, row.count, Number(row.budgetYuan)])).toEqual(
        [...counted.map((row) => [row.region, row.month, row.count, Number(row.budgetYuan)])].sort((one, other) =>
          String(one[0]) === 'null' ? -1 : String(other[0]) === 'null' ? 1 : 0,
        ),
      );
      expect(rolled.reduce((total, { count }) => total + count, 0)).toBe(39);
    });

    it('counts a project without any notice in no month, as the filter by publication leaves it out', async () => {
      await apply(read('a', DAY(1), [project('1', { createdAt: instant(DAY(1)) })]));
      await apply(read('b', DAY(1), [project('2', {}), notice('n', '2', 'ANNOUNCEMENT', DAY(2))]));
      const rows = await store.statistics.count({ systems: [system] }, ['MONTH']);
      expect(rows.map(({ month, count }) => [month, count])).toEqual([
        [null, 1],
        ['2026-03', 1],
      ]);
    });

    it('looks for every word, however many, and refuses a text beyond its limit', async () => {
      await apply(read('a', DAY(1), [project('1', { title: '沈阳市道路工程' })]));
      const eight = Array.from({ length: 8 }, () => '道路').join(' ');
      expect(await list({ text: `${eight} 工程` })).toEqual(['1']);
      expect(await list({ text: `${eight} 沈阳 市道 路工 阳市 桥梁` })).toEqual([]);
      await expect(list({ text: '道'.repeat(201) })).rejects.toThrow(StoreInputError);
    });

    it('tells per system how many match, as of when, and what failed last', async () => {
      await apply(read('a', DAY(1), [project('1')]));
      await store.writer.passed(system, DAY(2));
      const failure = new AdapterFailure(system, 'UNREACHABLE', 'refused');
      await store.writer.failed(system, DAY(3), failure);
      const [source] = await store.systems.coverage({ systems: [system] });
      expect(source).toMatchObject({
        system,
        completeAsOf: DAY(2),
        failure: { code: 'UNREACHABLE', at: DAY(3) },
        matched: { value: 1, kind: 'EXACT' },
      });
      await store.writer.passed(system, DAY(4));
      expect((await states()).failure).toBeNull();
      expect(await store.writer.cursorOf(system)).toBe(`cursor ${page}`);
    });

    it('never shows a reader of the change feed a gap, however many write at once', async () => {
      const start = await store.changeFeed.last();
      const seen: number[] = [];
      const writing = new AbortController();
      const reader = (async () => {
        for (let last = start; ;) {
          const done = writing.signal.aborted;
          const entries = await store.changeFeed.after(last, 1_000);
          seen.push(...entries.map(({ seq }) => seq));
          last = entries.at(-1)?.seq ?? last;
          if (done && entries.length === 0) return;
        }
      })();
      const writers = Array.from({ length: 4 }, async (_, writer) => {
        for (let round = 0; round < 10; round += 1) {
          const changes = [0, 1, 2].map((row) => read(`r${round}-${row}`, DAY(1), [project(`${round}-${row}`)]));
          await store.writer.apply(`${system}-${writer}`, '1', { changes, cursor: String(round) });
        }
      });
      await Promise.all(writers);
      writing.abort();
      await reader;
      expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => start + index + 1));
    });
  });
}
