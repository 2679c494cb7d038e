import type { Time } from './column-kinds.ts';

/** Complaints of current row versions, by what lists of them are limited and ordered by. Nothing public reads it. */
export interface ComplaintTable {
  system: string;
  native_id: string;
  row_key: string;
  position: number;
  /** Project code that it names. */
  project_native_id: string | null;
  /** Null where its system has no public project of that code. */
  project_id: string | null;
  /** Of the project, else of the system. */
  sector: string | null;
  province: string | null;
  city: string | null;
  region: string | null;
  state: string;
  filed_at: Time | null;
  sort_at: Time;
}

export interface ComplaintTables {
  complaint: ComplaintTable;
}
