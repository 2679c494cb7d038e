import Big from 'big.js';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Instant } from '../../../schema/records/instant.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import type { Source } from '../../../schema/records/source.ts';
import type { Change } from '../../adapter.ts';
import { methodIn } from '../../mapping/notice-text/method.ts';
import { readChange, sourceOfRow, unreadableChange, type RowContext } from '../../mapping/notice-text/row-change.ts';
import { finding, textOf, type Columns } from '../../mapping/reader.ts';
import { parseTime } from '../../mapping/time.ts';
import { holdersIn } from './layout-land-holders.ts';
import { realigned } from './layout-land-supply-alignment.ts';
import { isStated, notZero, SUPPLY_COLUMNS, type SupplyColumn, type SupplyRow } from './layout-land-supply-columns.ts';
import { faultsOf, isShift, lostCharacters, PUT_BACK } from './layout-land-supply-faults.ts';
import { supplyRegion } from './layout-land-supply-place.ts';
import { instalmentsOf, originText, termsText } from './layout-land-supply-terms.ts';

export const LAND_SUPPLY_VERSION = 'file-drop/land-supply/1';

const KEY_IN_URL = /recorderguid=([0-9a-f-]{32,36})/iu;
const HECTARE_IN_SQUARE_METRES = 10_000;

/** Reads one row of a land-supply result (供地结果) of the land market: area in hectares, prices in 万元. Never throws. */
export function mapLandSupplyRow(raw: Columns, context: RowContext): Change {
  const { row, findings } = inPlace(raw);
  const key = KEY_IN_URL.exec(row.url ?? '')?.[1] ?? row.supervisionNumber ?? ownKey(row);
  const signedAt = parseTime(row.signedAt ?? row.listedDate ?? '');
  if (key === null) findings.push(finding({ code: 'MISSING', severity: 'ERROR', column: '链接' }));
  if (key === null || findings.some(({ severity }) => severity === 'ERROR')) return unreadableChange(raw, key, 'land-supply', findings);
  const source = sourceOfRow(raw, key, signedAt?.at ?? null, LAND_SUPPLY_VERSION, context);
  const records = supplyRecords(row, source, signedAt, findings);
  return readChange(source, records, findings);
}

/** The row in its columns with what is wrong with it; one whose cells stand beside their headings is put right where that is certain. */
function inPlace(raw: Columns): { readonly row: SupplyRow; readonly findings: Finding[] } {
  const printed = canonical(headed(raw));
  const faults = faultsOf(printed);
  const moved = faults.some(isShift) ? realigned(raw) : null;
  if (moved === null) return { row: printed, findings: [...faults, ...lostCharacters(raw)] };
  const row = canonical(moved);
  return { row, findings: [...faultsOf(row), ...lostCharacters(raw), PUT_BACK] };
}

/** The row under one set of names, whichever crawler or interface wrote it. Repeated headings are numbered by the reader. */
function canonical(raw: Columns): SupplyRow {
  const names = Object.keys(SUPPLY_COLUMNS) as readonly SupplyColumn[];
  const entries = names.map((name) => [name, firstText(raw, name)]);
  return Object.fromEntries(entries) as SupplyRow;
}

/** What tells a row from others where it prints neither address nor number: where, when and how much land. */
function ownKey({ district, location, signedAt, area }: SupplyRow): string | null {
  return district === null || signedAt === null || area === null ? null : [district, location ?? '', signedAt, area].join('/');
}

/** Sheets that lost the heading 土地使用年限 print the term under 行业分类 and the industry under no heading. */
function headed(raw: Columns): Columns {
  if (!Object.hasOwn(raw, '') || Object.hasOwn(raw, '土地使用年限') || !/^(?:\d{1,2}|nah|)$/iu.test(raw['行业分类'] ?? '')) return raw;
  return { ...raw, 土地使用年限: raw['行业分类'], 行业分类: raw[''] };
}

function firstText(raw: Columns, name: SupplyColumn): string | null {
  for (const column of SUPPLY_COLUMNS[name]) {
    const text = textOf(raw, column);
    if (text !== null && isStated(name, text)) return text.replaceAll(/\s+/gu, ' ');
  }
  return null;
}

/** What a row says, read once for all its records. */
interface SupplyFacts {
  readonly title: string;
  readonly price: Money | null;
  readonly holders: readonly Party[];
  readonly method: string | null;
  readonly signedAt: Instant | null;
}

interface Head {
  readonly projectNativeId: string;
  readonly source: Source;
}

