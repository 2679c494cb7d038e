import type { Adapter } from '../../adapters/adapter.ts';
import { profile } from '../../adapters/profiles/exchange-database/index.ts';
import { createGuard } from '../../adapters/resilience/guard.ts';

export interface StagingOwner {
  /** Id of the system. */
  readonly id: string;
  readonly endpoint: string;
  readonly secret: string | null;
}

/** The profile before a real staging database. */
export function connectStaging({ id, endpoint, secret }: StagingOwner, options: object): Adapter {
  const limits = { requestsPerSecond: 1_000, concurrency: 2, timeoutMs: 3_000 };
  const system = {
    id,
    name: '前置库',
    sector: 'LAND' as const,
    region: '210100',
    operator: '12210100410581687R',
    profile: 'exchange-database',
    endpoint,
    limits,
    freshness: { pollSeconds: 30, maxStaleMinutes: 60 },
    options: {},
  };
  const guard = createGuard({ system: id, limits });
  return profile.connect({ system, options: profile.options.parse(options), secret, guard, now: () => new Date() });
}
