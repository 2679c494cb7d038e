import Big from 'big.js';
import type { Coded } from '../../../schema/records/coded.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Instant } from '../../../schema/records/instant.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import type { Source } from '../../../schema/records/source.ts';
import type { Change } from '../../adapter.ts';
import { readChange, sourceOfRow, unreadableChange, type RowContext } from '../../mapping/notice-text/row-change.ts';
import { finding, textOf, type Columns } from '../../mapping/reader.ts';
import { parseTime } from '../../mapping/time.ts';
import { holdersIn } from './layout-land-holders.ts';
import { supplyRegion } from './layout-land-supply-place.ts';

export const LAND_TRANSFER_VERSION = 'file-drop/land-transfer/1';

const HECTARE_IN_SQUARE_METRES = 10_000;
const WAN_IN_YUAN = 10_000;
const KEY_IN_URL = /recorderguid=([0-9a-f-]{32,36})/iu;
const DECIMAL = /^\d{1,12}(?:\.\d+)?$/u;

/** What a cell must look like: where one does not, the row's cells stand beside their headings. */
const TYPED_COLUMNS: readonly (readonly [string, (value: string) => boolean])[] = [
  ['土地面积', (value) => DECIMAL.test(value)],
  ['转让价格', (value) => DECIMAL.test(value)],
  ['成交时间', (value) => parseTime(value) !== null],
];

/** Reads one transfer between holders (土地使用权转让) of the land market: area in hectares, price in 万元. Never throws. */
export function mapLandTransferRow(raw: Columns, context: RowContext): Change {
  const key = KEY_IN_URL.exec(textOf(raw, '超链接') ?? '')?.[1] ?? null;
  const location = text(raw, '宗地座落') ?? text(raw, '土地坐落');
  const findings = faultsOf(raw, key, location);
  if (key === null || location === null || findings.length > 0) return unreadableChange(raw, key, 'land-transfer', findings);
  const decidedAt = parseTime(textOf(raw, '成交时间') ?? '');
  const source = sourceOfRow(raw, key, decidedAt?.at ?? null, LAND_TRANSFER_VERSION, context);
  const facts = { location, decidedAt, price: priceOf(textOf(raw, '转让价格')) };
  const head = { projectNativeId: key, source };
  return readChange(source, [projectOf(raw, head, facts), parcelOf(raw, head, facts), awardOf(raw, head, facts)], findings);
}

function text(raw: Columns, column: string): string | null {
  return textOf(raw, column)?.replaceAll(/\s+/gu, ' ') ?? null;
}

function faultsOf(raw: Columns, key: string | null, location: string | null): readonly Finding[] {
  const missing = Object.entries({ 超链接: key, 宗地座落: location }).filter(([, value]) => value === null);
  const misplaced = TYPED_COLUMNS.filter(([column, fits]) => !(textOf(raw, column) === null || fits(textOf(raw, column)!)));
  return [
    ...missing.map(([column]) => finding({ code: 'MISSING', severity: 'ERROR', column })),
    ...misplaced.map(([column]) =>
      finding({ code: 'BAD_SHAPE', severity: 'ERROR', column, value: `columns shifted: ${textOf(raw, column)}` }),
    ),
  ];
}

/** What a row says, read once for all its records. */
interface TransferFacts {
  readonly location: string;
  readonly decidedAt: Instant | null;
  readonly price: Money | null;
}

interface Head {
  readonly projectNativeId: string;
  readonly source: Source;
}

/** 0 is printed where nothing is paid. */
function priceOf(raw: string | null): Money | null {
  if (raw === null) return null;
  const yuan = new Big(raw).times(WAN_IN_YUAN);
  return { yuan: yuan.eq(0) ? null : yuan.toFixed(), currency: 'CNY', form: 'AMOUNT', raw, rawUnit: '万元' };
}

function regionOf(raw: Columns, location: string): Coded<string> | null {
  const place = { province: text(raw, '地区'), district: text(raw, '行政区'), location };
  return supplyRegion({ ...place, supervisionNumber: null, approvedBy: null });
}

function projectOf(raw: Columns, head: Head, { location, decidedAt }: TransferFacts): TradeRecord {
  const method = text(raw, '转让方式');
  return {
    kind: 'project',
    nativeId: head.source.rowKey,
    ...head,
    sector: 'LAND',
    title: location,
    projectCode: null,
    constructionProjectCode: null,
    investmentProjectCode: null,
    dealCodes: [],
    region: regionOf(raw, location),
    method: method === null ? null : { code: null, raw: method },
    stage: null,
    createdAt: decidedAt,
    budget: null,
    content: contentOf(raw),
    classification: text(raw, '土地用途'),
    parties: holdersIn('SELLER', text(raw, '原土地使用权人')),
    platformName: null,
    platformCode: null,
  };
}

/** What has no field of its own, one line each. */
function contentOf(raw: Columns): string | null {
  const lines = ['土地使用权类型', '土地利用状况']
    .filter((column) => text(raw, column) !== null)
    .map((column) => `${column}：${text(raw, column)}`);
  return lines.length === 0 ? null : lines.join('\n');
}

function parcelOf(raw: Columns, head: Head, { location, decidedAt, price }: TransferFacts): TradeRecord {
  const area = textOf(raw, '土地面积');
  return {
    kind: 'parcel',
    nativeId: head.source.rowKey,
    ...head,
    parcelCode: text(raw, '宗地编号'),
    investmentProjectCode: null,
    supervisionNumber: null,
    location,
    areaSquareMetres: area === null || new Big(area).eq(0) ? null : new Big(area).times(HECTARE_IN_SQUARE_METRES).toFixed(),
    areaRaw: area,
    landUse: text(raw, '土地用途'),
    supplyMethod: null,
    term: text(raw, '土地年限'),
    landGrade: text(raw, '土地级别'),
    plotRatioMin: null,
    plotRatioMax: null,
    dealPrice: price,
    startPrice: null,
    approvedBy: null,
    signedAt: decidedAt,
  };
}

function awardOf(raw: Columns, head: Head, { decidedAt, price }: TransferFacts): TradeRecord {
  const open = { lotCode: null, rank: null, durationDays: null, quality: null, dealCodes: [] };
  const parties = holdersIn('BUYER', text(raw, '现土地使用权人'));
  return { kind: 'award', nativeId: `${head.source.rowKey}#award`, ...head, ...open, status: 'DEAL', parties, price, decidedAt };
}
