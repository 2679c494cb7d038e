import type { Coded } from './coded.ts';
import type { Instant } from './instant.ts';
import type { RecordHead } from './record-head.ts';

/** 建设项目 (table 500 PROJECT): the approved work that one or more tender projects belong to. */
export interface ConstructionProject extends RecordHead {
  readonly kind: 'constructionProject';
  /** 项目编号 PROJECT_CODE. */
  readonly projectCode: string;
  readonly title: string;
  readonly investmentProjectCode: string | null;
  readonly region: Coded<string> | null;
  readonly address: string | null;
  /** 项目法人. */
  readonly legalPerson: string | null;
  /** GB/T 4754, as printed. */
  readonly industry: string | null;
  readonly fundSource: string | null;
  readonly scale: string | null;
  readonly approvalName: string | null;
  readonly approvalNumber: string | null;
  readonly approvalAuthority: string | null;
  readonly createdAt: Instant | null;
}
