import type { Instant } from './instant.ts';
import type { Party } from './party.ts';
import type { RecordHead } from './record-head.ts';

/** 投标文件特征码 (table 519): what tells that bids were made on one machine; for supervisors only, nothing is derived from it. */
export interface BidFile extends RecordHead {
  readonly kind: 'bidFile';
  readonly lotCode: string | null;
  readonly bidder: Party;
  readonly documentName: string | null;
  /** As printed. */
  readonly documentSize: string | null;
  readonly documentMd5: string | null;
  readonly submittedAt: Instant | null;
  readonly cpuId: string | null;
  readonly diskSerial: string | null;
  readonly memorySerial: string | null;
  readonly ipAddress: string | null;
  readonly macAddress: string | null;
}
