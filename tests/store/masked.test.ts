import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedPool } from '../../subgraphs/store/embedded-pool.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import type { Store } from '../../subgraphs/store/store.ts';
import { dirtyRows, WORLDS } from './dirty-persons.ts';
import { NEWEST } from './store-under-test.ts';

/** Whatever the store derives; what it holds as it was printed is in `record`, `row_version` and `quarantine`. */
const DERIVED = [
  ...['project', 'project_party', 'project_deal_code', 'notice', 'rollup', 'change'],
  ...['entity', 'entity_name', 'entity_mention', 'entity_statement', 'entity_tally'],
  ...['project_traits', 'project_trait_key', 'project_link', 'deal_code_link', 'code_conflict'],
];
/** Digests of rows, and when we read them: nobody is shown them. */
const UNSEEN = /"(?:rawHash|fingerprint|party_fingerprint|at|fetchedAt|since|known_at)":"[^"]*"/gu;

const folders: string[] = [];
beforeAll(async () => {
  for (const world of WORLDS) folders.push(await mkdtemp(join(tmpdir(), `yiwang-masked-${world.mobile}-`)));
});
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function open(at: number): Promise<Store> {
  const store = await openStore({ dataDir: folders[at]! });
  await store.follow({ onFault: (_, error) => expect.unreachable(String(error)) }).settled();
  return store;
}

async function fill(at: number): Promise<void> {
  const store = await open(at);
  await store.writer.apply('sy', '1', { changes: dirtyRows(WORLDS[at]!), cursor: '1' });
  await store.close();
  await (await open(at)).close();
}

async function inDatabase<Result>(
  at: number,
  work: (query: (statement: string) => Promise<readonly unknown[]>) => Promise<Result>,
): Promise<Result> {
  const pool = await embeddedPool(join(folders[at]!, 'store'));
  const client = await pool.connect();
  const result = await work(async (statement) => (await client.query(statement, [])).rows);
  client.release();
  await pool.end();
  return result;
}

/** The derived tables as text, in an order of their own. */
async function derived(at: number): Promise<string> {
  return inDatabase(at, async (query) => {
    const tables: string[] = [];
    for (const table of DERIVED) {
      const rows = (await query(`select * from ${table}`)).map((row) => JSON.stringify(row).replaceAll(UNSEEN, ''));
      tables.push([table, ...rows.sort()].join('\n'));
    }
    return tables.join('\n');
  });
}

describe('what the store derives', () => {
  it('holds no number of a person, whichever column of a row held one, and is the same whichever number it was', async () => {
    for (const at of WORLDS.keys()) await fill(at);
    const [one, other] = [await derived(0), await derived(1)];
    for (const { number, mobile } of WORLDS) {
      for (const part of [number, mobile]) expect(one).not.toContain(part);
    }
    expect(one).toBe(other);
    expect(await inDatabase(0, (query) => query('select facts::text as facts from record'))).toMatchObject(
      expect.arrayContaining([{ facts: expect.stringContaining(WORLDS[0].number) as string }]) as unknown[],
    );
  });

  it('finds a project by its words and by no number of a person', async () => {
    const store = await open(0);
    const found = async (text: string) => (await store.projects.list({ text }, NEWEST, { limit: 5 })).rows.length;
    const entities = async (text: string) => (await store.register.list({ text }, { limit: 5 })).rows.length;
    expect([await found('食堂'), await entities('宏达')]).toEqual([1, 1]);
    const { number, mobile } = WORLDS[0];
    for (const text of [number, mobile, number.slice(6, 14)]) expect([await found(text), await entities(text)]).toEqual([0, 0]);
    await store.close();
  });

  it('is masked in a store that was filled before masks were', async () => {
    const { number } = WORLDS[0];
    const before = await derived(0);
    await inDatabase(0, async (query) => {
      await query(`update project set title = '食堂 ${number}', search_text = '${number}', fingerprint = ''`);
      await query(`update notice set title = '公告 ${number}'`);
      await query(`update entity set name = '${number}'`);
      await query('alter table system drop column index_version');
      await query('alter table system add column index_version integer not null default 0');
      return query(`update follower set version = 4 where name in ('register', 'coding')`);
    });
    await (await open(0)).close();
    // Whoever follows the feed is told to look again.
    const after = await derived(0);
    expect(after.replace(/\n.*"DISCLOSED".*/u, '')).toBe(before);
    expect(after).toContain('"DISCLOSED"');
  });
});
