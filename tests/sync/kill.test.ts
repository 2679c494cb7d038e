import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PostgresPool } from 'kysely';
import { describe, expect, it } from 'vitest';
import { embeddedPool } from '../../subgraphs/store/embedded-pool.ts';
import { postgresPool } from '../../subgraphs/store/postgres-pool.ts';
import { POSTGRES_FOLDER, startPostgres } from '../neighbours/start-postgres.ts';
import { generator } from './scripted-adapter.ts';

const PROGRAM = fileURLToPath(new URL('./sync-process.ts', import.meta.url));
const KILLS = 22;

/** Everything the store holds, apart from the bare numbers of its migrations. */
const CONTENT = {
  system: 'select * from system order by id',
  source_row: 'select * from source_row order by system, row_key',
  row_version: 'select * from row_version order by system, row_key, version',
  record: 'select * from record order by system, row_key, position',
  project: 'select * from project order by system, native_id',
  project_party: 'select * from project_party order by system, native_id, position',
  project_deal_code: 'select * from project_deal_code order by system, native_id, deal_code',
  notice: 'select * from notice order by system, native_id',
  rollup: 'select * from rollup order by system, sector, city, month, stage',
  quarantine: 'select * from quarantine order by id',
  unmapped_code: 'select * from unmapped_code order by system, list, column_name, raw',
  unmapped_code_row: 'select * from unmapped_code_row order by system, holder, list, column_name, raw',
  change: 'select * from change order by seq',
  follower: 'select * from follower order by name',
  project_traits: 'select * from project_traits order by project_id',
  project_link: 'select * from project_link order by project_id, other_id, reason',
  // What ended in between depends on which changes a step takes in together.
  deal_code_link:
    'select deal_code, project_id, section, origin from deal_code_link where until is null order by deal_code, project_id, section',
  entity_mention: 'select * from entity_mention order by identity, project_id, role',
  // So do names: one that a later version corrected stays as history, where a step saw it.
  entity: 'select identity, entity_id, rule, roles, project_count from entity order by identity',
};

/** Nothing of the script needs to be in these. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['project_deal_code', 'deal_code_link', 'project_link']);

/** Runs the program; kills it so many milliseconds after it is ready, if that is given. */
function runSync(args: readonly string[], killAfterMs: number | null): Promise<'DONE' | 'KILLED'> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (killAfterMs !== null && output.startsWith('READY')) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    });
    child.once('exit', (code, signal) => {
      if (output.includes('DONE')) resolve('DONE');
      else if (signal === 'SIGKILL') resolve('KILLED');
      else reject(new Error(`the synchroniser ended with ${String(code)}: ${errors}`));
    });
  });
}

async function contentOf(pool: PostgresPool): Promise<Record<string, readonly unknown[]>> {
  const client = await pool.connect();
  const content: Record<string, readonly unknown[]> = {};
  for (const [table, statement] of Object.entries(CONTENT)) content[table] = (await client.query<unknown>(statement, [])).rows;
  client.release();
  await pool.end();
  return content;
}

async function expectNothingLost(whole: () => Promise<PostgresPool>, killed: () => Promise<PostgresPool>): Promise<void> {
  const expected = await contentOf(await whole());
  const actual = await contentOf(await killed());
  for (const table of Object.keys(CONTENT)) {
    expect(expected[table]?.length ?? 0, table).toBeGreaterThan(MAY_BE_EMPTY.has(table) ? -1 : 0);
    expect(actual[table], table).toEqual(expected[table]);
  }
  const sequences = (actual.change as readonly { readonly seq: number }[]).map(({ seq }) => seq);
  expect(sequences).toEqual(sequences.map((_, index) => index + 1));
}

async function killAgainAndAgain(args: readonly string[]): Promise<number> {
  const random = generator(11);
  let kills = 0;
  while (kills < KILLS) {
    // The first kills come at once, so that opening and the first page are hit too.
    if ((await runSync(args, Math.floor(random() * (kills < 4 ? 10 : 120)))) === 'DONE') return kills;
    kills += 1;
  }
  while ((await runSync(args, null)) !== 'DONE');
  return kills;
}

describe('a synchroniser killed again and again', () => {
  it('leaves the embedded store as an uninterrupted one: nothing lost, nothing twice', { timeout: 300_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yiwang-kill-'));
    const [whole, killed] = [join(folder, 'whole'), join(folder, 'killed')];
    await runSync([whole], null);
    expect(await killAgainAndAgain([killed])).toBe(KILLS);
    await expectNothingLost(
      () => embeddedPool(join(whole, 'store')),
      () => embeddedPool(join(killed, 'store')),
    );
    await rm(folder, { recursive: true, force: true });
  });

  it.skipIf(POSTGRES_FOLDER === null && !process.env.CI)('leaves PostgreSQL as an uninterrupted one', { timeout: 300_000 }, async () => {
    const [whole, killed] = await Promise.all([startPostgres(), startPostgres()]);
    await runSync(['', whole.url], null);
    expect(await killAgainAndAgain(['', killed.url])).toBe(KILLS);
    await expectNothingLost(
      () => Promise.resolve(postgresPool(whole.url)),
      () => Promise.resolve(postgresPool(killed.url)),
    );
    await Promise.all([whole.stop(), killed.stop()]);
  });
});
