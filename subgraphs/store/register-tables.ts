import type { Json, Time } from './column-kinds.ts';

/** An entity takes part in a project in a role. */
export interface EntityMentionTable {
  identity: string;
  project_id: string;
  role: string;
  system: string;
  sector: string;
  name: string | null;
  /** Yuan that the entity won, bought or sold for in this project; null where none is stated. */
  amount: string | null;
  at: Time;
  year: number;
  /** Kinds of records that name it in this role. */
  stated_in: Json;
}

/** Projects that name an entity, and sums, kept in the transaction that changes its mentions: an agency's ten thousand are not added up again. */
export interface EntityTallyTable {
  identity: string;
  sector: string;
  /** '' counts each project once, whatever the roles. */
  role: string;
  year: number;
  count: number;
  /** Of these, projects whose amount is known. */
  priced: number;
  /** Yuan; 0 where none is known. */
  amount: string;
}

/** Names that systems use for an entity, from when until when. */
export interface EntityNameTable {
  identity: string;
  name: string;
  system: string;
  name_key: string;
  first_at: Time;
  last_at: Time;
}

/** What a system registers of an entity: organisation, qualification, credit event. */
export interface EntityStatementTable {
  system: string;
  row_key: string;
  position: number;
  identity: string;
  kind: string;
  stated_at: Time;
  known_at: Time;
  /** Open to the public. */
  is_open: boolean;
  facts: Json;
}

/** One identity; those with the same `entity_id` are one entity, by `rule`. */
export interface EntityTable {
  identity: string;
  entity_id: string;
  rule: string | null;
  credit_code: string | null;
  organisation_code: string | null;
  name: string | null;
  /** '' without a name. */
  name_key: string;
  province: string | null;
  city: string | null;
  region: string | null;
  organisation_type: string | null;
  status: string | null;
  roles: Json;
  sectors: Json;
  project_count: number;
  first_at: Time;
  last_at: Time;
  search_text: string;
  search: string;
}

/** Tables of the register. */
export interface RegisterTables {
  entity_mention: EntityMentionTable;
  entity_tally: EntityTallyTable;
  entity_name: EntityNameTable;
  entity_statement: EntityStatementTable;
  entity: EntityTable;
}
