import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../adapters/adapter.ts';
import { embeddedPool } from '../../subgraphs/store/embedded-pool.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import type { Store } from '../../subgraphs/store/store.ts';
import { residentNumber } from '../records/id-numbers.ts';
import { award, constructionProject, creditEvent, lot, notice, organisation, party, project, qualification, read } from '../sync/rows.ts';
import { ACME, DAY, NEWEST } from './store-under-test.ts';

/** Two worlds whose rows differ in numbers of persons only. */
const WORLDS = [
  { number: residentNumber('210102', '19900307', '891'), mobile: '13812345678' },
  { number: residentNumber('110101', '19551231', '002'), mobile: '19987654321' },
] as const;
type World = (typeof WORLDS)[number];

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

/** Every text column of every kind of record holds the numbers. */
function dirtyRows({ number, mobile }: World): readonly Change[] {
  const dirty = (word: string) => `${word} ${number} 电话${mobile} 公司`;
  const firm = { ...party('BIDDER', dirty('宏达'), ACME), code: number, codeKind: 'OTHER' as const };
  const tender = project('1', {
    ...{ title: dirty('食堂'), projectCode: number, content: dirty('正文'), classification: dirty('类'), platformName: dirty('平台') },
    ...{
      region: { code: null, raw: dirty('区') },
      method: { code: null, raw: dirty('法') },
      constructionProjectCode: 'C-100200',
      dealCodes: [dirty('码')],
    },
    parties: [firm, party('TENDERER', dirty('招标'), ACME)],
  });
  const stated = [
    { label: '账号', value: '2101000000012345', money: null },
    { label: '框架协议编号', value: number, money: null },
  ];
  return [
    read('a', DAY(1), [tender, lot('L', '1', { lotCode: number, title: dirty('标段'), content: dirty('内') })]),
    read('b', DAY(2), [notice('n', '1', 'RESULT', DAY(2), { title: dirty('公告'), media: dirty('媒'), stated })]),
    read('c', DAY(3), [award('w', '1', '100', { parties: [{ ...firm, role: 'WINNER' }], quality: dirty('优') })]),
    read('d', DAY(3), [constructionProject('C-100200', dirty('建设'))]),
    read('e', DAY(4), [
      organisation('O', {
        name: dirty('宏达'),
        code: ACME,
        codeKind: 'CREDIT_CODE',
        codeChecks: true,
        address: dirty('地址'),
        legalRepresentative: dirty('张三'),
      }),
    ]),
    read('f', DAY(4), [
      qualification('Q', ACME),
      creditEvent('E', { party: party('BIDDER', dirty('宏达'), ACME), eventKind: 'VIOLATION', title: dirty('罚'), reason: dirty('因') }),
    ]),
  ];
}

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
