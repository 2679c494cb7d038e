import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Adapter, Dossier } from '../../adapters/adapter.ts';
import { profile } from '../../adapters/profiles/file-drop/index.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import { createGuard, type Guard } from '../../adapters/resilience/guard.ts';
import type { FaultSwitch } from '../../adapters/sandbox/stand-in.ts';
import { startDropServer, type DropServer } from '../../adapters/sandbox/stand-ins/file-drop-server.ts';
import { describeAdapterContract } from './adapter-contract.ts';
import type { Clerk, ContractHarness } from './contract-harness.ts';
import {
  BAD_BYTES,
  DEAL,
  DETAIL,
  drop,
  LAND,
  LAYOUTS,
  LICENCE,
  LOT,
  NOTICE,
  SHIFTED,
  supplyFile,
  supplyRow,
  writeLayoutFiles,
} from './layout-files.ts';
import { NEVER } from './read-changes.ts';

const SECRET = 'a secret of the tests';

interface Started {
  readonly adapter: Adapter;
  readonly guard: Guard;
  readonly server: DropServer;
  readonly fault: FaultSwitch;
  readonly folder: string;
  stop(): Promise<void>;
}

async function start(): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'file-drop-layouts-'));
  writeLayoutFiles(folder);
  const fault: FaultSwitch = { mode: 'NONE', latencyMs: 0 };
  const server = await startDropServer({ folder, secret: SECRET, fault });
  const system = systemAt(`sftp://127.0.0.1:${server.port}/drop`);
  const guard = createGuard({ system: system.id, limits: system.limits });
  const options = profile.options.parse({ encoding: 'utf-8', layouts: LAYOUTS, pageRows: 2 });
  const adapter = profile.connect({ system, options, secret: SECRET, guard, now: () => new Date() });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { adapter, guard, server, fault, folder, stop };
}

function systemAt(endpoint: string): LegacySystem {
  return {
    id: 'test-land',
    name: '测试市自然资源交易系统',
    sector: 'LAND',
    region: '210100',
    operator: '12210100410581687R',
    profile: 'file-drop',
    endpoint,
    limits: { requestsPerSecond: 1_000, concurrency: 2, timeoutMs: 2_000 },
    freshness: { pollSeconds: 30, maxStaleMinutes: 60 },
    options: {},
  };
}

function clerkOf(folder: string): Clerk {
  let files = 0;
  const send = (guid: string, title: string): void => drop(folder, `supply-later-${++files}.csv`, supplyFile(supplyRow(guid, title)));
  return {
    async add() {
      const guid = '6a01efd9-37f9-4f48-849d-d13491e1f599';
      send(guid, '新项目');
      return guid;
    },
    async retitle(id, title) {
      send(id, title);
    },
    async resend(id) {
      send(id, '某工业项目');
    },
    remove: null,
  };
}

describeAdapterContract('file-drop by layouts', async (): Promise<ContractHarness> => {
  const { adapter, guard, server, fault, folder, stop } = await start();
  return {
    adapter,
    guard,
    knownIds: [...LAND, DETAIL, LICENCE, NOTICE, DEAL, LOT],
    unknownId: '6a01efd9-37f9-4f48-849d-d13491e1f500',
    badRows: [
      { projectNativeId: SHIFTED, columns: ['成交价格'], rawText: SHIFTED },
      { projectNativeId: BAD_BYTES, columns: [''], rawText: BAD_BYTES },
    ],
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

describe('a file drop with layouts', () => {
  let started: Started;
  beforeEach(async () => void (started = await start()));
  afterEach(async () => {
    await started.adapter.close();
    await started.stop();
  });

  async function dossierOf(id: string): Promise<Dossier> {
    const [answer] = await started.adapter.findByIds([id], NEVER);
    if (answer === null || answer === undefined || answer instanceof Error) throw new Error('no dossier', { cause: answer });
    return answer;
  }

  test('gives the bids of an opening list to the project that its file name states', async () => {
    const { records } = await dossierOf(LOT);
    const bids = records.filter(({ kind }) => kind === 'bid');
    expect(bids).toMatchObject([
      { bidder: { name: '沈阳丙丁建工有限公司' }, price: { yuan: '900000.25' }, bondPaid: true },
      { bidder: { name: '沈阳戊己建工有限公司' }, price: { yuan: '915000' }, bondPaid: false },
    ]);
  });

  test('lets a later file correct a contract to an earlier day', async () => {
    const row = supplyRow(LAND[0], '某工业项目').replace('2026年09月03日', '2026年08月01日');
    drop(started.folder, '20260905093000_supply-3.csv', supplyFile(row));
    expect((await dossierOf(LAND[0])).records.find(({ kind }) => kind === 'contract')).toMatchObject({
      signedAt: { at: '2026-08-01T00:00:00+08:00' },
    });
  });

  test.each([
    ['supply-broken.csv', Buffer.from([0xff, 0xfe, 0x0a, 0x31])],
    ['detail-broken.json', '[{"url":'],
    ['detail-none.json', '{"total": 3}'],
    ['deals-empty.html', '<html></html>'],
    ['nobody-agreed.csv', 'a,b'],
  ])('tells %s as one unreadable row and reads the rest', async (name, content) => {
    drop(started.folder, name, content);
    const unreadable: string[] = [];
    let read = 0;
    for await (const { changes } of started.adapter.changes(null, NEVER)) {
      for (const change of changes) if (change.type === 'UNREADABLE') unreadable.push(Buffer.from(change.rawBytes).toString('latin1'));
      read += changes.filter(({ type }) => type === 'READ').length;
    }
    expect(unreadable).toHaveLength(3);
    expect(read).toBe(9);
  });
});

test.each([
  [{ layouts: { 'supply-*.csv': 'land-supplies' } }, 'layouts.supply-*.csv'],
  [{ layouts: { 'supply-*.xls': 'land-supply' } }, 'layouts.supply-*.xls'],
])('the options %j are refused by their key', (options, key) => {
  const issues = profile.options.safeParse(options).error?.issues ?? [];
  expect(issues.map(({ path }) => path.join('.'))).toEqual([key]);
});
