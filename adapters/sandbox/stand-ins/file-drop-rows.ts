import { WORLD_END } from '../world/demo-world.ts';
import type { WorldEvent, WorldLot, WorldParty, WorldProject } from '../world/world-project.ts';

/** One row as the exchange's software writes it; a null marks the place of the delete list's row. */
export interface DropRow {
  readonly table: string;
  readonly columns: Readonly<Record<string, string>>;
  /** When the software wrote it; decides the file it lands in. */
  readonly at: Date;
  readonly deleted: boolean;
  /** Bytes that are no GB18030 go into SELLER_NAME. */
  readonly badBytes: boolean;
  /** In a file of its own, without a list around it. */
  readonly alone: boolean;
}

/** 交易方式: the exchange's own numbers. */
const EXCHANGE_TYPES: Readonly<Record<string, string>> = { AUCTION: '1', OPEN_TENDER: '2', ONLINE_BIDDING: '3', AGREEMENT: '4' };
const FOREIGN_PLATFORM = '12350100MB02709751';
const DAY_MS = 86_400_000;

/** Everything the exchange wrote about a project over the years, dirt included, oldest first. */
export function rowsOfProject(project: WorldProject): readonly DropRow[] {
  const rows = project.lots.flatMap((lot) => project.events.flatMap((event, index) => rowsOfEvent(project, lot, event, index)));
  return [...rows, ...laterRows(project, rows)];
}

function rowsOfEvent(project: WorldProject, lot: WorldLot, event: WorldEvent, index: number): readonly DropRow[] {
  if (event.kind === 'ANNOUNCEMENT')
    return [listing(project, lot, event, listingNumber(project, index)), ...shareholders(project, lot, event)];
  if (event.kind === 'CORRECTION') return [listing(project, lot, event, listingNumber(project, index))];
  if (event.kind === 'RESULT' && lot.winner !== null) return [result(project, lot, lot.winner, event)];
  return [];
}

/** How many listings there were up to an event. */
function listingNumber({ events }: WorldProject, index: number): number {
  return Math.max(1, events.slice(0, index + 1).filter(({ kind }) => kind === 'ANNOUNCEMENT').length);
}

function listing(project: WorldProject, lot: WorldLot, event: WorldEvent, number: number): DropRow {
  const equity = lot.percent !== null;
  const columns = {
    ...head(project, lot, number),
    ...(project.dirt.includes('UNREADABLE_ROW') ? { PROJECT_NAME: '' } : {}),
    SELLER_NAME: project.owner.name + (project.dirt.includes('ONE_ELEMENT_LIST') ? ';' : ''),
    SELLER_CODE: project.owner.creditCode,
    ...(equity ? equityColumns(project, lot, event) : assetColumns(lot, event)),
    ...price(project, 'PROJECT_PRICE', lot.estimateYuan),
    PUBLISH_DURATION: '20',
    PUBLISH_DATE: project.dirt.includes('UNREADABLE_ROW') ? '2025年13月40日' : digits(event.at).slice(0, 8),
    PRE_EXCHANGE_TYPE: project.dirt.includes('UNKNOWN_CODE') ? '77' : (EXCHANGE_TYPES[project.method] ?? '9'),
    DATA_TIMESTAMP: digits(event.at),
  };
  return rowOf(project, equity ? '750' : '700', columns, event.at);
}

function equityColumns(project: WorldProject, lot: WorldLot, event: WorldEvent): Readonly<Record<string, string>> {
  return {
    AUTHORIZE_UNIT: `${project.cityName}人民政府国有资产监督管理委员会`,
    TOTAL_PERCENT: lot.percent!,
    IMPORTANT_INFO: event.content,
    BUYER_POSTULATE: '意向受让方应为依法设立并有效存续的企业法人。',
  };
}

function assetColumns(lot: WorldLot, event: WorldEvent): Readonly<Record<string, string>> {
  return { PROJECT_TYPE: lot.use ?? '其他', PRICE_FORM_CODE: '1', OTHER_PRICE: '', TRANSFER_NOTES: event.content };
}

function shareholders(project: WorldProject, lot: WorldLot, event: WorldEvent): readonly DropRow[] {
  if (lot.percent === null || project.dirt.includes('TEST_ROW')) return [];
  const holders = [project.owner.name, `${project.cityName}国有资产经营有限公司工会`];
  return holders.map((name, index) => {
    const columns = {
      PROJECT_CODE: project.localCode,
      BID_CODE: bidCode(lot),
      SUBJECT_COMPANY_NAME: `${project.regionName}标的企业${project.serial}有限公司`,
      SUBJECT_COMPANY_CODE: project.owner.creditCode,
      TOP10_HOLDER_NAME: name,
      TOP10_HOLDER_NUMBER: '1000000',
      TOP10_HOLDER_PERCENT: index === 0 ? lot.percent! : '0.50',
      DATA_TIMESTAMP: digits(event.at),
    };
    return { ...rowOf(project, '752', columns, event.at), badBytes: false };
  });
}

