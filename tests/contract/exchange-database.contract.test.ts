import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Adapter, Dossier } from '../../adapters/adapter.ts';
import { profile } from '../../adapters/profiles/exchange-database/index.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import { createGuard, type Guard } from '../../adapters/resilience/guard.ts';
import type { FaultSwitch } from '../../adapters/sandbox/stand-in.ts';
import { startStagingDatabase, type StagingStandIn } from '../../adapters/sandbox/stand-ins/exchange-database.ts';
import { rowsOf } from '../../adapters/sandbox/stand-ins/exchange-database-rows.ts';
import type { StagingRow } from '../../adapters/sandbox/stand-ins/exchange-database-tables.ts';
import type { WorldProject } from '../../adapters/sandbox/world/world-project.ts';
import type { RecordKind, RecordOf } from '../../schema/records/record.ts';
import { describeAdapterContract, type Clerk, type ContractHarness } from './adapter-contract.ts';
import { changesOf, lastCursor, NEVER, pagesAfter, recordsOf } from './read-changes.ts';
import { makeProject, smallWorld } from './small-world.ts';

const SECRET = 'a password: with "signs" & 汉字';

interface Started {
  readonly adapter: Adapter;
  readonly guard: Guard;
  readonly standIn: StagingStandIn;
  readonly fault: FaultSwitch;
}

async function start(world: readonly WorldProject[], options: object = {}, secret: string | null = SECRET): Promise<Started> {
  const fault: FaultSwitch = { mode: 'NONE', latencyMs: 0 };
  const standIn = await startStagingDatabase({ systemId: 'test-land', world, fault, secret: SECRET, folder: '/nowhere' });
  const system = systemAt(standIn.endpoint);
  const guard = createGuard({ system: system.id, limits: system.limits });
  const adapter = profile.connect({ system, options: profile.options.parse(options), secret, guard, now: () => new Date() });
  return { adapter, guard, standIn, fault };
}

function systemAt(endpoint: string): LegacySystem {
  return {
    id: 'test-land',
    name: '测试市自然资源交易前置库',
    sector: 'LAND',
    region: '210100',
    operator: '12210100410581687R',
    profile: 'exchange-database',
    endpoint,
    limits: { requestsPerSecond: 1_000, concurrency: 2, timeoutMs: 2_000 },
    freshness: { pollSeconds: 30, maxStaleMinutes: 60 },
    options: {},
  };
}

/** Land with all its dirt, and mineral rights of both kinds. */
const MINERALS = [101, 102].map((serial) => makeProject('MINERAL', serial));
/** An exploration and a mining right that were granted without competition, and registered. */
const REGISTERED = [110, 105].map((serial) => makeProject('MINERAL', serial));
const WORLD = [...smallWorld('LAND'), ...MINERALS, ...REGISTERED];

const PROJECT_TABLES: Readonly<Record<string, string>> = {
  EXPLOR_BID_AUCTION_TRANS_ANN: '650',
  MINING_BID_AUCTION_TRANS_ANN: '651',
  EXPLOR_TRANS_PUB_INFO: '654',
  MINING_TRANS_PUB_INFO: '655',
  NON_OIL_GAS_EXPLOR_REG_ANN: '657',
  NON_OIL_GAS_MINING_REG_ANN: '658',
};

function idOf(project: WorldProject): string {
  return idOfRow(rowsOf(project)[0]!);
}

function idOfRow({ table, values }: StagingRow): string {
  if (table === 'DEAL_BEHAVIOR_INFO') return `600-${String(values.ANNOUNCEMENT_GUID)}`;
  return `${PROJECT_TABLES[table]!}-${String(values.UNIFIED_DEAL_CODE)}`;
}

function withDirt(kind: WorldProject['dirt'][number]): WorldProject {
  return WORLD.find(({ dirt }) => dirt.includes(kind))!;
}

