import type { NoticeKind } from '../../schema/codes/notice-kind.ts';
import type { Sector } from '../../schema/codes/sector.ts';
import type { Stage } from '../../schema/codes/stage.ts';
import type { FailureCode } from '../../adapters/failure.ts';
import type { Finding } from '../../schema/records/finding.ts';
import type { Notice } from '../../schema/records/notice.ts';
import type { Party } from '../../schema/records/party.ts';
import type { Project } from '../../schema/records/project.ts';
import type { RecordKind, TradeRecord } from '../../schema/records/record.ts';
import type { TotalCount } from './filter.ts';

/** A project as the index knows it: merged from all rows of its system, later rows win where they state something. */
export interface ProjectRow {
  /** Global id `sector:system:nativeId`. */
  readonly id: string;
  readonly system: string;
  readonly nativeId: string;
  readonly sector: Sector;
  readonly title: string;
  readonly projectCode: string | null;
  readonly dealCodes: readonly string[];
  /** GB/T 2260, null where unknown. */
  readonly region: string | null;
  readonly city: string | null;
  /** As the source states it, else from the furthest notice, award, contract or performance; null where nothing tells. */
  readonly stage: Stage | null;
  /** First notice; null before any. ISO 8601 +08:00, as all times here. */
  readonly publishedAt: string | null;
  /** Last change of any row of the project. */
  readonly updatedAt: string;
  /** Exact decimals, yuan. */
  readonly budgetYuan: string | null;
  readonly dealYuan: string | null;
  readonly platformName: string | null;
  readonly platformCode: string | null;
  /** Everything that the project's rows state, without the long text. `source` is the newest row's. */
  readonly facts: Omit<Project, 'content'>;
}

export interface NoticeRow {
  /** `system:nativeId`. */
  readonly id: string;
  readonly system: string;
  readonly nativeId: string;
  /** Null for a notice whose project is unknown so far. */
  readonly projectId: string | null;
  readonly sector: Sector;
  /** Null for a kind that no code list holds; the raw value is in `notice`. */
  readonly kind: NoticeKind | null;
  readonly title: string;
  readonly publishedAt: string | null;
  readonly region: string | null;
  /** Long text is apart, see `contentsOf`: `content` is null, or what no column can hold exactly. */
  readonly notice: Notice;
}

/** A party of a project with the record that names it. */
export interface ProjectParty extends Party {
  readonly recordKind: RecordKind;
}

/** One dated step of a project, oldest first. */
export interface TimelineEvent {
  readonly at: string;
  readonly recordKind: RecordKind;
  readonly noticeKind: NoticeKind | null;
  readonly title: string | null;
  /** Id of the notice, null for other records. */
  readonly noticeId: string | null;
}

/** The last good copy of everything a project consists of. */
export interface StoredDossier {
  readonly projectId: string;
  readonly system: string;
  readonly nativeId: string;
  /** The copy of the system is complete as of then; null before the first full pass, when records may still be missing. */
  readonly completeAsOf: string | null;
  readonly records: readonly TradeRecord[];
}

export const STATISTICS_DIMENSIONS = ['SECTOR', 'REGION', 'MONTH', 'STAGE'] as const;
export type StatisticsDimension = (typeof STATISTICS_DIMENSIONS)[number];

/** One cell; a dimension that was not asked for, or that a project does not state, is null. */
export interface StatisticsRow {
  readonly sector: Sector | null;
  /** City (prefecture level), GB/T 2260. */
  readonly region: string | null;
  /** `2026-03`. */
  readonly month: string | null;
  readonly stage: Stage | null;
  readonly count: number;
  /** Null where none of the projects states an amount. */
  readonly budgetYuan: string | null;
  readonly dealYuan: string | null;
}

/** A legacy row that could not be read, for its owner. */
export interface QuarantineRow {
  readonly id: string;
  readonly system: string;
  readonly rowKey: string | null;
  readonly table: string;
  readonly encoding: string;
  readonly findings: readonly Finding[];
  readonly rawBytes: Uint8Array;
  readonly sourceUpdatedAt: string | null;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly count: number;
  /** When the row was read well after all, or deleted; null while open. */
  readonly resolvedAt: string | null;
}

/** A value that no code list holds: work for whoever keeps the lists. */
export interface UnmappedCode {
  readonly system: string;
  readonly list: string;
  readonly raw: string;
  readonly column: string;
  readonly count: number;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

/** One change of one legacy row. */
export interface ChangeEntry {
  /** Given at commit: whoever reads on from the last one seen misses none. */
  readonly seq: number;
  readonly system: string;
  readonly rowKey: string;
  readonly version: number;
  /** DISCLOSED: time has broken a seal; `rowKey` is empty then. */
  readonly change: 'INSERTED' | 'UPDATED' | 'DELETED' | 'DISCLOSED';
  readonly at: string;
  readonly projectNativeIds: readonly string[];
}

export interface SyncFailure {
  readonly code: FailureCode;
  readonly at: string;
}

/** How far the copy of one system is. */
export interface CopyState {
  readonly system: string;
  readonly mappingVersion: string | null;
  /** The copy is complete as of then; null before the first full pass. */
  readonly completeAsOf: string | null;
  readonly lastAppliedAt: string | null;
  /** Null where the last pass went well. */
  readonly failure: SyncFailure | null;
  /** Seconds since `completeAsOf`; null before the first full pass. */
  readonly lagSeconds: number | null;
}

/** The same with what the copy holds. */
export interface SystemState extends CopyState {
  readonly projects: number;
  readonly notices: number;
  /** Rows of which something is disclosed. */
  readonly rows: number;
  /** Open quarantine entries, without those that may hold bids: how many there are before the opening is secret. */
  readonly quarantined: number;
}

/** What one system contributes to a list. */
export interface SourceCoverage extends CopyState {
  /** Projects of this system that the filter meets; a lower bound at 10,000 and more where the roll-ups cannot tell. */
  readonly matched: TotalCount;
}
