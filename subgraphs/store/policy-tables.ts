import type { Json, Time } from './column-kinds.ts';

/** Versioned files of policies and catalogue items that have been imported. */
export interface PolicyFileTable {
  name: string;
  version: number;
  hash: string;
  imported_at: Time;
}

export interface PolicyTable {
  id: string;
  file: string;
  file_version: number;
  known_at: Time;
  /** False once the newest version of its file no longer holds it. */
  listed: boolean;
  sort_order: number;
  level: string;
  kind: string;
  province: string | null;
  city: string | null;
  region: string | null;
  search_text: string;
  document: Json;
  periods: Json;
  replaced_by: Json;
}

/** What was known of a policy when; a null document is one that was taken from the list. */
export interface PolicyVersionTable {
  id: string;
  file: string;
  version: number;
  known_at: Time;
  document: Json | null;
}

/** Status of a policy by day: `from_on` ≤ day < `until_on`, as ISO text. */
export interface PolicyPeriodTable {
  policy_id: string;
  status: string;
  from_on: string;
  until_on: string;
}

export interface CatalogueItemTable {
  id: string;
  file: string;
  file_version: number;
  known_at: Time;
  listed: boolean;
  position: number;
  item: Json;
}

export interface CatalogueItemVersionTable {
  id: string;
  file: string;
  version: number;
  known_at: Time;
  item: Json | null;
}

/** Projects outside the catalogue, and listed ones that trade elsewhere. */
export interface CatalogueFindingTable {
  project_id: string;
  system: string;
  native_id: string;
  state: string;
  item_id: string | null;
  reason_zh: string;
  reason_en: string;
}

/** Tables of policies and the catalogue. */
export interface PolicyTables {
  policy_import_lock: { id: number };
  policy_file: PolicyFileTable;
  policy: PolicyTable;
  policy_version: PolicyVersionTable;
  policy_period: PolicyPeriodTable;
  catalogue_item: CatalogueItemTable;
  catalogue_item_version: CatalogueItemVersionTable;
  catalogue_finding: CatalogueFindingTable;
}