function supplyRecords(row: SupplyRow, source: Source, signedAt: Instant | null, findings: Finding[]): readonly TradeRecord[] {
  const head = { projectNativeId: source.rowKey, source };
  const price = priceOf(row.price, findings);
  const holders = [...holdersIn('GRANTEE', row.holder), ...holdersIn('GRANTEE', row.secondHolder)];
  const facts = { title: row.title ?? row.location ?? row.landUse!, price, holders, method: row.method ?? row.listedMethod, signedAt };
  const granted = holders.length > 0 || price?.yuan != null;
  return [
    projectOf(row, head, facts),
    parcelOf(row, head, facts),
    ...(granted ? [awardOf(head, facts)] : []),
    ...(signedAt === null && row.instalments === null ? [] : [contractOf(row, head, facts)]),
  ];
}

function projectOf(row: SupplyRow, head: Head, { title, method, signedAt }: SupplyFacts): TradeRecord {
  return {
    kind: 'project',
    nativeId: head.source.rowKey,
    ...head,
    sector: 'LAND',
    title,
    projectCode: row.supervisionNumber,
    constructionProjectCode: null,
    investmentProjectCode: null,
    dealCodes: [],
    region: supplyRegion({ ...row, location: row.location ?? row.listedLocation }),
    method: method === null ? null : { code: methodIn(method), raw: method },
    stage: null,
    createdAt: signedAt,
    budget: null,
    content: originText(row),
    classification: row.landUse,
    parties: [],
    platformName: null,
    platformCode: null,
  };
}

function parcelOf(row: SupplyRow, head: Head, { price, method, signedAt }: SupplyFacts): TradeRecord {
  return {
    kind: 'parcel',
    nativeId: head.source.rowKey,
    ...head,
    parcelCode: null,
    investmentProjectCode: null,
    supervisionNumber: row.supervisionNumber,
    location: row.location ?? row.listedLocation,
    areaSquareMetres: squareMetres(notZero(row.area) ?? notZero(row.listedArea)),
    areaRaw: notZero(row.area) ?? row.listedArea ?? row.area,
    landUse: row.landUse,
    supplyMethod: method,
    term: notZero(row.term),
    landGrade: row.grade,
    ...plotRatios(row),
    dealPrice: price,
    startPrice: null,
    approvedBy: row.approvedBy,
    signedAt,
  };
}

function awardOf(head: Head, { holders, price, signedAt }: SupplyFacts): TradeRecord {
  const open = { lotCode: null, rank: null, durationDays: null, quality: null, dealCodes: [] };
  return {
    kind: 'award',
    nativeId: `${head.source.rowKey}#award`,
    ...head,
    ...open,
    status: 'DEAL',
    parties: holders,
    price,
    decidedAt: signedAt,
  };
}

function contractOf(row: SupplyRow, head: Head, { title, holders, price, signedAt }: SupplyFacts): TradeRecord {
  return {
    kind: 'contract',
    nativeId: `${head.source.rowKey}#contract`,
    ...head,
    contractCode: row.supervisionNumber,
    title,
    lotCode: null,
    parties: holders,
    price,
    signedAt,
    term: notZero(row.term),
    content: termsText(row),
    dealCodes: [],
    stated: instalmentsOf(row),
  };
}

/** 0 is printed where land is allocated without a price. */
function priceOf(raw: string | null, findings: Finding[]): Money | null {
  if (raw === null) return null;
  const yuan = new Big(raw).times(10_000);
  if (yuan.eq(0)) findings.push(finding({ code: 'NOT_AN_AMOUNT', severity: 'NOTE', column: '成交价格', value: raw }));
  return { yuan: yuan.eq(0) ? null : yuan.toFixed(), currency: 'CNY', form: 'AMOUNT', raw, rawUnit: '万元' };
}

/** A limit of 0 is printed for none, but beside an upper limit it is the lower one. Some rows print the two limits the other way round. */
function plotRatios({ ratioMin, ratioMax }: SupplyRow): { readonly plotRatioMin: string | null; readonly plotRatioMax: string | null } {
  const [min, max] = [ratioMin, notZero(ratioMax)];
  if (min === null || max === null) return { plotRatioMin: notZero(min), plotRatioMax: max };
  return new Big(min).gt(max) ? { plotRatioMin: max, plotRatioMax: min } : { plotRatioMin: min, plotRatioMax: max };
}

function squareMetres(hectares: string | null): string | null {
  return hectares === null ? null : new Big(hectares).times(HECTARE_IN_SQUARE_METRES).toFixed();
}
