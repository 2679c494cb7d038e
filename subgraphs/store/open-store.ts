import { Kysely, sql, type PostgresPool } from 'kysely';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createChangeFeed } from './change-feed.ts';
import { createComplaints } from './complaints/list-complaints.ts';
import { createCatalogue } from './catalogue/catalogue.ts';
import { createCodes } from './codes.ts';
import { createDealCodes, type CodeIssuer } from './deal-code-issue.ts';
import { deriveIndexAnew } from './derive-index-anew.ts';
import { storeDialect } from './dialect.ts';
import { assigningCodes } from './crosswalk/assign-to-sections.ts';
import { createCrosswalk } from './crosswalk/crosswalk.ts';
import { ensureDatabase } from './embedded-folder.ts';
import { startMaintenance } from './embedded-maintenance.ts';
import { embeddedPool } from './embedded-pool.ts';
import { followersOf } from './followers.ts';
import { placesOf, startFollowing, type WakefulFollowing } from './following.ts';
import { createLedger } from './ledger/ledger.ts';
import { createLinks } from './links/project-links.ts';
import { migrate } from './migrate.ts';
import { isoOf } from './moment.ts';
import { createNotices } from './notices.ts';
import { importPolicies } from './policies/import-policies.ts';
import { createPolicies } from './policies/policies.ts';
import { postgresPool } from './postgres-pool.ts';
import { lockFolder } from './process-lock.ts';
import { createProjects } from './projects.ts';
import { createQuarantine } from './quarantine.ts';
import { createRecords } from './records.ts';
import { createRegister } from './register/create-register.ts';
import { createStatistics } from './statistics.ts';
import type { Store, StoreHealth, StoreSettings } from './store.ts';
import { createSystems } from './systems.ts';
import type { Tables } from './tables.ts';
import { createWriter } from './writer.ts';

/** A database that is ready to be migrated. */
interface Engine {
  readonly name: StoreHealth['engine'];
  readonly pool: PostgresPool;
  /** The same database for whoever may wait; a server needs no such difference. */
  readonly background: PostgresPool | null;
  /** Gives back what was taken for it, after the pool has ended. */
  readonly release: () => void;
}

/**
 * Opens the hub's store, creating and migrating it where needed.
 * @throws {StoreInUseError} where another living process holds the embedded store's folder.
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const { databaseUrl, dataDir, now = () => new Date(), log = () => undefined, regionOf = () => null, sectorOf = () => null } = settings;
  const issuer: CodeIssuer = { issuer: settings.issuer ?? null, now };
  const platforms = new Set(settings.platforms ?? []);
  const { followers = followersOf({ regionOf, platforms, codes: assigningCodes(issuer) }) } = settings;
  const engine = databaseUrl === undefined || databaseUrl === '' ? await embeddedEngine(dataDir) : serverEngine(databaseUrl);
  const db = new Kysely<Tables>({ dialect: storeDialect(engine.pool) });
  const background = engine.background === null ? db : new Kysely<Tables>({ dialect: storeDialect(engine.background) });
  const close = async () => {
    await db.destroy();
    engine.release();
  };
  await prepare(db, now).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const maintenance = engine.name === 'PGLITE' ? startMaintenance(background, log) : null;
  let following: WakefulFollowing | null = null;
  const wrote = (changes: number) => {
    maintenance?.wrote(changes);
    following?.wake();
  };
  return {
    ...createRepositories(db, issuer, platforms),
    async importPolicies(files) {
      const imported = await importPolicies(background, files, now());
      following?.wake();
      return imported;
    },
    writer: createWriter(background, { now, wrote, homeOf: (system) => ({ sector: sectorOf(system), region: regionOf(system) }) }),
    follow: (options) => (following = startFollowing(background, followers, options)),
    derivations: () => placesOf(db, followers),
    health: () => health(db, engine.name),
    close: async () => {
      await following?.stop();
      await maintenance?.stop();
      await close();
    },
  };
}

/** Tables, and what is shown, by the rules of this version. */
async function prepare(db: Kysely<Tables>, now: () => Date): Promise<void> {
  await migrate(db);
  await deriveIndexAnew(db, isoOf(now().getTime()));
}

function createRepositories(db: Kysely<Tables>, issuing: CodeIssuer, platforms: ReadonlySet<string>) {
  return {
    projects: createProjects(db, issuing.now),
    notices: createNotices(db),
    links: createLinks(db),
    crosswalk: createCrosswalk(db),
    register: createRegister(db),
    complaints: createComplaints(db),
    records: createRecords(db),
    statistics: createStatistics(db),
    quarantine: createQuarantine(db),
    codes: createCodes(db),
    dealCodes: createDealCodes(db, issuing),
    changeFeed: createChangeFeed(db),
    systems: createSystems(db, issuing.now),
    policies: createPolicies(db),
    catalogue: createCatalogue(db, platforms),
    ledger: createLedger(db, issuing.now),
  };
}

async function embeddedEngine(dataDir: string): Promise<Engine> {
  await mkdir(dataDir, { recursive: true });
  const folder = join(dataDir, 'store');
  const release = lockFolder(folder);
  try {
    await ensureDatabase(folder);
    const pool = await embeddedPool(folder);
    return { name: 'PGLITE', pool, background: pool.background, release };
  } catch (error) {
    release();
    throw error;
  }
}

function serverEngine(databaseUrl: string): Engine {
  return { name: 'POSTGRESQL', pool: postgresPool(databaseUrl), background: null, release: () => undefined };
}

async function health(db: Kysely<Tables>, engine: StoreHealth['engine']): Promise<StoreHealth> {
  const startedMs = performance.now();
  try {
    await sql`select 1`.execute(db);
    return { ok: true, engine, latencyMs: performance.now() - startedMs };
  } catch {
    return { ok: false, engine, latencyMs: null };
  }
}
