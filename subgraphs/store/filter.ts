import type { NoticeKind } from '../../schema/codes/notice-kind.ts';
import type { PartyRole } from '../../schema/codes/party-role.ts';
import type { Sector } from '../../schema/codes/sector.ts';
import type { Stage } from '../../schema/codes/stage.ts';
import type { TradeMethod } from '../../schema/codes/trade-method.ts';

/** Which projects. Every part that is given must hold; an absent part holds always; an empty list holds never. */
export interface ProjectFilter {
  /** Words in the title or the printed codes, divided by spaces; all must occur. Letter case and full width do not matter. */
  readonly text?: string | undefined;
  readonly sectors?: readonly Sector[] | undefined;
  /** GB/T 2260; a province or city holds its districts. */
  readonly regions?: readonly string[] | undefined;
  readonly stages?: readonly Stage[] | undefined;
  /** National codes: they mean every local code that stands for them. */
  readonly methods?: readonly TradeMethod[] | undefined;
  /** ISO 8601; the first moment. */
  readonly publishedFrom?: string | undefined;
  /** ISO 8601; the first moment no longer meant. */
  readonly publishedTo?: string | undefined;
  /** Yuan, exact decimal, both ends included; compared with the deal amount, or the budget while there is none. */
  readonly amountFrom?: string | undefined;
  readonly amountTo?: string | undefined;
  /** Credit code (or other printed code) of a party, in any of `roles` where these are given. */
  readonly entity?: string | undefined;
  readonly roles?: readonly PartyRole[] | undefined;
  readonly dealCode?: string | undefined;
  readonly systems?: readonly string[] | undefined;
}

/** Which notices; the parts mean what they mean for projects. */
export interface NoticeFilter {
  readonly text?: string | undefined;
  readonly sectors?: readonly Sector[] | undefined;
  readonly kinds?: readonly NoticeKind[] | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly publishedFrom?: string | undefined;
  readonly publishedTo?: string | undefined;
  readonly systems?: readonly string[] | undefined;
  /** Global ids of projects. */
  readonly projects?: readonly string[] | undefined;
}

/** Which values of the work-list. */
export interface UnmappedCodeFilter {
  readonly systems?: readonly string[] | undefined;
  /** Names of code lists. */
  readonly lists?: readonly string[] | undefined;
}

export const PROJECT_ORDER_FIELDS = ['PUBLISHED_AT', 'UPDATED_AT', 'AMOUNT'] as const;
export type ProjectOrderField = (typeof PROJECT_ORDER_FIELDS)[number];

export interface ProjectOrder {
  readonly field: ProjectOrderField;
  readonly direction: 'ASC' | 'DESC';
}

/** A slice of a list. */
export interface PageRequest {
  /** 1…500. */
  readonly limit: number;
  /** A cursor that the same list with the same order gave. */
  readonly after?: string | null | undefined;
  /** False spares the counting: `totalCount` is then a lower bound of what the page shows. Default true. */
  readonly withTotal?: boolean | undefined;
}

export interface TotalCount {
  readonly value: number;
  readonly kind: 'EXACT' | 'LOWER_BOUND';
}

/** A slice of a list; each row carries its own opaque `cursor`. */
export interface Page<Row> {
  readonly rows: readonly (Row & { readonly cursor: string })[];
  readonly hasNext: boolean;
  readonly totalCount: TotalCount;
}
