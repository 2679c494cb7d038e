import { createHash } from 'node:crypto';
import { CATALOGUE_STATE_LIST } from './codes/catalogue-state.ts';
import { CODE_CONFLICT_KIND_LIST, CODE_ORIGIN_LIST } from './codes/code-conflict-kind.ts';
import { CODE_KIND_LIST } from './codes/code-kind.ts';
import type { NationalList } from './codes/code-list.ts';
import { COMPLAINT_STATE_LIST } from './codes/complaint-state.ts';
import { CONFIDENCE_LIST } from './codes/confidence.ts';
import { CREDIT_EVENT_KIND_LIST, DISCLOSURE_SCOPE_LIST } from './codes/credit-event-kind.ts';
import { CURRENCY_LIST } from './codes/currency.ts';
import { DEAL_CATEGORY_LIST } from './codes/deal-category.ts';
import { LINK_REASON_LIST, LINK_STRENGTH_LIST } from './codes/link-reason.ts';
import { NOTICE_KIND_LIST } from './codes/notice-kind.ts';
import { NOTICE_NATURE_LIST } from './codes/notice-nature.ts';
import { PARTY_ROLE_LIST } from './codes/party-role.ts';
import { POLICY_KIND_LIST } from './codes/policy-kind.ts';
import { POLICY_LEVEL_LIST } from './codes/policy-level.ts';
import { POLICY_STATUS_LIST } from './codes/policy-status.ts';
import { SECTOR_LIST } from './codes/sector.ts';
import { STAGE_LIST } from './codes/stage.ts';
import { TRADE_METHOD_LIST } from './codes/trade-method.ts';
import { TRUTH_LIST } from './codes/true-or-false.ts';
import { VIEWER_ROLE_LIST } from './codes/viewer-role.ts';
import { REGION_LIST } from './identifiers/region-list.ts';

/** Every national list, in the order that people look for them. */
export const CODE_LISTS: readonly NationalList<string>[] = [
  SECTOR_LIST,
  TRADE_METHOD_LIST,
  NOTICE_KIND_LIST,
  NOTICE_NATURE_LIST,
  STAGE_LIST,
  PARTY_ROLE_LIST,
  DEAL_CATEGORY_LIST,
  REGION_LIST,
  CURRENCY_LIST,
  TRUTH_LIST,
  CREDIT_EVENT_KIND_LIST,
  DISCLOSURE_SCOPE_LIST,
  COMPLAINT_STATE_LIST,
  CODE_KIND_LIST,
  CODE_ORIGIN_LIST,
  CODE_CONFLICT_KIND_LIST,
  LINK_REASON_LIST,
  LINK_STRENGTH_LIST,
  CATALOGUE_STATE_LIST,
  POLICY_KIND_LIST,
  POLICY_LEVEL_LIST,
  POLICY_STATUS_LIST,
  CONFIDENCE_LIST,
  VIEWER_ROLE_LIST,
];

const VERSIONS = new WeakMap<NationalList<string>, string>();

/** Version of a list: eight digits that change whenever an entry does. */
export function codeListVersion(list: NationalList<string>): string {
  const known = VERSIONS.get(list) ?? contentVersion(list.entries);
  VERSIONS.set(list, known);
  return known;
}

/** Eight hexadecimal digits that stand for the content of a table. */
export function contentVersion(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8);
}
