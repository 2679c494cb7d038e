import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Adapter } from '../../adapters/adapter.ts';
import { profile } from '../../adapters/profiles/file-drop/index.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import { createGuard, type Guard } from '../../adapters/resilience/guard.ts';
import { writeDrop, writeFile } from '../../adapters/sandbox/stand-ins/file-drop-files.ts';
import { digits, rowsOfProject, type DropRow } from '../../adapters/sandbox/stand-ins/file-drop-rows.ts';
import { startDropServer, type DropServer } from '../../adapters/sandbox/stand-ins/file-drop-server.ts';
import type { FaultSwitch } from '../../adapters/sandbox/stand-in.ts';
import type { DirtKind, WorldProject } from '../../adapters/sandbox/world/world-project.ts';
import type { RecordKind, RecordOf } from '../../schema/records/record.ts';
import { describeAdapterContract } from './adapter-contract.ts';
import type { Clerk, ContractHarness } from './contract-harness.ts';
import { changesOf, NEVER, pagesAfter, recordsOf } from './read-changes.ts';
import { makeProject, smallWorld } from './small-world.ts';

const SECRET = '口令 with spaces';
/** Shares for sale come as XML, other assets as CSV. */
const WORLD = smallWorld('PROPERTY_RIGHTS');
const ASSETS = [101, 102].map((serial) => asAsset(makeProject('PROPERTY_RIGHTS', serial)));
const BAD_ASSET = asAsset(makeProject('PROPERTY_RIGHTS', 103, { dirt: ['INVALID_BYTES'] }));
const ALL = [...WORLD, ...ASSETS, BAD_ASSET];

function asAsset(project: WorldProject): WorldProject {
  return { ...project, lots: project.lots.map((lot) => ({ ...lot, percent: null, use: '房产' })) };
}

interface Started {
  readonly adapter: Adapter;
  readonly guard: Guard;
  readonly server: DropServer;
  readonly fault: FaultSwitch;
  readonly folder: string;
  stop(): Promise<void>;
}

async function start(options: object = {}): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'file-drop-'));
  writeDrop(folder, ALL.flatMap(rowsOfProject));
  const fault: FaultSwitch = { mode: 'NONE', latencyMs: 0 };
  const server = await startDropServer({ folder, secret: SECRET, fault });
  const system = systemAt(`sftp://127.0.0.1:${server.port}/drop`);
  const guard = createGuard({ system: system.id, limits: system.limits });
  const adapter = profile.connect({ system, options: profile.options.parse(options), secret: SECRET, guard, now: () => new Date() });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { adapter, guard, server, fault, folder, stop };
}

function systemAt(endpoint: string): LegacySystem {
  return {
    id: 'test-property',
    name: '测试市产权交易系统',
    sector: 'PROPERTY_RIGHTS',
    region: '210100',
    operator: '12210100410581687R',
    profile: 'file-drop',
    endpoint,
    limits: { requestsPerSecond: 1_000, concurrency: 2, timeoutMs: 2_000 },
    freshness: { pollSeconds: 30, maxStaleMinutes: 60 },
    options: {},
  };
}

function withDirt(kind: DirtKind): WorldProject {
  return WORLD.find(({ dirt }) => dirt.includes(kind))!;
}

function clerkOf(folder: string): Clerk {
  let files = 0;
  const drop = (rows: readonly DropRow[], change: Readonly<Record<string, string>> = {}): void => {
    const at = new Date();
    const changed = rows.map((row) => ({ ...row, at, columns: { ...row.columns, ...change } }));
    for (const [table, group] of Map.groupBy(changed, ({ table: number }) => number))
      writeFile(folder, group[0]!.deleted ? `DELETE_${++files}.csv` : `${table}_${++files}.${table === '752' ? 'csv' : 'xml'}`, group);
  };
  const rowsById = (id: string): readonly DropRow[] => rowsOfProject(ALL.find(({ localCode }) => localCode === id)!);
  return {
    async add() {
      const { events } = makeProject('PROPERTY_RIGHTS', 500);
      const added = makeProject('PROPERTY_RIGHTS', 500, { events: events.filter(({ kind }) => kind !== 'CORRECTION') });
      drop(rowsOfProject(added));
      return added.localCode;
    },
    async retitle(id, title) {
      drop(rowsById(id).slice(0, 1), { PROJECT_NAME: title, DATA_TIMESTAMP: digits(new Date()) });
    },
    async resend(id) {
      drop(rowsById(id));
    },
    async remove(id) {
      drop(
        rowsById(id).map((row) => ({ ...row, deleted: true })),
        { DATA_TIMESTAMP: digits(new Date()) },
      );
    },
  };
}

/** A listing and its correction are both bad; a test project's result is one as well. */
const BAD: readonly (readonly [WorldProject, readonly string[]])[] = [
  [withDirt('UNREADABLE_ROW'), ['PROJECT_NAME', 'PUBLISH_DATE']],
  [withDirt('UNREADABLE_ROW'), ['PROJECT_NAME', 'PUBLISH_DATE']],
  [withDirt('INVALID_BYTES'), ['SELLER_NAME']],
  [withDirt('INVALID_BYTES'), ['SELLER_NAME']],
  [BAD_ASSET, ['SELLER_NAME']],
  [BAD_ASSET, ['SELLER_NAME']],
  [withDirt('TEST_ROW'), ['PROJECT_NAME']],
  [withDirt('TEST_ROW'), ['PROJECT_NAME']],
  [withDirt('TEST_ROW'), ['PROJECT_NAME']],
];

