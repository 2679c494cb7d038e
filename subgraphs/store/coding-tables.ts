import type { Json, Time } from './column-kinds.ts';

/** What may show that a project belongs with another one. */
export interface ProjectTraitsTable {
  project_id: string;
  system: string;
  native_id: string;
  traits: Json;
}

/** Values by which projects that may belong together find each other. */
export interface ProjectTraitKeyTable {
  project_id: string;
  kind: string;
  value: string;
}

/** Both directions of every link. */
export interface ProjectLinkTable {
  project_id: string;
  other_id: string;
  reason: string;
  strength: string;
  evidence: Json;
  since: Time;
}

/** Which code names which section of which project, from when until when. */
export interface DealCodeLinkTable {
  deal_code: string;
  project_id: string;
  section: string;
  system: string;
  native_id: string;
  sector: string;
  origin: string;
  since: Time;
  until: Time | null;
}

/** What contradicts, with the evidence of when it was last judged. */
export interface CodeConflictTable {
  id: string;
  kind: string;
  deal_code: string;
  project_ids: Json;
  section: string;
  sectors: Json;
  systems: Json;
  evidence: Json;
  since: Time;
  resolved_at: Time | null;
}

export interface CodeConflictProjectTable {
  id: string;
  project_id: string;
}

/** Projects with sections that could not be given a code on that day; '' where no issuer was named. */
export interface CodeWaitingTable {
  project_id: string;
  tried_on: string;
}

/** Tables of the coding hub. */
export interface CodingTables {
  project_traits: ProjectTraitsTable;
  project_trait_key: ProjectTraitKeyTable;
  project_link: ProjectLinkTable;
  deal_code_link: DealCodeLinkTable;
  code_conflict: CodeConflictTable;
  code_conflict_project: CodeConflictProjectTable;
  code_waiting: CodeWaitingTable;
}
