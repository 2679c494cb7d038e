import { expect, it } from 'vitest';
import { constructionProject, notice, party, project, read } from '../sync/rows.ts';
import { ACME, DAY, type StoreUnderTest } from './store-under-test.ts';

/** What is told of single projects. */
export function describeDetails(on: () => StoreUnderTest): void {
  it('stores characters that databases dislike exactly', async () => {
    const { store, apply, id } = on();
    const odd = 'a\0b\ud800c\\u0000';
    await apply(
      read('p', DAY(1), [project('1', { title: `项目${odd}`, content: odd }), notice('n', '1', 'OTHER', DAY(1), { content: odd })]),
    );
    const dossier = (await store.records.dossiers([id('1')])).get(id('1'))!;
    expect(dossier.records.map((record) => ('content' in record ? record.content : null))).toEqual([odd, odd]);
  });

  it('gives notices of many projects, their dossiers, parties and timelines each in one call', async () => {
    const { store, system, apply, id } = on();
    await apply(
      read('a', DAY(1), [project('1', { parties: [party('TENDERER', '甲', ACME)] })]),
      read('b', DAY(1), [project('2')]),
      ...[2, 3, 4].map((day) => read(`n${day}`, DAY(day), [notice(`n${day}`, '1', 'CORRECTION', DAY(day))])),
      read('n9', DAY(9), [notice('n9', '2', 'ANNOUNCEMENT', DAY(9))]),
      read('lone', DAY(9), [notice('lone', null, 'OTHER', DAY(9))]),
    );
    const notices = await store.notices.byProjects([id('1'), id('2')], 2);
    expect(notices.get(id('1'))?.map(({ nativeId }) => nativeId)).toEqual(['n4', 'n3']);
    expect(notices.get(id('2'))).toHaveLength(1);
    expect(await store.notices.contentsOf([`${system}:n9`])).toEqual(new Map([[`${system}:n9`, '正文 n9']]));
    expect((await store.records.dossiers([id('1')])).get(id('1'))?.records).toHaveLength(4);
    expect((await store.projects.partiesOf([id('1')])).get(id('1'))).toMatchObject([{ name: '甲', role: 'TENDERER' }]);
    expect((await store.projects.timelineOf([id('1')])).get(id('1'))?.map(({ at }) => at)).toEqual([DAY(2), DAY(3), DAY(4)]);
    const [lone] = await store.notices.byIds([`${system}:lone`]);
    expect(lone).toMatchObject({ projectId: null, title: '公告lone' });
    expect((await store.notices.list({ systems: [system], kinds: ['CORRECTION'] }, { limit: 2 })).hasNext).toBe(true);
  });

  it('says with a copy whether its system has ever been read to the end', async () => {
    const { store, system, apply, id } = on();
    await apply(read('p', DAY(1), [project('1')]));
    expect((await store.records.dossiers([id('1')])).get(id('1'))?.completeAsOf).toBeNull();
    await store.writer.passed(system, DAY(2));
    expect((await store.records.dossiers([id('1')])).get(id('1'))?.completeAsOf).toBe(DAY(2));
  });

  it('keeps with a project the construction project it belongs to, of its own system and in its last version', async () => {
    const { store, system, apply, id } = on();
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
}
