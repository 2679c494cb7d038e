import { expect, it } from 'vitest';
import { finding, project, read, unreadable } from '../sync/rows.ts';
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

  it('puts unknown codes on the work-list, counted', async () => {
    const { store, system, apply } = on();
    const odd = finding('UNKNOWN_CODE', 'WARNING', '怪码', 'trade-method');
    await apply(read('a', DAY(1), [project('1')], [odd]), read('b', DAY(1), [project('2')], [odd]));
    expect(await store.codes.unmapped(system)).toMatchObject([{ list: 'trade-method', raw: '怪码', column: 'COLUMN', count: 2 }]);
  });
}
