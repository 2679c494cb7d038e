import { expect, it } from 'vitest';
import { StoreInputError } from '../../subgraphs/store/store-error.ts';
import type { ProjectFilter } from '../../subgraphs/store/filter.ts';
import { award, deleted, finding, instant, notice, party, project, read, region, yuan } from '../sync/rows.ts';
import { ACME, DAY, NEWEST, type StoreUnderTest } from './store-under-test.ts';

/** Which projects a list holds, in what order, and what it sums up to. */
export function describeLists(on: () => StoreUnderTest): void {
  it('keeps test rows out of public lists', async () => {
    const { store, apply, list, id } = on();
    await apply(
      read('t', DAY(1), [project('1')], [finding('TEST_ROW', 'NOTE')]),
      read('u', DAY(1), [project('2', { title: '【系统测试】项目' })]),
      read('p', DAY(1), [project('3')]),
    );
    expect(await list()).toEqual(['3']);
    expect(await store.projects.byIds([id('1')])).toEqual([null]);
  });

  it('finds words of two and more characters, fragments of codes and single characters', async () => {
    const { apply, list } = on();
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
    const { store, system, apply, list } = on();
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
    const { apply, list } = on();
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
    const { store, system, apply } = on();
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
    const { apply, list } = on();
    await apply(
      read('a', DAY(3), [project('1', { budget: yuan('9') })]),
      read('b', DAY(2), [project('2', { budget: yuan('10') })]),
      read('c', DAY(1), [project('3')]),
    );
    expect(await list({}, { field: 'AMOUNT', direction: 'DESC' })).toEqual(['2', '1', '3']);
    expect(await list({}, { field: 'UPDATED_AT', direction: 'ASC' })).toEqual(['3', '2', '1']);
  });

  it('refuses a malformed cursor, limit, time and amount with a sentence', async () => {
    const { store } = on();
    const ask = (filter: ProjectFilter, limit: number, after: string | null) => store.projects.list(filter, NEWEST, { limit, after });
    const foreign = (await store.projects.list({}, { field: 'AMOUNT', direction: 'ASC' }, { limit: 1 })).rows[0]!.cursor;
    for (const cursor of ['', 'x', foreign, Buffer.from('["projects PUBLISHED_AT DESC","1; drop","x"]').toString('base64url')]) {
      await expect(ask({}, 5, cursor)).rejects.toThrow(StoreInputError);
    }
    await expect(ask({}, 0, null)).rejects.toThrow(StoreInputError);
    await expect(ask({ publishedFrom: 'yesterday' }, 5, null)).rejects.toThrow(StoreInputError);
    await expect(ask({ amountFrom: '1e9' }, 5, null)).rejects.toThrow(StoreInputError);
  });

  it('gives the same sums from roll-ups and from the index', async () => {
    const { store, system, apply } = on();
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
    const { store, system, apply } = on();
    await apply(read('a', DAY(1), [project('1', { createdAt: instant(DAY(1)) })]));
    await apply(read('b', DAY(1), [project('2', {}), notice('n', '2', 'ANNOUNCEMENT', DAY(2))]));
    const rows = await store.statistics.count({ systems: [system] }, ['MONTH']);
    expect(rows.map(({ month, count }) => [month, count])).toEqual([
      [null, 1],
      ['2026-03', 1],
    ]);
  });

  it('looks for every word, however many, and refuses a text beyond its limit', async () => {
    const { apply, list } = on();
    await apply(read('a', DAY(1), [project('1', { title: '沈阳市道路工程' })]));
    const eight = Array.from({ length: 8 }, () => '道路').join(' ');
    expect(await list({ text: `${eight} 工程` })).toEqual(['1']);
    expect(await list({ text: `${eight} 沈阳 市道 路工 阳市 桥梁` })).toEqual([]);
    await expect(list({ text: '道'.repeat(201) })).rejects.toThrow(StoreInputError);
  });
}