describeAdapterContract('file-drop', async (): Promise<ContractHarness> => {
  const { adapter, guard, server, fault, folder, stop } = await start({ pageRows: 3 });
  const readable = ALL.filter((project) => !project.dirt.includes('DELETED') && BAD.every(([bad]) => bad !== project));
  return {
    adapter,
    guard,
    knownIds: readable.map(({ localCode }) => localCode),
    unknownId: 'G32025LN999999',
    badRows: BAD.map(([{ localCode }, columns]) => ({ projectNativeId: localCode, columns, rawText: localCode })),
    fault,
    failures: ['ERROR', 'DROP'],
    calls: server.calls,
    openCalls: server.openCalls,
    mostAtOnce: server.mostAtOnce,
    concurrency: adapter.system.limits.concurrency,
    clerk: clerkOf(folder),
    stop,
  };
});

describe('a file drop', () => {
  let started: Started;
  beforeEach(async () => void (started = await start()));
  afterEach(async () => {
    await started.adapter.close();
    await started.stop();
  });

  async function recordOf<Kind extends RecordKind>(project: WorldProject, kind: Kind): Promise<RecordOf<Kind>> {
    const [dossier] = await started.adapter.findByIds([project.localCode], NEVER);
    if (dossier === null || dossier === undefined || dossier instanceof Error) throw new Error('no dossier', { cause: dossier });
    return dossier.records.find((record) => record.kind === kind) as RecordOf<Kind>;
  }

  test('tells the buyer from the seller, although both stand in SELLER_NAME', async () => {
    expect((await recordOf(WORLD[0]!, 'project')).parties[0]).toMatchObject({ role: 'SELLER', name: WORLD[0]!.owner.name });
    expect((await recordOf(WORLD[0]!, 'award')).parties).toMatchObject([{ role: 'BUYER', name: WORLD[0]!.lots[0]!.winner!.name }]);
    expect((await recordOf(ASSETS[0]!, 'award')).parties).toMatchObject([{ role: 'BUYER', name: ASSETS[0]!.lots[0]!.winner!.name }]);
  });

  test('gives the same yuan whether the row says 元 or 万元', async () => {
    expect((await recordOf(WORLD[0]!, 'award')).price).toMatchObject({ yuan: '900000.25', rawUnit: '元' });
    expect((await recordOf(withDirt('WAN_YUAN'), 'award')).price).toMatchObject({ yuan: '900000.25', rawUnit: '万元' });
  });

  test('keeps the newest version of a row although an older one came later', async () => {
    expect((await recordOf(withDirt('OUT_OF_ORDER'), 'project')).title).toBe(withDirt('OUT_OF_ORDER').title);
  });

  test('keeps an unknown code as the source wrote it', async () => {
    expect((await recordOf(withDirt('UNKNOWN_CODE'), 'project')).method).toEqual({ code: null, raw: '77' });
  });

  test('lists its files once, and reads none again, to answer for many projects', async () => {
    await started.adapter.findByIds([WORLD[0]!.localCode], NEVER);
    const before = started.server.calls();
    await started.adapter.findByIds(
      ALL.map(({ localCode }) => localCode),
      NEVER,
    );
    expect(started.server.calls() - before).toBe(1);
  });

  test('has files that come late with a time of years ago, and they are read once', async () => {
    const { cursor } = (await pagesAfter(started.adapter, null)).at(-1)!;
    const added = makeProject('PROPERTY_RIGHTS', 501);
    writeFile(started.folder, '750_late.xml', rowsOfProject(added).slice(0, 1));
    const longAgo = new Date('2016-01-01T00:00:00Z');
    for (const name of readdirSync(started.folder).filter((file) => file.includes('_late')))
      utimesSync(join(started.folder, name), longAgo, longAgo);
    const pages = await pagesAfter(started.adapter, cursor);
    expect(recordsOf(changesOf(pages)).map(({ projectNativeId }) => projectNativeId)).toContain(added.localCode);
    expect(pages).toHaveLength(1);
    expect(await pagesAfter(started.adapter, pages[0]!.cursor)).toEqual([]);
  });

  test.each(['HALF_PAGE', 'GARBAGE'] as const)('whose files come as %s is a failure of the system, not of its rows', async (mode) => {
    started.fault.mode = mode;
    await expect(started.adapter.changes(null, NEVER)[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'UNREADABLE' });
  });

  test.each([
    ['ftp://127.0.0.1/drop', SECRET, /systems\[\]\.endpoint \(test-property\)/u],
    ['drop/here', SECRET, /systems\[\]\.endpoint \(test-property\)/u],
    ['sftp://user:password@127.0.0.1/drop', SECRET, /systems\[\]\.endpoint \(test-property\): (?!.*password@)/u],
    ['sftp://127.0.0.1:22/drop', null, /systems\[\]\.credential \(test-property\)/u],
    ['sftp://10.1.2.3/drop', SECRET, /systems\[\]\.options\.hostKeySha256 \(test-property\)/u],
  ])('at %s is refused in a sentence that names the key', (endpoint, secret, sentence) => {
    const system = systemAt(endpoint);
    const guard = createGuard({ system: system.id, limits: system.limits });
    expect(() => profile.connect({ system, options: profile.options.parse({}), secret, guard, now: () => new Date() })).toThrow(sentence);
  });
});
