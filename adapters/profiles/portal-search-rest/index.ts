import type { Adapter, Dossier } from '../../adapter.ts';
import { AdapterFailure } from '../../failure.ts';
import { mappingVersionWith, ownersCodes } from '../../mapping/owners-codes.ts';
import type { Profile, ProfileContext } from '../../profile.ts';
import { assertHttpEndpoint } from '../../transports/http-endpoint.ts';
import { readChanges, textOfSecond } from './changes.ts';
import { CODE_LISTS } from './codes.ts';
import { keyOf } from './dialects.ts';
import { optionsSchema, type Options } from './options.ts';
import { openPortal, type Portal } from './portal.ts';
import { mapRow, type RowContext } from './row.ts';
import { MAPPING_VERSION } from './version.ts';

export { mapRow, type RowContext } from './row.ts';
export { DIALECT_NAMES, type DialectName } from './dialect-names.ts';

/** The full-text search and the channel lists of the most widespread trading-platform software. */
export const profile: Profile<typeof optionsSchema> = {
  name: 'portal-search-rest',
  mappingVersion: MAPPING_VERSION,
  codeLists: CODE_LISTS,
  options: optionsSchema,
  connect,
};

function connect(context: ProfileContext<Options>): Adapter {
  const { system, options, now } = context;
  assertHttpEndpoint(system);
  const portal = openPortal(context);
  const codes = ownersCodes(system.codes);
  const { categories } = options;
  const rowContext = (): RowContext => ({ system: system.id, fetchedAt: now(), sector: system.sector, categories, codes });
  return {
    system,
    mappingVersion: mappingVersionWith(MAPPING_VERSION, codes),
    ability: { mode: 'ONE_BY_ONE', concurrency: options.concurrency },
    async ping(signal) {
      const [from, to] = [0, 1].map((hours) => textOfSecond(now().getTime() / 1_000 - hours * 3_600)) as [string, string];
      await portal.search({ from: to, to: from, category: options.categoryPrefixes[0] ?? null, offset: 0, page: 0, pageSize: 1 }, signal);
    },
    changes: (cursor, signal) => readChanges(context, portal, rowContext, cursor, signal),
    findByIds: (ids, signal) => Promise.all(ids.map((id) => asValue(system.id, readDossier(portal, options, rowContext(), id, signal)))),
    close: () => Promise.resolve(),
  };
}

/** A notice is its own project, so one row is the whole dossier. @throws {AdapterFailure} */
async function readDossier(
  portal: Portal,
  { dialect }: Options,
  context: RowContext,
  projectNativeId: string,
  signal: AbortSignal,
): Promise<Dossier | null> {
  const page = await portal.find(projectNativeId, signal);
  const row = page?.rows.find(
    (candidate) => portal.dialect.projectIdOf(keyOf(portal.dialect, candidate) ?? '', candidate) === projectNativeId,
  );
  if (row === undefined) return null;
  const change = mapRow(dialect, row, context);
  if (change.type === 'READ') return { projectNativeId, records: change.records, unreadable: [] };
  const faults = change.type === 'UNREADABLE' ? change.findings.map(({ column, code }) => `${column} ${code}`).join(', ') : 'deleted';
  throw new AdapterFailure(context.system, 'UNMAPPABLE', faults);
}

async function asValue<T>(system: string, answer: Promise<T>): Promise<T | AdapterFailure> {
  try {
    return await answer;
  } catch (error) {
    return error instanceof AdapterFailure ? error : new AdapterFailure(system, 'UNMAPPABLE', 'the answer cannot be mapped', error);
  }
}
