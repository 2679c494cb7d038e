import type { RowScope } from '../../../schema/access/belonging.ts';
import type { ComplaintState } from '../../../schema/codes/complaint-state.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { Complaint } from '../../../schema/records/complaint.ts';
import type { Page, PageRequest } from '../filter.ts';

/** Which complaints. Every part that is given must hold; an empty list holds never. */
export interface ComplaintFilter {
  readonly systems?: readonly string[] | undefined;
  readonly sectors?: readonly Sector[] | undefined;
  /** GB/T 2260; a province or city holds its districts. */
  readonly regions?: readonly string[] | undefined;
  readonly states?: readonly ComplaintState[] | undefined;
  /** ISO 8601; filed not before, and before. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface ComplaintRow {
  /** `system:nativeId`. */
  readonly id: string;
  readonly system: string;
  /** Null where its system has no public project of the code that it names. */
  readonly projectId: string | null;
  /** Of the project, else of the system. */
  readonly sector: Sector | null;
  readonly region: string | null;
  readonly state: ComplaintState;
  readonly complaint: Complaint;
}

/** Complaints are read within a scope only: what lies outside is neither counted nor paged. */
export interface Complaints {
  /** Last filed first. @throws {StoreInputError} */
  list(filter: ComplaintFilter, scope: RowScope, page: PageRequest): Promise<Page<ComplaintRow>>;
  /** Last filed first, at most 100 of a project. */
  byProjects(projectIds: readonly string[], scope: RowScope): Promise<ReadonlyMap<string, readonly ComplaintRow[]>>;
}
