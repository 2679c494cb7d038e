import { z } from 'zod';
import type { Adapter } from '../../adapter.ts';
import { mappingVersionWith, ownersCodes } from '../../mapping/owners-codes.ts';
import { shanghaiIso } from '../../mapping/time.ts';
import type { Profile, ProfileContext } from '../../profile.ts';
import { ProvinceError } from '../../province.ts';
import { EndpointFault, readDatabaseEndpoint, type DatabaseEndpoint } from '../../transports/database-endpoint.ts';
import { openDatabase } from '../../transports/database-open.ts';
import { CODE_LISTS, SQUARE_METRES_PER_UNIT, type LandAreaUnit } from './codes.ts';
import { ping, type StagingDatabase } from './staging-database.ts';
import { readChanges } from './changes.ts';
import { findDossiers, MAX_IDS } from './dossiers.ts';
import { tablesOf } from './mapping.ts';
import { ownersTables } from './owners-tables.ts';
import { wireTable } from './wire.ts';

const MAPPING_VERSION = 'exchange-database-1';
/** Largest answer to one statement, bytes. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

const name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/u, '应为字母、数字和下划线 / must be letters, digits and underscores');

const options = z.strictObject({
  /** Before each table's name: a schema, a prefix. */
  tables: z.strictObject({ schema: name.optional(), prefix: name.optional() }).prefault({}),
  /** Encoding of the text columns; the endpoint's `charset` else. */
  charset: z.enum(['utf-8', 'gbk', 'gb18030']).optional(),
  /** Each pass reads the last minutes again, for rows that were committed late. */
  overlapMinutes: z.number().min(0).max(10_080).default(10),
  pageSize: z.int().min(1).max(5_000).default(500),
  landAreaUnit: z.enum(Object.keys(SQUARE_METRES_PER_UNIT) as [LandAreaUnit]).default('SQUARE_KILOMETRE'),
  /** Whether the tables have the land-market columns beside the national ones. */
  marketColumns: z.boolean().default(true),
});

/** 前置库: a read-only staging database with the national tables of land (600, 601) and mineral rights (650–660). */
export const profile: Profile<typeof options> = {
  name: 'exchange-database',
  mappingVersion: MAPPING_VERSION,
  codeLists: CODE_LISTS,
  options,
  connect,
};

function connect(context: ProfileContext<z.infer<typeof options>>): Adapter {
  const { system } = context;
  const staging = stagingDatabase(context);
  return {
    system,
    mappingVersion: staging.reading().mappingVersion,
    ability: { mode: 'MANY', maxIds: MAX_IDS },
    ping: (signal) => ping(staging, signal),
    changes: (cursor, signal) => readChanges(staging, context.options, cursor, signal),
    findByIds: (ids, signal) => findDossiers(staging, ids, signal),
    close: () => staging.database.close(),
  };
}

function stagingDatabase({ system, secret, guard, now, options: chosen }: ProfileContext<z.infer<typeof options>>): StagingDatabase {
  const { concurrency, timeoutMs } = system.limits;
  const endpoint = endpointOf(system.id, system.endpoint);
  const schema = chosen.tables.schema === undefined ? '' : `${chosen.tables.schema}.`;
  const database = openDatabase({ system: system.id, endpoint, secret, concurrency, timeoutMs, maxBytes: MAX_ANSWER_BYTES });
  const codes = ownersCodes(system.codes);
  const specified = tablesOf(chosen).map((table) => wireTable(table, schema + (chosen.tables.prefix ?? '')));
  return {
    system: system.id,
    guard,
    now,
    database,
    tables: ownersTables({ system: system.id, guard, database, now }, specified),
    reading: () => ({
      system: system.id,
      mappingVersion: mappingVersionWith(MAPPING_VERSION, codes),
      codes,
      fetchedAt: shanghaiIso(now().getTime()),
      encoding: chosen.charset ?? endpoint.charset,
    }),
  };
}

function endpointOf(systemId: string, text: string): DatabaseEndpoint {
  try {
    return readDatabaseEndpoint(text);
  } catch (error) {
    if (error instanceof EndpointFault) throw new ProvinceError(`systems[].endpoint (${systemId}): ${error.message}`);
    throw error;
  }
}
