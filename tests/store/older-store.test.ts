import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedPool } from '../../subgraphs/store/embedded-pool.ts';
import type { Bid } from '../../schema/records/bid.ts';
import { METHOD_COLUMN } from '../../subgraphs/store/migrations/0010-methods.ts';
import { UNMAPPED_ROW_TABLES } from '../../subgraphs/store/migrations/0011-unmapped-rows.ts';
import { HIDDEN_ROW_TABLES } from '../../subgraphs/store/migrations/0017-hidden-rows.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import type { Store } from '../../subgraphs/store/store.ts';
import { award, finding, instant, notice, party, project, read, unreadable } from '../sync/rows.ts';
import { DAY, NEWEST } from './store-under-test.ts';

const ODD = finding('UNKNOWN_CODE', 'WARNING', '怪码', 'MODE');

let dataDir: string;
beforeAll(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'yiwang-older-store-'))));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function fill(): Promise<void> {
  const store = await openStore({ dataDir });
  const tender = project('1', { method: { code: 'OPEN_TENDER', raw: '1' } });
  const odd = project('2', { method: { code: null, raw: '怪码' }, title: '空\0字' });
  const changes = [
    read('a', DAY(1), [tender], [ODD]),
    read('a', DAY(2), [{ ...tender, title: '又改' }], [ODD]),
    read('b', DAY(1), [odd, notice('n', '2', null, DAY(1), { title: '半\ud800字' })], [ODD, ODD]),
    { ...unreadable('c', DAY(1)), findings: [finding('BAD_SHAPE', 'ERROR', 'x\0'), ODD] },
    { ...unreadable('d', DAY(1)), findings: [finding('BAD_BYTES', 'ERROR'), ODD] },
  ];
  await store.writer.apply('sy', '1', { changes, cursor: '1' });
  await store.close();
}

/** Makes the store look as it did before some migrations, then migrates it. */
async function migrateAgain(older: readonly string[], ...migrations: readonly (readonly string[])[]): Promise<void> {
  const pool = await embeddedPool(join(dataDir, 'store'));
  const client = await pool.connect();
  for (const statement of [older, ...migrations].flat()) await client.query(statement, []);
  client.release();
  await pool.end();
}

describe('a store from before methods were a column and unmapped values were counted by row', () => {
  it('is brought up to date from the rows it holds', async () => {
    await fill();
    const older = ['alter table project drop column method', 'drop table unmapped_code_row', 'update unmapped_code set count = 99'];
    await migrateAgain(older, METHOD_COLUMN, UNMAPPED_ROW_TABLES);
    const store = await openStore({ dataDir });
    const found = await store.projects.list({ methods: ['OPEN_TENDER'] }, NEWEST, { limit: 5 });
    expect(found.rows.map(({ nativeId }) => nativeId)).toEqual(['1']);
    // The entry with a NUL cannot be read by the database: it is counted once its row comes again.
    expect(await store.codes.unmapped('sy')).toMatchObject([{ raw: '怪码', count: 3 }]);
    await store.writer.apply('sy', '1', { changes: [read('a', DAY(3), [project('1')]), read('d', DAY(2), [project('4')])], cursor: '2' });
    expect(await store.codes.unmapped('sy')).toMatchObject([{ count: 1 }]);
    await store.close();
  });
});

describe('a store from before bidders were sealed by default', () => {
  const BIDDER = '沈阳秘密建设有限公司';
  const bidOf = (nativeId: string, projectNativeId: string): Bid => ({
    ...{ kind: 'bid', nativeId, projectNativeId, source: award('x', 'p', '1').source, lotCode: null, bidder: party('BIDDER', BIDDER) },
    ...{ price: null, submittedAt: instant(DAY(2)), bondPaid: null, bond: null, listedAsDishonest: null, durationDays: null, remark: null },
  });
  const rows = [
    read('s', DAY(1), [project('s'), notice('sn', 's', 'ANNOUNCEMENT', DAY(1))]),
    read('sb', DAY(2), [bidOf('sb', 's')]),
    read('lost', DAY(2), [bidOf('lost', 'nobody')]),
    read('w', DAY(1), [project('w'), bidOf('wb', 'w'), award('wa', 'w', '1')]),
  ];
  const openAt = (time: string) => openStore({ dataDir, now: () => new Date(time) });
  const shownBy = async (store: Store) => {
    const following = store.follow({ onFault: () => undefined });
    await following.settled();
    const found = await store.projects.list({ systems: ['sealed'], roles: ['BIDDER'] }, NEWEST, { limit: 5 });
    const counts = (await store.systems.states()).find(({ system }) => system === 'sealed')!;
    return { projects: found.rows.map(({ nativeId }) => nativeId).sort(), rows: counts.rows };
  };

  it('shows none of them any more once it is open, until their time has come', async () => {
    // Long after the seal, so that the index holds every bidder, as it did when nothing was sealed.
    const filled = await openAt('2027-03-01T00:00:00+08:00');
    await filled.writer.apply('sealed', '1', { changes: rows, cursor: '1' });
    expect(await shownBy(filled)).toEqual({ projects: ['s', 'w'], rows: 3 });
    await filled.close();
    await migrateAgain(
      [
        ...['drop table hidden_row', 'drop index quarantine_open_of_system', 'alter table quarantine drop column may_hold_bids'],
        'update system set index_version = 1',
      ],
      HIDDEN_ROW_TABLES,
    );
    const store = await openAt('2026-03-05T00:00:00+08:00');
    expect(await shownBy(store)).toEqual({ projects: ['w'], rows: 2 });
    await store.close();
    const later = await openAt('2026-06-01T00:00:00+08:00');
    await later.writer.passed('sealed', '2026-06-01T00:00:00+08:00');
    expect(await shownBy(later)).toEqual({ projects: ['s', 'w'], rows: 3 });
    await later.close();
  });
});
