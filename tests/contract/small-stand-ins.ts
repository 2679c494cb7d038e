import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LegacySystem } from '../../adapters/province.ts';
import { standInFor } from '../../adapters/sandbox/stand-in-kinds.ts';
import type { Sector } from '../../schema/codes/sector.ts';
import { smallWorld } from './small-world.ts';

/** The credential of every small stand-in. */
export const SMALL_SECRET = '8bytekey';

/** Stand-ins of a dozen projects each, and what province.yaml would say of them. */
export interface RunningStandIns {
  readonly systems: readonly LegacySystem[];
  stop(): Promise<void>;
}

const KINDS: readonly (readonly [id: string, sector: Sector, profile: string, options: object])[] = [
  ['ln-engineering', 'ENGINEERING', 'national-exchange-soap', {}],
  ['ln-procurement', 'PROCUREMENT', 'procurement-portal-rest', { since: '2025-01-01', windowDays: 400 }],
  ['ln-land-mineral', 'LAND', 'exchange-database', {}],
  ['ln-property-rights', 'PROPERTY_RIGHTS', 'file-drop', {}],
];

/** One small system of each of the four sectors, each of another kind of software, in this process. */
export async function startStandIns(folder: string): Promise<RunningStandIns> {
  const started = await Promise.all(
    KINDS.map(async ([id, sector, profile, options]) => {
      const kind = await standInFor(profile);
      const own = join(folder, id);
      await mkdir(own, { recursive: true });
      const fault = { mode: 'NONE' as const, latencyMs: 0 };
      const standIn = await kind.start({ systemId: id, world: smallWorld(sector), fault, secret: SMALL_SECRET, folder: own });
      return { standIn, system: systemAt(standIn.endpoint, { id, sector, profile, options: { ...options } }) };
    }),
  );
  return {
    systems: started.map(({ system }) => system),
    async stop() {
      await Promise.all(started.map(({ standIn }) => standIn.stop()));
    },
  };
}

function systemAt(endpoint: string, own: Pick<LegacySystem, 'id' | 'sector' | 'profile' | 'options'>): LegacySystem {
  return {
    ...own,
    endpoint,
    name: own.id,
    region: '210000',
    operator: '12210000MBX1DX1Y76',
    credential: 'SMALL_SECRET',
    limits: { requestsPerSecond: 5_000, concurrency: 4, timeoutMs: 10_000 },
    freshness: { pollSeconds: 3_600, maxStaleMinutes: 1_440 },
  };
}
