import { expect, it } from 'vitest';
import { award, deleted, notice, project, read, yuan } from '../sync/rows.ts';
import { DAY, type StoreUnderTest } from './store-under-test.ts';

/** What becomes of rows that come, come again, change and go. */
export function describeRows(on: () => StoreUnderTest): void {
  it('gives a project with what its rows state together, the later stated value winning', async () => {
    const { store, apply, id } = on();
    await apply(
      read('b', DAY(2), [project('1', { title: '新标题', budget: yuan('20.50'), platformName: null })]),
      read('a', DAY(1), [project('1', { title: '旧标题', budget: yuan('10'), platformName: '平台', dealCodes: ['x'] })]),
    );
    const [found] = await store.projects.byIds([id('1')]);
    expect(found).toMatchObject({ title: '新标题', budgetYuan: '20.50', platformName: '平台', dealCodes: ['x'], updatedAt: DAY(2) });
  });

  it('derives stage, first publication and deal amount from the records', async () => {
    const { store, apply, id } = on();
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
    const { store, apply, id } = on();
    await apply(read('p', DAY(1), [project('1')]), read('f', DAY(3), [notice('f', '1', 'FAILURE', DAY(3))]));
    expect((await store.projects.byIds([id('1')]))[0]?.stage).toBe('FAILED');
    await apply(read('again', DAY(6), [notice('again', '1', 'ANNOUNCEMENT', DAY(6))]));
    expect((await store.projects.byIds([id('1')]))[0]?.stage).toBe('ANNOUNCED');
  });

  it('changes nothing when the same rows come again', async () => {
    const { store, system, apply } = on();
    const rows = [read('p', DAY(1), [project('1', { budget: yuan('5') })]), read('n', DAY(2), [notice('n', '1', 'ANNOUNCEMENT', DAY(2))])];
    expect(await apply(...rows)).toMatchObject({ inserted: 2, unchanged: 0 });
    const last = await store.changeFeed.last();
    expect(await apply(...rows)).toEqual({ inserted: 0, updated: 0, unchanged: 2, deleted: 0, quarantined: 0 });
    expect(await store.changeFeed.last()).toBe(last);
    expect(await store.statistics.count({ systems: [system] }, [])).toMatchObject([{ count: 1, budgetYuan: '5' }]);
  });

  it('keeps a late, older version as history and shows the newer one', async () => {
    const { store, apply, id } = on();
    await apply(read('p', DAY(9), [project('1', { title: '新' })]));
    expect(await apply(read('p', DAY(3), [project('1', { title: '旧' })]))).toMatchObject({ unchanged: 1 });
    expect((await store.projects.byIds([id('1')]))[0]?.title).toBe('新');
  });

  it('removes a deleted row from lists and sums, and an old version does not bring it back', async () => {
    const { store, system, apply, list, states } = on();
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
    const { store, system, apply, id } = on();
    const row = read('p', DAY(1), [project('1')]);
    await apply(row);
    const again = { ...row, records: [project('1', { title: '读得更好' })] };
    expect(await store.writer.apply(system, '2', { changes: [again], cursor: 'x' })).toMatchObject({ updated: 1 });
    expect((await store.projects.byIds([id('1')]))[0]?.title).toBe('读得更好');
  });
}
