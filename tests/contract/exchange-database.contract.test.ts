import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { profile } from '../../adapters/profiles/exchange-database/index.ts';
import { createGuard } from '../../adapters/resilience/guard.ts';
import type { StagingStandIn } from '../../adapters/sandbox/stand-ins/exchange-database.ts';
import { rowsOf } from '../../adapters/sandbox/stand-ins/exchange-database-rows.ts';
import type { StagingRow } from '../../adapters/sandbox/stand-ins/exchange-database-tables.ts';
import type { WorldProject } from '../../adapters/sandbox/world/world-project.ts';
import { describeAdapterContract } from './adapter-contract.ts';
import type { Clerk, ContractHarness } from './contract-harness.ts';
import { idOf, startStaging, stopStaging, systemAt, touched, withDirt, WORLD, type StartedStaging } from './exchange-database-start.ts';
import { NEVER } from './read-changes.ts';
import { makeProject } from './small-world.ts';

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
  const { adapter, guard, standIn, fault } = await startStaging(WORLD, { pageSize: 4 });
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
  let started: StartedStaging;
  beforeEach(async () => void (started = await startStaging(WORLD)));
  afterEach(() => stopStaging(started));

  test('is asked once for a hundred projects of all its tables, once it is known which it has', async () => {
    await started.adapter.ping(NEVER);
    const before = started.standIn.calls();
    const ids = Array.from({ length: 100 }, (_, index) => (index < WORLD.length ? idOf(WORLD[index]!) : `650-none-${index}`));
    await started.adapter.findByIds(ids, NEVER);
    expect(started.standIn.calls() - before).toBe(1);
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
    expect(() => profile.connect({ ...context, system })).toThrow(/systems\[\]\.endpoint \(test-land\): .*holds a password/u);
  });
});
