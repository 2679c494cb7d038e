import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { TradeMethod } from '../../../schema/codes/trade-method.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Instant } from '../../../schema/records/instant.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { Party } from '../../../schema/records/party.ts';
import { optionalCode } from '../../mapping/code.ts';
import { optionalMoney } from '../../mapping/money.ts';
import { partiesOf } from '../../mapping/party.ts';
import { plainTitle } from '../../mapping/plain-title.ts';
import { FAULT, textOf, type MappingTable, type Reader } from '../../mapping/reader.ts';
import { optionalRegion } from '../../mapping/region.ts';
import { constant, firstOf, mapped, optionalText, text } from '../../mapping/text.ts';
import { optionalTime, time } from '../../mapping/time.ts';
import {
  ANNOUNCEMENT_TYPE,
  CHONGQING_DISTRICT,
  CHONGQING_NOTICE_TYPE,
  CHONGQING_PURCHASE_WAY,
  METHOD_NAME,
  PATH_NAME,
  TITLE_ENDINGS,
} from './codes.ts';

/** What an article's own columns state, before its HTML is read. */
export interface ArticleFields {
  readonly articleId: string;
  readonly title: string;
  readonly publishedAt: Instant;
  /** When the portal last changed it, where it says so. */
  readonly updatedAt: Instant | null;
  readonly noticeKind: Coded<NoticeKind> | null;
  readonly region: Coded<string> | null;
  readonly method: Coded<TradeMethod> | null;
  readonly projectCode: string | null;
  /** Codes besides the first where one title covers several projects. */
  readonly furtherCodes: readonly string[];
  readonly projectName: string | null;
  readonly classification: string | null;
  readonly budget: Money | null;
  readonly parties: readonly Party[];
  readonly deadline: Instant | null;
  readonly openingAt: Instant | null;
  readonly publicTo: Instant | null;
  readonly media: string | null;
  readonly content: string | null;
}

/** The first code that is known; else the first that is stated at all, with its warning. */
function firstKnown<Code extends string>(...readers: readonly Reader<Coded<Code> | null>[]): Reader<Coded<Code> | null> {
  return {
    columns: readers.flatMap((reader) => reader.columns),
    read(row, findings) {
      const own: Finding[] = [];
      const values = readers.map((reader) => reader.read(row, own)).filter((value) => value !== FAULT && value !== null);
      const known = values.find((value) => value.code !== null);
      if (known === undefined) findings.push(...own.slice(0, 1));
      return known ?? values[0] ?? null;
    },
  };
}

/** What a title says about its notice. */
function kindByTitle(column: string): Reader<Coded<NoticeKind> | null> {
  return {
    columns: [column],
    read(row) {
      const title = textOf(row, column);
      const kind = title === null ? undefined : TITLE_ENDINGS.find(([pattern]) => pattern.test(title))?.[1];
      return kind === undefined ? null : { code: kind, raw: title! };
    },
  };
}

const title = mapped(text('title'), plainTitle);

/** Columns of the procurement cloud: list row and detail together. */
export const ZCY_FIELDS: MappingTable<ArticleFields> = {
  articleId: text('articleId'),
  title,
  publishedAt: time('publishDate'),
  updatedAt: optionalTime('updateDate'),
  noticeKind: firstKnown(optionalCode('announcementType', ANNOUNCEMENT_TYPE), optionalCode('pathName', PATH_NAME), kindByTitle('title')),
  region: optionalRegion('districtCode'),
  method: optionalCode('procurementMethod', METHOD_NAME),
  projectCode: optionalText('projectCode'),
  furtherCodes: constant([]),
  projectName: optionalText('projectName'),
  classification: optionalText('gpCatalogName'),
  budget: optionalMoney({ amount: 'budgetPrice', fixedUnit: '元' }),
  parties: partiesOf({ role: 'PURCHASER', name: 'purchaseName' }),
  deadline: constant(null),
  openingAt: optionalTime('bidOpeningTime'),
  publicTo: optionalTime('expiredAt'),
  media: optionalText('author'),
  content: optionalText('content'),
};

/** Columns of Chongqing: list row and detail together. */
export const CHONGQING_FIELDS: MappingTable<ArticleFields> = {
  articleId: text('id'),
  title,
  publishedAt: time('issueTime'),
  updatedAt: optionalTime('lastModify'),
  noticeKind: firstKnown(optionalCode('noticeType', CHONGQING_NOTICE_TYPE), kindByTitle('title')),
  region: optionalCode('districtName', CHONGQING_DISTRICT),
  method: optionalCode('projectPurchaseWay', CHONGQING_PURCHASE_WAY),
  projectCode: firstOf(
    optionalText('projectCode'),
    mapped(codesInTitle('title'), ([first]) => first ?? null),
  ),
  furtherCodes: mapped(codesInTitle('title'), ([, ...others]) => others),
  projectName: optionalText('projectName'),
  classification: joinedText('projectDirectoryCode', 'projectDirectoryName'),
  budget: optionalMoney({ amount: 'projectBudget', fixedUnit: '元' }),
  parties: partiesOf({ role: 'PURCHASER', name: 'buyerName' }, { role: 'PURCHASE_AGENCY', name: 'agentName' }),
  deadline: optionalTime('bidEndTime'),
  openingAt: optionalTime('openBidTime'),
  publicTo: constant(null),
  media: optionalText('creatorOrgName'),
  content: optionalText('html'),
};

/** `C160104 排泄物的处理服务`: a category's code and its name, either alone where the other is missing. */
function joinedText(...columns: readonly string[]): Reader<string | null> {
  return {
    columns,
    read: (row) => columns.flatMap((column) => textOf(row, column) ?? []).join(' ') || null,
  };
}

/** Chongqing prints project numbers in the title: `…(17C1474)结果公告`, `…(17A0553，17A0608)结果公告`. */
function codesInTitle(column: string): Reader<readonly string[]> {
  return {
    columns: [column],
    read: (row) =>
      /[（(](\d{2}[A-Z]\d{4,5}(?:\s*[，,、;；]\s*\d{2}[A-Z]\d{4,5})*)[）)]/u
        .exec(textOf(row, column) ?? '')?.[1]!
        .split(/\s*[，,、;；]\s*/u) ?? [],
  };
}
