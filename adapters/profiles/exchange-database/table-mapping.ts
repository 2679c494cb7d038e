import type { RecordMapping } from '../../mapping/record-mapping.ts';

/** One of the owner's tables. */
export interface TableMapping {
  /** Number in the data specification. */
  readonly number: string;
  readonly name: string;
  /** Native project ids are `projectPrefix-value of projectColumn`. */
  readonly projectPrefix: string;
  readonly projectColumn: string;
  /** Whether its rows are the projects themselves, rather than what happened to them. */
  readonly holdsProjects: boolean;
  readonly records: readonly RecordMapping[];
}
