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

/** Tables of the coding hub. */
export interface CodingTables {
  project_traits: ProjectTraitsTable;
  project_trait_key: ProjectTraitKeyTable;
  project_link: ProjectLinkTable;
}
