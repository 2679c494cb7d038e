import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedPool } from '../../subgraphs/store/embedded-pool.ts';
import { METHOD_COLUMN } from '../../subgraphs/store/migrations/0010-methods.ts';
import { UNMAPPED_ROW_TABLES } from '../../subgraphs/store/migrations/0011-unmapped-rows.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { finding, notice, project, read, unreadable } from '../sync/rows.ts';
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

/** What the store looked like before the two migrations, then the migrations. */
async function migrateAgain(): Promise<void> {
  const pool = await embeddedPool(join(dataDir, 'store'));
  const client = await pool.connect();
  const older = ['alter table project drop column method', 'drop table unmapped_code_row', 'update unmapped_code set count = 99'];
  for (const statement of [...older, ...METHOD_COLUMN, ...UNMAPPED_ROW_TABLES]) await client.query(statement, []);
  client.release();
  await pool.end();
}

describe('a store from before methods were a column and unmapped values were counted by row', () => {
  it('is brought up to date from the rows it holds', async () => {
    await fill();
    await migrateAgain();
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
