import type { AccessRead, LedgerEntry } from '../../schema/access/ledger.ts';
import type { Viewer } from '../../schema/access/viewer.ts';
import { connectionOf, pageRequest, type PageArguments } from '../connection.ts';
import { given } from '../given.ts';
import { refused } from '../guard-fields.ts';
import type { LedgerFilter } from '../store/ledger/ledger.ts';
import type { AccessContext } from './access-context.ts';

interface EntryArguments extends PageArguments {
  readonly filter?: LedgerFilter | null;
}

/** Who has read restricted data; owners see what is about their own systems, and nothing of the others an entry is about too. */
export async function accessEntries(_: unknown, { filter, ...page }: EntryArguments, { store, viewer }: AccessContext) {
  const found = await store.ledger.list(ownPart(given(filter), viewer), pageRequest(page, true));
  return connectionOf(
    page,
    { ...found, rows: found.rows.map((entry) => ({ ...entry, systems: shownSystems(entry, viewer) })) },
    () => null,
  );
}

function ownPart(filter: LedgerFilter, { role, systems }: Viewer): LedgerFilter {
  if (role !== 'LEGACY_OWNER') return filter;
  return { ...filter, systems: filter.systems?.filter((id) => systems.includes(id)) ?? systems };
}

function shownSystems({ systems }: LedgerEntry, viewer: Viewer): readonly string[] {
  return viewer.role === 'LEGACY_OWNER' ? systems.filter((id) => viewer.systems.includes(id)) : systems;
}

interface RecordArguments {
  readonly input: Pick<AccessRead, 'operation' | 'fields' | 'systems' | 'rows'>;
}

/** Resolves once the reading is written down: only then may the data be given away. */
export async function recordAccess(_: unknown, { input }: RecordArguments, { store, viewer, now }: AccessContext): Promise<boolean> {
  const { role, subject, issuer, purpose, caseNumber } = viewer;
  if (subject === null || issuer === null || purpose === null) throw refused('FORBIDDEN');
  await store.ledger.append({ ...input, at: now().toISOString(), role, subject, issuer, purpose, caseNumber });
  return true;
}