/** What staff of the owner writes gets the present time. */
function touched(rows: readonly StagingRow[], values: StagingRow['values'] = {}): readonly StagingRow[] {
  const now = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  return rows.map((row) => ({ ...row, values: { ...row.values, ...values, UPDATED_AT: now } }));
}

function clerkOf({ write }: StagingStandIn): Clerk {
  const rowsById = (id: string) => rowsOf(WORLD.find((project) => idOf(project) === id)!);
  return {
    async add() {
      const added = makeProject('LAND', 500);
      write(touched(rowsOf(added)));
      return idOf(added);
    },
    async retitle(id, title) {
      const [own] = rowsById(id) as [StagingRow];
      write(touched([own], { LAND_PROJECT_NAME: title }));
    },
    async resend(id) {
      write(touched(rowsById(id)));
    },
    async remove(id) {
      write(touched(rowsById(id), { IS_DELETED: '1' }));
    },
  };
}

const BAD: readonly (readonly [WorldProject['dirt'][number], readonly string[], string])[] = [
  ['UNREADABLE_ROW', ['LAND_PROJECT_NAME', 'PUBLISHING_TIME'], '600'],
  ['INVALID_BYTES', ['ANNOUNCEMENT_CONNECT'], '600'],
  ['TEST_ROW', ['LAND_PROJECT_NAME'], '600'],
];

describeAdapterContract('exchange-database', async (): Promise<ContractHarness> => {
  const { adapter, guard, standIn, fault } = await start(WORLD, { pageSize: 4 });
  const readable = WORLD.filter(({ dirt }) => !dirt.includes('DELETED') && BAD.every(([kind]) => !dirt.includes(kind)));
  return {
    adapter,
    guard,
    knownIds: readable.map(idOf),
    unknownId: '600-00000000-0000-0000-0000-000000000000',
    badRows: BAD.map(([kind, columns]) => ({ projectNativeId: idOf(withDirt(kind)), columns, rawText: idOf(withDirt(kind)).slice(4) })),
    fault,
    failures: ['ERROR', 'HALF_PAGE', 'GARBAGE', 'DROP'],
    calls: standIn.calls,
    openCalls: standIn.openCalls,
    mostAtOnce: standIn.mostAtOnce,
    concurrency: adapter.system.limits.concurrency,
    clerk: clerkOf(standIn),
    stop: () => standIn.stop(),
  };
});

