import type { Generated } from 'kysely';
import type { ComplaintTables } from './complaint-tables.ts';
import type { CodingTables } from './coding-tables.ts';
import type { Json, Time } from './column-kinds.ts';
import type { DealCodeTables } from './deal-code-tables.ts';
import type { LedgerTables } from './ledger-tables.ts';
import type { PolicyTables } from './policy-tables.ts';
import type { RegisterTables } from './register-tables.ts';

/** How far each legacy system's copy is; the row is the lock of its writer. */
export interface SystemTable {
  id: string;
  cursor: string | null;
  mapping_version: string | null;
  complete_as_of: Time | null;
  last_applied_at: Time | null;
  failure_code: string | null;
  failed_at: Time | null;
  /** Row versions ever made current: gives the order of arrival. */
  arrivals: Generated<number>;
  row_count: Generated<number>;
  notice_count: Generated<number>;
  /** What its index entries were derived by. */
  index_version: Generated<number>;
}

/** The current version of each legacy row. */
export interface SourceRowTable {
  system: string;
  row_key: string;
  version: number;
  deleted: boolean;
  source_updated_at: Time | null;
  raw_hash: string | null;
  mapping_version: string;
}

/** Every version of each legacy row: what was known when. */
export interface RowVersionTable {
  system: string;
  row_key: string;
  version: number;
  known_at: Time;
  source_updated_at: Time | null;
  raw_hash: string | null;
  mapping_version: string;
  deleted: boolean;
  records: Json;
  findings: Json;
}

/** Canonical records of the current row versions; long text apart, so that the index is refreshed without it. */
export interface RecordTable {
  system: string;
  row_key: string;
  position: number;
  kind: string;
  native_id: string;
  project_native_id: string | null;
  source_updated_at: Time | null;
  known_at: Time;
  arrival: number;
  test: boolean;
  facts: Json;
  content: string | null;
}

export interface ProjectTable {
  system: string;
  native_id: string;
  id: string;
  sector: string;
  title: string;
  project_code: string | null;
  deal_codes: Json;
  province: string | null;
  city: string | null;
  region: string | null;
  stage: string | null;
  method: string | null;
  published_at: Time | null;
  updated_at: Time;
  sort_at: Time;
  month: number;
  budget: string | null;
  deal: string | null;
  amount_order: string;
  platform_name: string | null;
  platform_code: string | null;
  listed: boolean;
  facts: Json;
  search_text: string;
  search: string;
  fingerprint: string;
  party_fingerprint: string;
  /** The project that lists show in its place: the same one as another system holds it. */
  alias_of: string | null;
  alias_system: string | null;
  /** When the bidders are disclosed; null where they are, the year 9999 where no time alone will. */
  sealed_until: Time | null;
}

export interface ProjectPartyTable {
  system: string;
  native_id: string;
  position: number;
  project_id: string;
  record_kind: string;
  role: string;
  name: string;
  code: string | null;
  party: Json;
}

export interface ProjectDealCodeTable {
  system: string;
  native_id: string;
  deal_code: string;
  project_id: string;
}

export interface NoticeTable {
  system: string;
  native_id: string;
  id: string;
  row_key: string;
  position: number;
  project_native_id: string | null;
  sector: string;
  kind: string | null;
  title: string;
  published_at: Time | null;
  sort_at: Time;
  province: string | null;
  city: string | null;
  region: string | null;
  listed: boolean;
  search_text: string;
  search: string;
}

/** Counts and sums per cell, kept in the transaction that changes the projects. '' and 0 stand for "not stated". */
export interface RollupTable {
  system: string;
  sector: string;
  city: string;
  month: number;
  stage: string;
  /** Projects that lists show under another system's entry. */
  alias: boolean;
  count: number;
  budget: string;
  deal: string;
}

export interface QuarantineTable {
  id: string;
  system: string;
  row_key: string | null;
  source_table: string;
  encoding: string;
  findings: Json;
  raw_bytes: Uint8Array;
  source_updated_at: Time | null;
  first_seen_at: Time;
  last_seen_at: Time;
  count: number;
  resolved_at: Time | null;
  /** Whether it may be a bid or an opening that is still secret. */
  may_hold_bids: Generated<boolean>;
}

/** A row that nothing can be seen of until time, or another row, discloses it. */
export interface HiddenRowTable {
  system: string;
  row_key: string;
}

export interface UnmappedCodeTable {
  system: string;
  list: string;
  raw: string;
  column_name: string;
  count: number;
  first_seen_at: Time;
  last_seen_at: Time;
}

/** One row or open entry of the quarantine that states such a value. */
export interface UnmappedCodeRowTable {
  system: string;
  /** `row <row key>` or `quarantine <id>`. */
  holder: string;
  list: string;
  column_name: string;
  raw: string;
}

export interface ChangeTable {
  seq: number;
  system: string;
  row_key: string;
  version: number;
  change: string;
  at: Time;
  project_native_ids: Json;
}

/** One row: the last sequence given. Whoever commits holds it until the commit. */
export interface FeedCounterTable {
  id: number;
  last: number;
}

/** The last change that each follower has taken in. */
export interface FollowerTable {
  name: string;
  seq: number;
  version: number;
}

/** Every table of the store. */
export interface Tables extends CodingTables, DealCodeTables, RegisterTables, PolicyTables, LedgerTables, ComplaintTables {
  system: SystemTable;
  source_row: SourceRowTable;
  row_version: RowVersionTable;
  record: RecordTable;
  project: ProjectTable;
  project_party: ProjectPartyTable;
  project_deal_code: ProjectDealCodeTable;
  notice: NoticeTable;
  rollup: RollupTable;
  quarantine: QuarantineTable;
  hidden_row: HiddenRowTable;
  unmapped_code: UnmappedCodeTable;
  unmapped_code_row: UnmappedCodeRowTable;
  change: ChangeTable;
  feed_counter: FeedCounterTable;
  follower: FollowerTable;
}
