import { MASK_RULES } from '../../schema/access/mask-rules.ts';
import type { AccessRead, LedgerEntry } from '../../schema/access/ledger.ts';
import { rowScope, within } from '../../schema/access/belonging.ts';
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
  const asked = given(filter);
  const systems = within(asked.systems, rowScope('ACCESS_LEDGER', viewer).systems);
  const found = await store.ledger.list({ ...asked, systems }, pageRequest(page, true));
  return connectionOf(
    page,
    { ...found, rows: found.rows.map((entry) => ({ ...entry, systems: shownSystems(entry, viewer) })) },
    () => null,
  );
}

function shownSystems({ systems }: LedgerEntry, viewer: Viewer): readonly string[] {
  return within(systems, rowScope('ACCESS_LEDGER', viewer).systems) ?? [];
}

interface RecordArguments {
  readonly input: Pick<AccessRead, 'operation' | 'fields' | 'systems' | 'rows'>;
}

/** Resolves once the reading is written down: only then may the data be given away. What a caller writes may name persons, and the ledger forgets nothing. */
export async function recordAccess(_: unknown, { input }: RecordArguments, { store, viewer, now }: AccessContext): Promise<boolean> {
  const { role, subject, issuer, purpose, caseNumber } = viewer;
  if (subject === null || issuer === null || purpose === null) throw refused('FORBIDDEN');
  const { mask } = MASK_RULES.PROSE;
  const written = { ...input, operation: mask(input.operation), purpose: mask(purpose) };
  await store.ledger.append({ ...written, at: now().toISOString(), role, subject, issuer, caseNumber });
  return true;
}
