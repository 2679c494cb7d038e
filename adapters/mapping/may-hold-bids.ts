import { SEALABLE_KINDS, SECRET_KINDS } from '../../schema/access/seal.ts';
import type { RecordKind } from '../../schema/records/record.ts';

/** Whether rows of a table that is read as these records may hold what is not public: bids, openings, credit events of any scope, complaints. Those of a table that nobody knows may. */
export function mayHoldBids(records: readonly { readonly kind: RecordKind }[] | undefined): boolean {
  return records === undefined || records.some(({ kind }) => SEALABLE_KINDS.has(kind) || SECRET_KINDS.has(kind) || kind === 'creditEvent');
}
