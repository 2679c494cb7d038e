import type { PartyRole } from '../codes/party-role.ts';
import type { Instant } from './instant.ts';
import type { RecordHead } from './record-head.ts';

/** 资质 (tables 102, 103, 106): a certificate that an organisation holds. */
export interface Qualification extends RecordHead {
  readonly kind: 'qualification';
  /** 主体代码 as printed. */
  readonly holderCode: string;
  /** The role that the table is about. */
  readonly role: PartyRole | null;
  /** 资质等级 as printed (dictionary 17, whose values were not seen). */
  readonly level: string | null;
  readonly name: string;
  /** 资质序列、行业和专业类别 as printed. */
  readonly classification: string | null;
  readonly certificateNumber: string | null;
  readonly validUntil: Instant | null;
}
