import { sql, type Kysely } from 'kysely';
import { maskedRecord } from '../../../schema/access/mask-record.ts';
import type { CreditEvent } from '../../../schema/records/credit-event.ts';
import type { Organisation } from '../../../schema/records/organisation.ts';
import type { Qualification } from '../../../schema/records/qualification.ts';
import { REGISTER_RECORD_KINDS } from '../../../schema/records/record.ts';
import type { ChangeEntry } from '../rows.ts';
import { insertRows } from '../rowset.ts';
import type { Tables } from '../tables.ts';
import { identityOf, type Identity } from './identity.ts';
import { writeNames, type NameUse } from './names.ts';

type RegisterRecord = Organisation | Qualification | CreditEvent;

const COLUMNS = {
  ...{ system: 'text', row_key: 'text', position: 'integer', identity: 'text', kind: 'text' },
  ...{ stated_at: 'timestamptz', known_at: 'timestamptz', is_open: 'boolean', facts: 'json' },
};

/** Replaces what these rows register of entities. The identities concerned, before and after. */
export async function refreshStatements(db: Kysely<Tables>, changes: readonly ChangeEntry[]): Promise<readonly string[]> {
  const [systems, rowKeys] = [changes.map(({ system }) => system), changes.map(({ rowKey }) => rowKey)];
  const rows = sql`(select * from unnest(${systems}::text[], ${rowKeys}::text[]))`;
  const gone = await db
    .deleteFrom('entity_statement')
    .where(sql<boolean>`(system, row_key) in ${rows}`)
    .returning('identity')
    .execute();
  const records = await db
    .selectFrom('record')
    .select(['system', 'row_key', 'position', 'kind', 'source_updated_at', 'known_at', 'facts'])
    .where(sql<boolean>`(system, row_key) in ${rows}`)
    .where('kind', '=', sql<string>`any(${[...REGISTER_RECORD_KINDS]}::text[])`)
    .where('test', '=', false)
    .execute();
  const stated = records.flatMap(({ source_updated_at: updatedAt, ...row }) => {
    const facts = maskedRecord(row.facts as RegisterRecord);
    const identity = identityIn(facts);
    const at = statedAt(facts) ?? updatedAt ?? row.known_at;
    return identity === null ? [] : [{ ...row, identity: identity.key, stated_at: at, is_open: isOpen(facts), facts }];
  });
  await insertRows(
    db,
    'entity_statement',
    COLUMNS,
    stated.map((row) => ({ ...row, facts: JSON.stringify(row.facts) })),
  );
  await writeNames(
    db,
    stated
      .filter(({ is_open: isOpen }) => isOpen)
      .flatMap(({ facts, identity, system, stated_at: at }) => nameIn(facts).map((name): NameUse => ({ identity, name, system, at }))),
  );
  return [...new Set([...gone.map(({ identity }) => identity), ...stated.map(({ identity }) => identity)])];
}

function identityIn(record: RegisterRecord): Identity | null {
  if (record.kind === 'creditEvent') return identityOf(record.party);
  if (record.kind === 'organisation') return identityOf(record);
  return identityOf({ name: '', code: record.holderCode, codeKind: /^.{9,10}$/u.test(record.holderCode) ? 'ORGANISATION_CODE' : 'OTHER' });
}

/** A credit event is open to the public where its scope says so (SCOPE 1 社会公开); registrations and qualifications are. */
function isOpen(record: RegisterRecord): boolean {
  return record.kind !== 'creditEvent' || record.scope?.code === 'PUBLIC';
}

function nameIn(record: RegisterRecord): readonly string[] {
  if (record.kind === 'qualification') return [];
  return [record.kind === 'organisation' ? record.name : record.party.name];
}

function statedAt(record: RegisterRecord): string | null {
  if (record.kind === 'organisation') return record.registeredAt?.at ?? null;
  if (record.kind === 'qualification') return null;
  return (record.decidedAt ?? record.occurredAt ?? record.disclosedAt)?.at ?? null;
}
