import type { NoticeKind } from '../codes/notice-kind.ts';
import type { NoticeNature } from '../codes/notice-nature.ts';
import type { Sector } from '../codes/sector.ts';
import type { Coded } from './coded.ts';
import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { RecordHead } from './record-head.ts';

/** How a text is written; HTML is as the source gave it. */
export const CONTENT_TYPES = ['TEXT', 'HTML'] as const;
export type ContentType = (typeof CONTENT_TYPES)[number];

/** A link to a document that a notice names; the bytes stay with their owner. */
export interface Attachment {
  readonly name: string;
  readonly url: string;
}

/** A value that a notice states and that has no field of its own: a ceiling, a bond, a fee, a further code, an address. */
export interface StatedValue {
  /** The label as printed, without its colon. */
  readonly label: string;
  readonly value: string;
  /** Where the value is an amount. */
  readonly money: Money | null;
}

/** A published notice of any kind (公告, 公示). */
export interface Notice extends RecordHead {
  readonly kind: 'notice';
  readonly sector: Sector;
  readonly noticeKind: Coded<NoticeKind>;
  /** 公告性质: whether it corrects or repeats an earlier one; null where not stated. */
  readonly nature: Coded<NoticeNature> | null;
  readonly title: string;
  readonly publishedAt: Instant | null;
  readonly region: Coded<string> | null;
  /** Plain text or HTML as the source gave it; sanitised before it is shown. */
  readonly content: string | null;
  readonly contentType: ContentType | null;
  readonly url: string | null;
  readonly media: string | null;
  /** Deadline for bids, responses or applications. */
  readonly deadline: Instant | null;
  readonly openingAt: Instant | null;
  /** Start and end of a publicity period (公示期). */
  readonly publicFrom: Instant | null;
  readonly publicTo: Instant | null;
  readonly lotCodes: readonly string[];
  readonly dealCodes: readonly string[];
  readonly attachments: readonly Attachment[];
  /** Amounts, codes and printed places of the text without a field of their own. */
  readonly stated?: readonly StatedValue[];
}
