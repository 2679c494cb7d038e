import { expect, it } from 'vitest';
import { deleted, finding, project, read, unreadable } from '../sync/rows.ts';
import { DAY, type StoreUnderTest } from './store-under-test.ts';

/** What becomes of rows that cannot be read, and of codes that no list holds. */
export function describeQuarantine(on: () => StoreUnderTest): void {
  it('quarantines an unreadable row with its bytes, beside good neighbours, and closes the entry once it reads well', async () => {
    const { store, system, apply, states } = on();
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
    const { apply, list, states } = on();
    await apply(read('p', DAY(1), [project('1')]));
    await apply(unreadable('p', DAY(2)));
    expect(await list()).toEqual(['1']);
    expect((await states()).quarantined).toBe(1);
  });

  it('leaves a row in quarantine when only its older, good version is resent', async () => {
    const { apply, states } = on();
    const good = read('p', DAY(1), [project('1')]);
    await apply(good);
    await apply(unreadable('p', DAY(5)));
    expect(await apply(good)).toMatchObject({ unchanged: 1 });
    expect((await states()).quarantined).toBe(1);
    await apply(read('p', DAY(6), [project('1', { title: '修好' })]));
    expect((await states()).quarantined).toBe(0);
  });

  it('puts unknown codes on the work-list, counted by row', async () => {
    const { store, system, apply } = on();
    await apply(read('a', DAY(1), [project('1')], [ODD]), read('b', DAY(1), [project('2')], [ODD]));
    const [entry] = await store.codes.unmapped(system);
    expect(entry).toMatchObject({ list: 'trade-method', raw: '怪码', column: 'COLUMN', count: 2 });
    await apply(read('a', DAY(2), [project('1', { title: '又改' })], [ODD]));
    expect(await store.codes.unmapped(system)).toMatchObject([{ count: 2, firstSeenAt: entry!.firstSeenAt }]);
  });

  it('counts an unknown code down as its rows are mended, mapped or deleted, until the entry goes', async () => {
    const { store, system, apply } = on();
    const counts = async () => (await store.codes.unmapped(system)).map(({ count }) => count);
    const rows = ['a', 'b', 'c'].map((key) => read(key, DAY(1), [project(key)], [ODD]));
    await apply(...rows);
    await apply(read('a', DAY(2), [project('a', { title: '修好' })]));
    expect(await counts()).toEqual([2]);
    await apply(deleted('b', DAY(2)));
    expect(await counts()).toEqual([1]);
    const mapped = { changes: [{ ...rows[2]!, findings: [] }], cursor: 'again' };
    await store.writer.apply(system, '1+codes.00000000', mapped);
    expect(await counts()).toEqual([]);
  });

  it('counts the unknown code of a row that cannot be read until the row reads well', async () => {
    const { store, system, apply } = on();
    const bad = { ...unreadable('bad', DAY(1)), findings: [finding('BAD_BYTES', 'ERROR'), ODD] };
    await apply(bad);
    await apply(bad);
    expect(await store.codes.unmapped(system)).toMatchObject([{ count: 1 }]);
    await apply(read('bad', DAY(2), [project('1')]));
    expect(await store.codes.unmapped(system)).toEqual([]);
  });

  it('pages the work-list of all systems, the most frequent value first', async () => {
    const { store, system, apply } = on();
    const odd = (value: string, list: string) => finding('UNKNOWN_CODE', 'WARNING', value, list);
    const rowOf = (key: string, ...findings: readonly ReturnType<typeof odd>[]) => read(key, DAY(1), [project(key)], findings);
    await apply(
      rowOf('1', odd('甲', 'M'), odd('乙', 'M'), odd('丙', 'N')),
      rowOf('2', odd('乙', 'M')),
      rowOf('3', odd('丙', 'N'), odd('乙', 'M')),
    );
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof store.codes.list>> = await store.codes.list({ systems: [system] }, { limit: 2, after });
      seen.push(...page.rows.map(({ raw, count }) => `${raw} ${count}`));
      after = page.hasNext ? page.rows.at(-1)!.cursor : null;
      expect(page.totalCount).toEqual({ value: 3, kind: 'EXACT' });
    } while (after !== null);
    expect(seen).toEqual(['乙 3', '丙 2', '甲 1']);
    const ofList = await store.codes.list({ systems: [system], lists: ['N'] }, { limit: 5 });
    expect(ofList.rows.map(({ raw }) => raw)).toEqual(['丙']);
  });
}

const ODD = finding('UNKNOWN_CODE', 'WARNING', '怪码', 'trade-method');