/** In the result tables the SELLER columns name the buyer. */
function result(project: WorldProject, lot: WorldLot, buyer: WorldParty, event: WorldEvent): DropRow {
  const equity = lot.percent !== null;
  const number = project.events.filter(({ kind }) => kind === 'ANNOUNCEMENT').length;
  const columns = {
    ...head(project, lot, Math.max(1, number)),
    EXCHANGE_TYPE: EXCHANGE_TYPES[project.method] ?? '9',
    SELLER_NAME: buyer.name,
    SELLER_CODE: buyer.creditCode,
    SELLER_TYPE: '1',
    OBJECT_EVALUATE_VALUE: price(project, 'VALUE', lot.estimateYuan)['VALUE']!,
    ...(equity ? {} : { PRICE_FORM_CODE: '1', OTHER_BID_PRICE: '' }),
    ...price(project, 'TRADE_VALUE', lot.winPriceYuan!),
    TRADE_DATE: digits(event.at).slice(0, 8),
    DATA_TIMESTAMP: digits(event.at),
  };
  return { ...rowOf(project, equity ? '753' : '701', columns, event.at), badBytes: false, alone: false };
}

function head(project: WorldProject, lot: WorldLot, number: number): Readonly<Record<string, string>> {
  const test = project.dirt.includes('TEST_ROW') && !project.title.startsWith('【');
  return {
    PROJECT_NAME: `${test ? '【系统测试】' : ''}${project.title}`,
    PROJECT_CODE: number > 1 ? `${project.localCode}-${number}` : project.localCode,
    BID_CODE: bidCode(lot),
    UNIFIED_DEAL_CODE: project.dirt.includes('FOREIGN_PLATFORM_CODE')
      ? lot.dealCode.replace(/^(...-).{18}/u, `$1${FOREIGN_PLATFORM}`)
      : lot.dealCode,
    REGION_CODE: project.regionCode,
    TRA_PLACE_CODE: project.cityCode,
    TRA_AGENCY_NAME: project.platform.name,
    TRA_AGENCY_CODE: project.platform.creditCode,
    PROJECT_URL: `https://example.invalid/cq/${project.localCode}.html`,
  };
}

function bidCode(lot: WorldLot): string {
  return `BD${String(lot.serial).padStart(3, '0')}`;
}

/** 元 (0), or 万元 (1) for projects with that dirt. */
function price({ dirt }: WorldProject, column: string, yuan: string): Readonly<Record<string, string>> {
  const wan = dirt.includes('WAN_YUAN');
  return { [column]: wan ? tenThousandth(yuan) : yuan, CURRENCY_CODE: '156', PRICE_UNIT: wan ? '1' : '0' };
}

function tenThousandth(yuan: string): string {
  const [whole, decimals = ''] = yuan.split('.') as [string, string?];
  const padded = whole.padStart(5, '0');
  return `${padded.slice(0, -4)}.${padded.slice(-4)}${decimals}`;
}

function rowOf({ dirt }: WorldProject, table: string, columns: Readonly<Record<string, string>>, at: Date): DropRow {
  return { table, columns, at, deleted: false, badBytes: dirt.includes('INVALID_BYTES'), alone: dirt.includes('ONE_ELEMENT_LIST') };
}

/** Rows that come once more, too late, or to be deleted. */
function laterRows({ dirt }: WorldProject, rows: readonly DropRow[]): readonly DropRow[] {
  const [first] = rows;
  const end = rows.at(-1)?.at ?? new Date(0);
  const added: DropRow[] = [];
  if (first === undefined) return added;
  if (dirt.includes('RESENT')) added.push({ ...first, at: later(end, 40) });
  if (dirt.includes('OUT_OF_ORDER')) added.push({ ...olderVersion(first), at: later(end, 40) });
  if (dirt.includes('DELETED')) added.push(...rows.map((row) => ({ ...row, deleted: true, at: later(end, 80) })));
  return added;
}

function later(end: Date, days: number): Date {
  return new Date(Math.min(end.getTime() + days * DAY_MS, WORLD_END.getTime()));
}

function olderVersion(row: DropRow): DropRow {
  const columns = {
    ...row.columns,
    PROJECT_NAME: `${row.columns['PROJECT_NAME']}（初稿）`,
    DATA_TIMESTAMP: digits(new Date(row.at.getTime() - DAY_MS)),
  };
  return { ...row, columns };
}

/** yyyyMMddHHmmss, Asia/Shanghai. */
export function digits(date: Date): string {
  return new Date(date.getTime() + 8 * 3_600_000).toISOString().replaceAll(/\D/gu, '').slice(0, 14);
}
