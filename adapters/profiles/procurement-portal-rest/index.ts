import type { Adapter } from '../../adapter.ts';
import { AdapterFailure } from '../../failure.ts';
import { mappingVersionWith, ownersCodes } from '../../mapping/owners-codes.ts';
import type { Profile, ProfileContext } from '../../profile.ts';
import { assertHttpEndpoint } from '../../transports/http-endpoint.ts';
import type { RowContext } from './article.ts';
import { assertWell, readChanges } from './changes.ts';
import { CODE_LISTS } from './codes.ts';
import { readDossier } from './dossier.ts';
import { optionsSchema, type Options } from './options.ts';
import { openPortal } from './portal.ts';
import { MAPPING_VERSION } from './version.ts';

export { mapRow, type RawArticle, type RowContext } from './article.ts';
export { DIALECT_NAMES, type DialectName } from './dialects.ts';

/** Government procurement portals with a JSON interface: list by channel and day, detail by article. */
export const profile: Profile<typeof optionsSchema> = {
  name: 'procurement-portal-rest',
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
  const rowContext = (): RowContext => ({
    system: system.id,
    fetchedAt: now(),
    codes,
    inScope: scopeOf(options, portal.dialect.categories),
  });
  return {
    system,
    mappingVersion: mappingVersionWith(MAPPING_VERSION, codes),
    ability: { mode: 'ONE_BY_ONE', concurrency: options.concurrency },
    ping: (signal) => assertWell(portal, options, signal),
    changes: (cursor, signal) => readChanges(context, portal, rowContext, cursor, signal),
    findByIds: (ids, signal) => Promise.all(ids.map((id) => asValue(system.id, readDossier(portal, options, rowContext(), id, signal)))),
    close: () => Promise.resolve(),
  };
}

/** Links of a chain that the synchronisation reads too: their channel and their day are asked for. */
function scopeOf({ categories, since }: Options, known: Readonly<Record<string, string>>): NonNullable<RowContext['inScope']> {
  const asked = categories ?? known;
  return (type, date) => (type === null || Object.hasOwn(asked, type)) && (date === null || date >= since);
}

async function asValue<T>(system: string, answer: Promise<T>): Promise<T | AdapterFailure> {
  try {
    return await answer;
  } catch (error) {
    return error instanceof AdapterFailure ? error : new AdapterFailure(system, 'UNMAPPABLE', 'the answer cannot be mapped', error);
  }
}
