import { describe, expect, it } from 'vitest';
import type { RowScope } from '../../schema/access/belonging.ts';
import type { ComplaintFilter } from '../../subgraphs/store/complaints/complaints.ts';
import { complaint, deleted, instant, party, project, read, region, unreadable } from '../sync/rows.ts';
import { DAY, type StoreUnderTest } from './store-under-test.ts';

export function describeComplaints(fresh: () => StoreUnderTest): void {
  describe('complaints', () => {
    const LAND = project('land', { sector: 'LAND', region: region('210202') });
    const ROAD = project('road', { region: region('210102') });
    const write = ({ apply }: StoreUnderTest) =>
      apply(
        read('P1', DAY(1), [ROAD]),
        read('P2', DAY(1), [LAND]),
        read('C1', DAY(2), [complaint('c1', 'road', { filedAt: instant(DAY(2)) })]),
        read('C2', DAY(3), [complaint('c2', 'land', { filedAt: instant(DAY(3)), acceptedAt: instant(DAY(4)) })]),
        read('C3', DAY(5), [
          complaint('c3', 'road', { filedAt: instant(DAY(5)), acceptedAt: instant(DAY(6)), decidedAt: instant(DAY(9)), result: '驳回' }),
        ]),
        read('C4', DAY(6), [complaint('c4', 'a project that nobody knows')]),
      );
    const list = async ({ store, system }: StoreUnderTest, filter: ComplaintFilter = {}, scope: RowScope = {}) => {
      const page = await store.complaints.list({ systems: [system], ...filter }, scope, { limit: 100 });
      expect(page.totalCount).toEqual({ value: page.rows.length, kind: 'EXACT' });
      return page.rows.map(({ complaint: { nativeId } }) => nativeId);
    };

    it('are listed with the project, sector and region that they are about, the last filed first', async () => {
      const under = fresh();
      await write(under);
      expect(await list(under)).toEqual(['c4', 'c3', 'c2', 'c1']);
      const { rows } = await under.store.complaints.list({ systems: [under.system], states: ['ACCEPTED'] }, {}, { limit: 10 });
      expect(rows).toMatchObject([
        {
          id: `${under.system}:c2`,
          projectId: `land:${under.system}:land`,
          sector: 'LAND',
          region: '210202',
          complaint: { content: '投诉 c2' },
        },
      ]);
    });

    it('are limited to a scope before they are counted and paged, whatever the filter asks for', async () => {
      const under = fresh();
      await write(under);
      const scope = { sectors: ['ENGINEERING'], regions: ['210100'] } as const;
      expect(await list(under, {}, scope)).toEqual(['c3', 'c1']);
      for (const filter of [
        { sectors: ['LAND'] as const },
        { regions: ['210200'] },
        { systems: ['another'] },
        { states: ['ACCEPTED'] as const },
      ])
        expect(await list(under, filter, scope)).toEqual([]);
      expect(await list(under, { regions: ['210000'] }, scope)).toEqual(['c3', 'c1']);
      expect(await list(under, {}, { systems: [] })).toEqual([]);
      expect(await list(under, {}, { entity: '91210100MA0000000X' })).toEqual([]);
    });

    it('are paged by cursors that lead through a scope without a gap', async () => {
      const under = fresh();
      await write(under);
      const ofSystem = { systems: [under.system] };
      const first = await under.store.complaints.list(ofSystem, { sectors: ['ENGINEERING'] }, { limit: 1 });
      expect(first).toMatchObject({ hasNext: true, totalCount: { value: 2 } });
      const next = await under.store.complaints.list(ofSystem, { sectors: ['ENGINEERING'] }, { limit: 1, after: first.rows[0]!.cursor });
      expect(next.rows.map(({ id }) => id)).toEqual([`${under.system}:c1`]);
      expect(next.hasNext).toBe(false);
    });

    it('are limited to when they were filed; one that does not say is in no such list', async () => {
      const under = fresh();
      await write(under);
      expect(await list(under, { from: DAY(3), to: DAY(5) })).toEqual(['c2']);
      expect(await list(under, { from: DAY(1) })).toEqual(['c3', 'c2', 'c1']);
    });

    it('follow the project that they name when it comes, moves or goes', async () => {
      const under = fresh();
      await under.apply(read('C1', DAY(2), [complaint('c1', 'road')]));
      expect(await list(under, {}, { sectors: ['ENGINEERING'] })).toEqual([]);
      await under.apply(read('P1', DAY(3), [ROAD]));
      expect(await list(under, {}, { regions: ['210100'] })).toEqual(['c1']);
      await under.apply(read('P1', DAY(4), [{ ...ROAD, region: region('210202') }]));
      expect(await list(under, {}, { regions: ['210100'] })).toEqual([]);
      expect((await under.store.complaints.byProjects([under.id('road')], {})).get(under.id('road'))).toHaveLength(1);
      await under.apply(deleted('P1', DAY(5)));
      expect((await under.store.complaints.byProjects([under.id('road')], {})).size).toBe(0);
      expect(await list(under)).toEqual(['c1']);
    });

    it('change and go with their rows', async () => {
      const under = fresh();
      await write(under);
      await under.apply(read('C1', DAY(7), [complaint('c1', 'land', { decidedAt: instant(DAY(7)) })]));
      expect(await list(under, { sectors: ['LAND'] })).toEqual(['c1', 'c2']);
      await under.apply(deleted('C1', DAY(8)));
      expect(await list(under)).toEqual(['c4', 'c3', 'c2']);
    });

    it('of a project are given within a scope only', async () => {
      const under = fresh();
      await write(under);
      const ids = [under.id('road'), `land:${under.system}:land`];
      const shown = async (scope: RowScope) =>
        Object.fromEntries([...(await under.store.complaints.byProjects(ids, scope))].map(([id, rows]) => [id, rows.length]));
      expect(await shown({})).toEqual({ [ids[0]!]: 2, [ids[1]!]: 1 });
      expect(await shown({ sectors: ['LAND'] })).toEqual({ [ids[1]!]: 1 });
      expect(await shown({ systems: [] })).toEqual({});
    });

    it('are in nothing that is open: no project, timeline, party, entity or count shows that there are any', async () => {
      const under = fresh();
      await under.apply(read('P1', DAY(1), [ROAD]));
      const seen = async () => {
        const { projects, notices, rows, quarantined } = await under.states();
        return {
          counts: { projects, notices, rows, quarantined },
          project: await under.store.projects.byIds([under.id('road')]),
          timeline: await under.store.projects.timelineOf([under.id('road')]),
          parties: await under.store.projects.partiesOf([under.id('road')]),
          dossier: (await under.store.records.dossiers([under.id('road')])).get(under.id('road'))?.records,
        };
      };
      const before = await seen();
      await under.apply(read('C1', DAY(2), [complaint('c1', 'road', { against: [party('OTHER', '某公司')] })]));
      await under.apply({ ...unreadable('C2', DAY(2)), mayHoldBids: true });
      expect(await seen()).toEqual(before);
    });
  });
}
