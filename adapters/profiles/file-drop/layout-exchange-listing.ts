import type { Coded } from '../../../schema/records/coded.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import type { Source } from '../../../schema/records/source.ts';
import type { Change } from '../../adapter.ts';
import { readChange, sourceOfRow, unreadableChange, type RowContext } from '../../mapping/notice-text/row-change.ts';
import { finding, textOf, type Columns } from '../../mapping/reader.ts';
import { percentIn, regionOfDeal } from './layout-exchange-deal-title.ts';
import { readProjectCode } from './project-code.ts';

export const EXCHANGE_LISTING_VERSION = 'file-drop/exchange-listing/1';

/** Reads one line of a list of what exchanges offer (项目编号, 标的名称, 项目类型): it states no sum, no party and no day. Never throws. */
export function mapExchangeListing(raw: Columns, context: RowContext): Change {
  const [code, title] = [textOf(raw, 'project_code'), textOf(raw, 'title')];
  const missing = Object.entries({ project_code: code, title }).filter(([, value]) => value === null);
  const findings = missing.map(([column]) => finding({ code: 'MISSING', severity: 'ERROR', column }));
  if (code === null || title === null) return unreadableChange(raw, code, 'exchange-listing', findings);
  const source = sourceOfRow(raw, code, null, EXCHANGE_LISTING_VERSION, context);
  const listing = { code, title, category: textOf(raw, 'kind'), exchange: textOf(raw, 'exchange') };
  return readChange(source, [projectOf(source, listing, regionOfDeal(title, code, context.region)), assetOf(source, listing)], []);
}

interface Listing {
  readonly code: string;
  readonly title: string;
  readonly category: string | null;
  readonly exchange: string | null;
}

/** All listings of one trade are one project: `…-2` is the second. */
function headOf(source: Source, code: string) {
  return { projectNativeId: readProjectCode(code).base, source };
}

function projectOf(source: Source, { code, title, category, exchange }: Listing, region: Coded<string> | null): TradeRecord {
  const head = headOf(source, code);
  return {
    kind: 'project',
    nativeId: head.projectNativeId,
    ...head,
    sector: 'PROPERTY_RIGHTS',
    title,
    projectCode: code,
    constructionProjectCode: null,
    investmentProjectCode: null,
    dealCodes: [],
    region,
    method: null,
    stage: null,
    createdAt: null,
    budget: null,
    content: null,
    classification: category,
    parties: [],
    platformName: exchange,
    platformCode: null,
  };
}

function assetOf(source: Source, { code, title, category }: Listing): TradeRecord {
  return {
    kind: 'propertyAsset',
    nativeId: code,
    ...headOf(source, code),
    assetCode: code,
    title,
    category,
    percent: percentIn(title),
    appraisal: null,
    listingPrice: null,
    listedAt: null,
    listingDays: null,
    holders: [],
    buyerConditions: null,
    approvedBy: null,
    companyName: null,
    companyCode: null,
  };
}
