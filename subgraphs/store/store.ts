import type { SyncWriter } from '../../adapters/sync/writer.ts';
import type { Sector } from '../../schema/codes/sector.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Complaints } from './complaints/complaints.ts';
import type { Crosswalk } from './crosswalk/crosswalk.ts';
import type { Follower } from './follower.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Links } from './links/project-links.ts';
import type { Register } from './register/register.ts';
import type { Policies } from './policies/policies.ts';
import type { ImportedFile, PolicyFile } from './policies/policy-file.ts';
import type { NoticeFilter, Page, PageRequest, ProjectFilter, ProjectOrder, UnmappedCodeFilter } from './filter.ts';
import type {
  ChangeEntry,
  NoticeRow,
  ProjectParty,
  ProjectRow,
  QuarantineRow,
  SourceCoverage,
  StatisticsDimension,
  StatisticsRow,
  StoredDossier,
  SystemState,
  TimelineEvent,
  UnmappedCode,
} from './rows.ts';

/** All maps are keyed by global project id and hold only what was found. */
export interface Projects {
  /** @throws {StoreInputError} on a malformed cursor, limit, time or amount. */
  list(filter: ProjectFilter, order: ProjectOrder, page: PageRequest): Promise<Page<ProjectRow>>;
  /** In the order asked; null where unknown or not public. */
  byIds(ids: readonly string[]): Promise<readonly (ProjectRow | null)[]>;
  /** As printed. */
  dealCodesOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  partiesOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly ProjectParty[]>>;
  timelineOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly TimelineEvent[]>>;
}

export interface Notices {
  /** Newest first. @throws {StoreInputError} */
  list(filter: NoticeFilter, page: PageRequest): Promise<Page<NoticeRow>>;
  byIds(ids: readonly string[]): Promise<readonly (NoticeRow | null)[]>;
  /** Newest first, at most `limit` (default 100) per project. */
  byProjects(projectIds: readonly string[], limit?: number): Promise<ReadonlyMap<string, readonly NoticeRow[]>>;
  /** Long texts of notices by id. */
  contentsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface Records {
  /** One query for all. */
  dossiers(projectIds: readonly string[]): Promise<ReadonlyMap<string, StoredDossier>>;
}

export interface Statistics {
  /** From the roll-ups where the filter allows, else counted from the index. Sorted by dimensions. */
  count(filter: ProjectFilter, groupBy: readonly StatisticsDimension[]): Promise<readonly StatisticsRow[]>;
}

export interface Quarantine {
  list(filter: { readonly system?: string; readonly open?: boolean }, page: PageRequest): Promise<Page<QuarantineRow>>;
}

export interface Codes {
  /** Most frequent first, at most `limit` (default 500). */
  unmapped(system?: string, limit?: number): Promise<readonly UnmappedCode[]>;
  /** The same in pages. @throws {StoreInputError} */
  list(filter: UnmappedCodeFilter, page: PageRequest): Promise<Page<UnmappedCode>>;
}

/** What a deal code is asked for. */
export interface DealCodeRequest {
  readonly system: string;
  /** Native id in its system; it need not have been synchronised. */
  readonly project: string;
  /** Null for the project as a whole. */
  readonly section: string | null;
  /** 交易分类代码. */
  readonly category: string;
}

/** A deal code that this hub has given. */
export interface IssuedDealCode extends DealCodeRequest {
  readonly dealCode: string;
  readonly issuer: string;
  /** Day in China, `2026-11-21`. */
  readonly issuedOn: string;
  readonly sequence: string;
  /** ASSIGNED: given by the hub itself to a row that arrived without one. */
  readonly origin: 'REQUESTED' | 'ASSIGNED';
  readonly alreadyIssued: boolean;
}

export interface DealCodes {
  /** The same request gets the same code for ever. @throws {CodeIssueError} */
  issue(request: DealCodeRequest): Promise<IssuedDealCode>;
}

export interface ChangeFeed {
  /** Changes with a greater sequence, in order. */
  after(seq: number, limit: number): Promise<readonly ChangeEntry[]>;
  last(): Promise<number>;
}

export interface Systems {
  /** Every system that ever synchronised, by id. */
  states(): Promise<readonly SystemState[]>;
  coverage(filter: ProjectFilter): Promise<readonly SourceCoverage[]>;
}

export interface StoreHealth {
  readonly ok: boolean;
  readonly engine: 'PGLITE' | 'POSTGRESQL';
  /** Milliseconds of one trivial query; null where it failed. */
  readonly latencyMs: number | null;
}

export interface FollowOptions {
  /** Told of a step that failed; it is tried again. */
  readonly onFault: (follower: string, error: unknown) => void;
}

/** How far a follower of the change feed has come, and how many changes it has yet to take in. */
export interface FollowerPlace {
  readonly name: string;
  readonly seq: number;
  readonly behind: number;
}

/** What is derived from the change feed: links, crosswalk, register. */
export interface Following {
  places(): Promise<readonly FollowerPlace[]>;
  /** Resolves once everything committed so far has been taken in. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** The hub's index: one plain object per record family. */
export interface Store {
  readonly projects: Projects;
  readonly notices: Notices;
  readonly links: Links;
  readonly crosswalk: Crosswalk;
  readonly register: Register;
  readonly complaints: Complaints;
  readonly records: Records;
  readonly statistics: Statistics;
  readonly quarantine: Quarantine;
  readonly codes: Codes;
  readonly dealCodes: DealCodes;
  readonly changeFeed: ChangeFeed;
  readonly systems: Systems;
  readonly policies: Policies;
  readonly catalogue: Catalogue;
  readonly ledger: Ledger;
  /** All of the files or none. @throws {PolicyImportError} naming file and key */
  importPolicies(files: readonly PolicyFile[]): Promise<readonly ImportedFile[]>;
  readonly writer: SyncWriter;
  /** Starts deriving, once per process, until it is stopped or the store closed. */
  follow(options: FollowOptions): Following;
  /** How far each derivation has come, whichever process is at it. */
  derivations(): Promise<readonly FollowerPlace[]>;
  health(): Promise<StoreHealth>;
  close(): Promise<void>;
}

export interface StoreSettings {
  /** Folder of this process; the embedded store lives in `store` below it. Unused with `databaseUrl`. */
  readonly dataDir: string;
  /** `postgres://…`: a real PostgreSQL in place of the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** Social credit code of the platform that gives deal codes; none are given without it. */
  readonly issuer?: string | undefined;
  /** Clock, so that tests can hold it. */
  readonly now?: (() => Date) | undefined;
  /** Region (GB/T 2260) of a legacy system, null where unknown: the most local entry stands for a project that several hold. */
  readonly regionOf?: ((system: string) => string | null) | undefined;
  /** Sector of a legacy system, null where unknown: whose a complaint is that names no project. */
  readonly sectorOf?: ((system: string) => Sector | null) | undefined;
  /** Social credit codes of the province's trading platforms. */
  readonly platforms?: readonly string[] | undefined;
  /** Who follows the change feed; all by default. */
  readonly followers?: readonly Follower[] | undefined;
  /** Told of maintenance that failed; nothing depends on it. */
  readonly log?: ((event: string, facts: Readonly<Record<string, unknown>>) => void) | undefined;
}