describe('a staging database', () => {
  let started: Started;
  beforeEach(async () => void (started = await start(WORLD)));
  afterEach(async () => {
    await started.adapter.close();
    await started.standIn.stop();
  });

  async function recordOf<Kind extends RecordKind>(project: WorldProject, kind: Kind): Promise<RecordOf<Kind>> {
    const [dossier] = await started.adapter.findByIds([idOf(project)], NEVER);
    if (dossier === null || dossier === undefined || dossier instanceof Error) throw new Error('no dossier', { cause: dossier });
    return dossier.records.find((record) => record.kind === kind) as RecordOf<Kind>;
  }

  test('is asked once for a hundred projects of all its tables, once it is known which it has', async () => {
    await started.adapter.ping(NEVER);
    const before = started.standIn.calls();
    const ids = Array.from({ length: 100 }, (_, index) => (index < WORLD.length ? idOf(WORLD[index]!) : `650-none-${index}`));
    await started.adapter.findByIds(ids, NEVER);
    expect(started.standIn.calls() - before).toBe(1);
  });

  test('tells land from mineral rights', async () => {
    expect((await recordOf(WORLD[0]!, 'project')).sector).toBe('LAND');
    expect((await recordOf(MINERALS[0]!, 'project')).sector).toBe('MINERAL');
    expect((await recordOf(MINERALS[0]!, 'mineralRight')).right).toBe('MINING');
    expect((await recordOf(MINERALS[1]!, 'mineralRight')).right).toBe('EXPLORATION');
  });

  test('gives the same yuan whether the row says 元 or 万元', async () => {
    expect((await recordOf(WORLD[0]!, 'award')).price).toMatchObject({ yuan: '900000.25', rawUnit: '元' });
    expect((await recordOf(withDirt('WAN_YUAN'), 'award')).price).toMatchObject({ yuan: '900000.25', raw: '90.000025', rawUnit: '万元' });
  });

  test('has the prices of mineral results in 万元, for they have no unit column', async () => {
    expect((await recordOf(MINERALS[0]!, 'award')).price).toMatchObject({ yuan: '900000.25', rawUnit: '万元' });
  });

  test('has square kilometres in LAND_AREA, which become exact square metres', async () => {
    expect(await recordOf(WORLD[0]!, 'parcel')).toMatchObject({ areaSquareMetres: '12345.67', areaRaw: '0.01234567', landUse: '工业用地' });
  });

  test('has applications and registers of mineral rights, each with the right as far as its table states it', async () => {
    const [exploration] = REGISTERED as [WorldProject];
    expect(await recordOf(exploration, 'notice')).toMatchObject({ noticeKind: { code: 'PUBLIC_INFORMATION', raw: '654' } });
    const ids = REGISTERED.map((project) => idOfRow(rowsOf(project)[1]!));
    const [explored, mined] = (await started.adapter.findByIds(ids, NEVER)) as Dossier[];
    expect(explored!.records.find(({ kind }) => kind === 'notice')).toMatchObject({ noticeKind: { code: 'REGISTRATION', raw: '657' } });
    expect(explored!.records.find(({ kind }) => kind === 'mineralRight')).toMatchObject({
      right: 'EXPLORATION',
      licenceNumber: 'T210102000000000110',
      registrationType: '新立',
      coordinates: '122°25′57″～122°26′42″41°31′1″～41°31′16″',
      validFrom: { precision: 'DAY' },
    });
    expect(mined!.records.find(({ kind }) => kind === 'mineralRight')).toMatchObject({ right: 'MINING', coordinates: null });
    expect(mined!.records.flatMap((record) => (record.kind === 'project' ? record.parties.map(({ role }) => role) : []))).toContain(
      'GRANTEE',
    );
  });

  test('tells a withdrawn announcement by a notice of its own, with its reason and time', async () => {
    const [announcement] = rowsOf(WORLD[0]!) as [StagingRow];
    started.standIn.write(touched([announcement], { CHANGE_TIME: '20250105', RETREAT_TIME: '20250110', CANCEL_REASON: '规划调整' }));
    const [dossier] = (await started.adapter.findByIds([idOf(WORLD[0]!)], NEVER)) as Dossier[];
    const notices = dossier!.records.filter((record) => record.kind === 'notice' && !record.source.rowKey.startsWith('601'));
    expect(notices).toMatchObject([
      { noticeKind: { code: 'ANNOUNCEMENT' } },
      { noticeKind: { code: 'CORRECTION' }, publishedAt: { at: '2025-01-05T00:00:00+08:00' } },
      { noticeKind: { code: 'TERMINATION' }, publishedAt: { at: '2025-01-10T00:00:00+08:00' }, content: '规划调整' },
    ]);
    expect(new Set(notices.map(({ nativeId }) => nativeId)).size).toBe(3);
  });

  test('gives no yuan for a price whose unit the row does not state', async () => {
    const rows = rowsOf(WORLD[0]!).map((row) =>
      'DEAL_PRICE' in row.values ? { ...row, values: { ...row.values, PRICE_UNIT: null } } : row,
    );
    started.standIn.write(touched(rows));
    expect((await recordOf(WORLD[0]!, 'award')).price).toMatchObject({ yuan: null, raw: '900000.25', rawUnit: null });
  });

  test('keeps an unknown code as it was written', async () => {
    expect((await recordOf(withDirt('UNKNOWN_CODE'), 'project')).method).toEqual({ code: null, raw: '999' });
  });

  test('has rows of the same second on both sides of a page, and none is lost', async () => {
    const tied = Array.from({ length: 7 }, (_, index) => makeProject('LAND', 710 + index));
    const small = await start([], { pageSize: 2 });
    small.standIn.write(tied.flatMap(rowsOf).map((row) => at(row, '2025-05-05 05:05:05')));
    const pages = await pagesAfter(small.adapter, null);
    expect(changesOf(pages)).toHaveLength(14);
    const resumed = await pagesAfter(small.adapter, pages[1]!.cursor);
    expect(changesOf([...pages.slice(0, 2), ...resumed])).toHaveLength(14);
    await small.adapter.close();
    await small.standIn.stop();
  });

  test('has rows that appear late, behind those already read, and they are read', async () => {
    const pages = await pagesAfter(started.adapter, null);
    const late = makeProject('LAND', 700);
    const newest = '2025-02-15 09:00:00';
    started.standIn.write(rowsOf(makeProject('LAND', 701)).map((row) => at(row, newest)));
    const passed = await pagesAfter(started.adapter, lastCursor(pages));
    started.standIn.write(rowsOf(late).map((row) => at(row, lastCursorTime(lastCursor(passed)!, -5))));
    const after = recordsOf(changesOf(await pagesAfter(started.adapter, lastCursor(passed))));
    expect(after.map(({ projectNativeId }) => projectNativeId)).toContain(idOf(late));
  });

  test('has a row from the future that does not hide the rows of the present', async () => {
    started.standIn.write(rowsOf(makeProject('LAND', 702)).map((row) => at(row, '2099-01-01 00:00:00')));
    const pages = await pagesAfter(started.adapter, null);
    const added = makeProject('LAND', 703);
    started.standIn.write(touched(rowsOf(added)));
    const after = recordsOf(changesOf(await pagesAfter(started.adapter, lastCursor(pages))));
    expect(after.map(({ projectNativeId }) => projectNativeId)).toContain(idOf(added));
  });

  test('is not asked with what a project id smuggles in', async () => {
    const ids = ["600-' OR '1'='1", "600-\\' OR 1=1 -- ", '600-a\u0000b', '700-1', 'x', `600-${'a'.repeat(5_000)}`];
    expect(await started.adapter.findByIds(ids, NEVER)).toEqual(ids.map(() => null));
  });

  test('refuses a wrong password with a failure that names neither account nor host', async () => {
    const intruder = profile.connect({
      system: systemAt(started.standIn.endpoint),
      options: profile.options.parse({}),
      secret: 'wrong-password',
      guard: createGuard({ system: 'test-land', limits: started.adapter.system.limits }),
      now: () => new Date(),
    });
    const failure = await intruder.ping(NEVER).catch((error: unknown) => error);
    await intruder.close();
    expect(failure).toMatchObject({ code: 'REFUSED', detail: 'database error ER_ACCESS_DENIED_ERROR' });
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toMatch(/wrong-password|yiwang_read|127\.0\.0\.1/u);
  });

  test('has no endpoint with a password in it', () => {
    const system = systemAt('mysql://reader:open@127.0.0.1/exchange');
    const context = { options: profile.options.parse({}), secret: null, guard: started.guard, now: () => new Date() };
    expect(() => profile.connect({ ...context, system })).toThrow(/systems\[\]\.endpoint \(test-land\): endpoint holds a password/u);
  });
});

function at(row: StagingRow, updatedAt: string): StagingRow {
  return { ...row, values: { ...row.values, UPDATED_AT: updatedAt } };
}

/** Some minutes beside the watermark of the announcements. */
function lastCursorTime(cursor: string, minutes: number): string {
  const { at: passed } = (JSON.parse(cursor) as Record<string, { passed: { at: string } }>)['600']!.passed;
  const epochMs = Date.parse(`${passed.replace(' ', 'T')}Z`) + minutes * 60_000;
  return new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ');
}
