import type { Adapter } from '../../adapters/adapter.ts';
import { profile } from '../../adapters/profiles/exchange-database/index.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import { createGuard, type Guard } from '../../adapters/resilience/guard.ts';
import type { FaultSwitch } from '../../adapters/sandbox/stand-in.ts';
import { startStagingDatabase, type StagingStandIn } from '../../adapters/sandbox/stand-ins/exchange-database.ts';
import { rowsOf } from '../../adapters/sandbox/stand-ins/exchange-database-rows.ts';
import type { StagingRow } from '../../adapters/sandbox/stand-ins/exchange-database-tables.ts';
import type { WorldProject } from '../../adapters/sandbox/world/world-project.ts';
import { makeProject, smallWorld } from './small-world.ts';

const SECRET = 'a password: with "signs" & 汉字';

export interface StartedStaging {
  readonly adapter: Adapter;
  readonly guard: Guard;
  readonly standIn: StagingStandIn;
  readonly fault: FaultSwitch;
}

/** An adapter before a stand-in of its own. */
export async function startStaging(
  world: readonly WorldProject[],
  options: object = {},
  secret: string | null = SECRET,
): Promise<StartedStaging> {
  const fault: FaultSwitch = { mode: 'NONE', latencyMs: 0 };
  const standIn = await startStagingDatabase({ systemId: 'test-land', world, fault, secret: SECRET, folder: '/nowhere' });
  const system = systemAt(standIn.endpoint);
  const guard = createGuard({ system: system.id, limits: system.limits });
  const adapter = profile.connect({ system, options: profile.options.parse(options), secret, guard, now: () => new Date() });
  return { adapter, guard, standIn, fault };
}

export function systemAt(endpoint: string): LegacySystem {
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
export const MINERALS = [101, 102].map((serial) => makeProject('MINERAL', serial));
/** An exploration and a mining right that were granted without competition, and registered. */
export const REGISTERED = [110, 105].map((serial) => makeProject('MINERAL', serial));
export const WORLD = [...smallWorld('LAND'), ...MINERALS, ...REGISTERED];

const PROJECT_TABLES: Readonly<Record<string, string>> = {
  EXPLOR_BID_AUCTION_TRANS_ANN: '650',
  MINING_BID_AUCTION_TRANS_ANN: '651',
  EXPLOR_TRANS_PUB_INFO: '654',
  MINING_TRANS_PUB_INFO: '655',
  NON_OIL_GAS_EXPLOR_REG_ANN: '657',
  NON_OIL_GAS_MINING_REG_ANN: '658',
};

export function idOf(project: WorldProject): string {
  return idOfRow(rowsOf(project)[0]!);
}

export function idOfRow({ table, values }: StagingRow): string {
  if (table === 'DEAL_BEHAVIOR_INFO') return `600-${String(values.ANNOUNCEMENT_GUID)}`;
  return `${PROJECT_TABLES[table]!}-${String(values.UNIFIED_DEAL_CODE)}`;
}

export function withDirt(kind: WorldProject['dirt'][number]): WorldProject {
  return WORLD.find(({ dirt }) => dirt.includes(kind))!;
}

/** What staff of the owner writes gets the present time. */
export function touched(rows: readonly StagingRow[], values: StagingRow['values'] = {}): readonly StagingRow[] {
  const now = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  return rows.map((row) => ({ ...row, values: { ...row.values, ...values, UPDATED_AT: now } }));
}

/** A row as if it had changed at another time. */
export function at(row: StagingRow, updatedAt: string | null): StagingRow {
  return { ...row, values: { ...row.values, UPDATED_AT: updatedAt } };
}

/** Ends both. */
export async function stopStaging({ adapter, standIn }: StartedStaging): Promise<void> {
  await adapter.close();
  await standIn.stop();
}
