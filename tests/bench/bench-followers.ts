import type { ChangePage } from '../../adapters/adapter.ts';
import { assigningCodes } from '../../subgraphs/store/crosswalk/assign-to-sections.ts';
import type { Follower } from '../../subgraphs/store/follower.ts';
import { followersOf } from '../../subgraphs/store/followers.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import type { Store } from '../../subgraphs/store/store.ts';
import { HAS_SERVER, openBenchDatabase, type BenchDatabase } from './bench-database.ts';
import { openDemoSystems, type DemoSystems } from './demo-systems.ts';

/** Of each system; a longer run says the same. */
const ROWS = 1_500;

/** What the synchroniser hands over, one page at a time. */
interface Delivery {
  readonly system: string;
  readonly mappingVersion: string;
  readonly page: ChangePage;
}

interface Spent {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** How fast links, crosswalk, register and catalogue follow the rows of the demo province, beside writing those rows in the same run. */
export async function benchFollowers(): Promise<void> {
  const systems = await openDemoSystems();
  const deliveries = await readAll(systems);
  const followers = followersOf(inputOf(systems));
  await systems.stop();
  for (const engine of HAS_SERVER ? (['embedded', 'PostgreSQL'] as const) : (['embedded'] as const)) {
    console.log(`\nWhat follows the change feed, ${engine} store (ratio: wall time beside writing the same rows alone)`);
    console.table(await measureAll(engine, deliveries, followers));
  }
}

async function readAll({ adapters }: DemoSystems): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = [];
  for (const adapter of adapters) {
    const { system, mappingVersion } = adapter;
    let rows = 0;
    for await (const page of adapter.changes(null, AbortSignal.timeout(300_000))) {
      deliveries.push({ system: system.id, mappingVersion, page });
      rows += page.changes.length;
      if (rows >= ROWS) break;
    }
  }
  return deliveries;
}

function inputOf({ province: { province, systems } }: DemoSystems) {
  const regions = new Map(systems.map(({ id, region }) => [id, region]));
  const codes = assigningCodes({ issuer: province.issuer ?? null, now: () => new Date() });
  const platforms = new Set(systems.map(({ operator }) => operator));
  return { regionOf: (system: string) => regions.get(system) ?? null, codes, platforms };
}

/** Each follower alone over rows that are all there; then all of them while the rows are written. */
async function measureAll(engine: BenchDatabase['engine'], deliveries: readonly Delivery[], followers: readonly Follower[]) {
  const database = await openBenchDatabase(engine);
  const fresh = await openBenchDatabase(engine);
  try {
    const { settings } = database;
    const bare = await measure(database, [], (store) => write(store, deliveries));
    const projects = await countProjects(database);
    const rows: Record<string, unknown> = { 'writing alone': shown(bare, bare, projects) };
    for (const follower of followers) {
      rows[`${follower.name} alone`] = shown(await measure({ settings }, [follower], follow), bare, projects);
    }
    const together = await measure(fresh, followers, (store) => writeAndFollow(store, deliveries));
    rows['writing and all together'] = shown(together, bare, projects);
    return rows;
  } finally {
    await Promise.all([database.stop(), fresh.stop()]);
  }
}

async function measure(
  { settings }: Pick<BenchDatabase, 'settings'>,
  followers: readonly Follower[],
  work: (store: Store) => Promise<void>,
): Promise<Spent> {
  const store = await openStore({ ...settings, followers });
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  await work(store);
  const { user, system } = process.cpuUsage(startCpu);
  const seconds = (performance.now() - startMs) / 1_000;
  await store.close();
  return { seconds, cpuSeconds: (user + system) / 1_000_000 };
}

async function write(store: Store, deliveries: readonly Delivery[]): Promise<void> {
  for (const { system, mappingVersion, page } of deliveries) await store.writer.apply(system, mappingVersion, page);
}

async function writeAndFollow(store: Store, deliveries: readonly Delivery[]): Promise<void> {
  const following = startFollowing(store);
  await write(store, deliveries);
  await following.settled();
}

function follow(store: Store): Promise<void> {
  return startFollowing(store).settled();
}

function startFollowing(store: Store) {
  return store.follow({
    onFault: (_, error) => {
      throw error;
    },
  });
}

async function countProjects({ settings }: BenchDatabase): Promise<number> {
  const store = await openStore({ ...settings, followers: [] });
  const rows = await store.statistics.count({}, []);
  await store.close();
  return rows.reduce((sum, { count }) => sum + count, 0);
}

function shown({ seconds, cpuSeconds }: Spent, bare: Spent, projects: number): Record<string, unknown> {
  return {
    projects,
    seconds: seconds.toFixed(1),
    'CPU s of this process': cpuSeconds.toFixed(1),
    'projects/s': Math.round(projects / seconds),
    ratio: `${(seconds / bare.seconds).toFixed(2)}×`,
  };
}
