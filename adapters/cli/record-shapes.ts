import type { Change } from '../adapter.ts';
import { asColumns, columnText } from '../mapping/listed-rows.ts';
import {
  exchangeDealTexts,
  mapExchangeDeal,
  mapExchangeDealText,
  mapExchangeListing,
  mapLandSupplyRow,
  mapLandTransferRow,
  mapMineralNotice,
  mapMineralRegisterRow,
  mapOpeningBid,
  mapParsedNotice,
  mineralRegisterRows,
} from '../profiles/file-drop/index.ts';
import { mapRow as mapPlatformRow, readDetailPage } from '../profiles/national-platform-rest/index.ts';
import { mapRow as mapPortalRow } from '../profiles/portal-search-rest/index.ts';
import { mapRow as mapArticle } from '../profiles/procurement-portal-rest/index.ts';
import { at, bucketsOf, csvRows, type Json, jsonRows, noticeList } from './record-rows.ts';
import { statedInLandRow, statedInRegisterRow, statedInTransferRow } from './record-land-statements.ts';
import {
  amount,
  statedInCandidates,
  statedInCells,
  statedInColumns,
  statedInText,
  statedInTitle,
  type StatedCheck,
} from './record-statements.ts';
import { COLUMNS_OF, renamed } from './renamed-columns.ts';

/** One raw row of a file and its reading. */
export interface ReadRow {
  readonly raw: unknown;
  readonly change: Change;
  /** What the raw row plainly states, found by another method than the mapping's. */
  readonly stated: readonly StatedCheck[];
}

/** A kind of file: which files, how they become rows, how a row is mapped, what it plainly states. */
export interface RecordShape {
  readonly name: string;
  /** Path below the data folder, `/` between folders. */
  readonly path: RegExp;
  read(text: string): readonly ReadRow[];
}

const FETCHED_AT = new Date('2026-01-01T00:00:00+08:00');

interface ShapeParts<Row> {
  readonly rows: (text: string) => readonly Row[];
  readonly map: (row: Row) => Change;
  readonly stated: (row: Row) => readonly StatedCheck[];
}

function shape<Row>(name: string, path: RegExp, { rows, map, stated }: ShapeParts<Row>): RecordShape {
  return { name, path, read: (text) => rows(text).map((row) => ({ raw: row, change: map(row), stated: stated(row) })) };
}

/** A text member; empty where it is none. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function context(system: string, region: string | null = null) {
  return { system, fetchedAt: FETCHED_AT, region, sector: 'ENGINEERING' as const };
}

const YICHANG = context('yichang', '420500');

/** Every shape with a mapping. A file that none claims is named as "no profile yet". */
export const RECORD_SHAPES: readonly RecordShape[] = [
  shape('portal-search-rest channel', /yichang-hubei-epoint\/[^/]*\.raw\.json$/u, {
    rows: jsonRows,
    map: (row) => mapPortalRow('channel', row, YICHANG),
    stated: (row) => statedInText(textOf(row['infocontent'])),
  }),
  shape('file-drop parsed notice', /yichang-hubei-epoint\/[^/]*\.parsed\.json$/u, {
    rows: jsonRows,
    map: (row) => mapParsedNotice(row, YICHANG),
    stated: (row) => [...statedInCells(at(row, 'parsed_data')), ...statedInCandidates(at(row, 'parsed_data')['bidders_and_prices'])],
  }),
  shape('portal-search-rest fulltext', /hebei-epoint\/[^/]*\.json$/u, {
    rows: jsonRows,
    map: (row) => mapPortalRow('fulltext', row, { ...context('hebei', '130000'), categories: HEBEI_CHANNELS }),
    stated: (row) => [
      ...statedInText(textOf(row['content']).replace(/[^。；，、：:\s]*\.{3}\s*$/u, '')),
      ...statedInColumns({ code: /^[A-Z]\d{12,22}/u.exec(textOf(row['title']))?.[0] }, { codes: ['code'] }),
    ],
  }),
  shape('national-platform-rest detail', /(?:ggzy-national\/detail[^/]*|national-platform\/detail\.structured[^/]*)\.json$/u, {
    rows: jsonRows,
    map: (row) => mapPlatformRow(row, context('ggzy')),
    stated: (row) => [
      ...statedInTitle(textOf(row['title'])),
      ...statedInText(textOf(row['content_text'])),
      ...statedInCells(at(row, 'structured_fields')),
      ...statedInColumns(row, { parties: ['source_platform'], codes: ['project_code', 'record_id'] }),
    ],
  }),
  shape('national-platform-rest list', /national-platform\/getTradList[^/]*\.json$/u, {
    rows: jsonRows,
    map: (row) => mapPlatformRow(row, context('ggzy')),
    stated: (row) => [
      ...statedInTitle(textOf(row['title'])),
      ...statedInColumns(row, {
        parties: ['transactionSourcesPlatformText', 'source_platform', 'platform'],
        codes: ['id', 'record_id', 'tenderProjectCode'],
      }),
    ],
  }),
  shape('national-platform-rest renamed', /jiangxi-ggzy\/[^/]*\.json$/u, {
    rows: (text) => jsonRows(text).map((row) => renamed(row, COLUMNS_OF.jiangxi, { business_type: '工程建设' })),
    map: (row) => mapPlatformRow(row, context('jiangxi', '360000')),
    stated: (row) => statedInText(textOf(row['content_text'])),
  }),
  shape('national-platform-rest renamed', /sichuan-ggzy\/list[^/]*\.json$/u, {
    rows: (text) => jsonRows(text).map((row) => renamed(row, COLUMNS_OF.sichuan)),
    map: (row) => mapPlatformRow(row, context('sichuan', '510000')),
    stated: (row) => statedInColumns(row, { codes: ['record_id', 'project_code'] }),
  }),
  shape('national-platform-rest renamed', /engineering\/fujian-ggzy\/list[^/]*\.json$/u, {
    rows: (text) => jsonRows(text).map((row) => renamed(row, COLUMNS_OF.fujian, { business_type: '工程建设' })),
    map: (row) => mapPlatformRow(row, context('fujian', '350000')),
    stated: (row) => statedInColumns(row, { codes: ['record_id'], parties: ['source_platform'] }),
  }),
  shape('national-platform-rest renamed', /engineering\/fujian-ggzy\/content[^/]*\.json$/u, {
    rows: (text) => [renamed(JSON.parse(text) as Json, COLUMNS_OF.fujianDetail, { region: '福建省' })],
    map: (row) => mapPlatformRow(row, context('fujian', '350000')),
    stated: (row) => [
      ...statedInText(textOf(row['content_text'])),
      ...statedInColumns(row, { codes: ['project_code', 'record_id'], parties: ['source_platform'] }),
    ],
  }),
  shape('national-platform-rest renamed', /procurement\/fujian-ggzy\/[^/]*content[^/]*\.json$/u, {
    rows: (text) => bucketsOf(text).map((row) => renamed(row, COLUMNS_OF.fujianContract, { business_type: '政府采购', region: '福建省' })),
    map: (row) => mapPlatformRow(row, context('fujian', '350000')),
    stated: (row) => [
      ...statedInCells(asColumns(at(row, 'structured_fields'))),
      ...statedInColumns(row, { codes: ['record_id'], parties: ['source_platform'] }),
    ],
  }),
  shape('national-platform-rest renamed', /hunan-ggzy\/noticeList[^/]*\.json$/u, {
    rows: (text) => noticeList(text).map((row) => renamed(row, COLUMNS_OF.hunan, { business_type: '工程建设', region: '湖南省' })),
    map: (row) => mapPlatformRow(row, context('hunan', '430000')),
    stated: (row) => [...statedInText(textOf(row['content_text'])), ...statedInColumns(row, { codes: ['record_id'], parties: ['agency'] })],
  }),
  shape('national-platform-rest page', /national-platform\/detail[^/]*\.html$/u, {
    rows: (text) => [readDetailPage(text)],
    map: (row) => mapPlatformRow(row, context('ggzy')),
    stated: (row) => statedInText(textOf(row['content'])),
  }),
  shape('file-drop opening bids', /ggzy-national\/bid-opening[^/]*\.csv$/u, {
    rows: csvRows,
    map: (row) => mapOpeningBid(row, context('ggzy', '350525')),
    stated: (row) => [...statedInCells(row), ...amount(/^[1-9][\d,]*/u.exec(row['margin'] ?? '')?.[0] ?? '', '元')],
  }),
  shape('procurement-portal-rest chongqing', /chongqing-ccgp\/notices[^/]*\.json$/u, {
    rows: jsonRows,
    map: (row) => mapArticle('chongqing', { list: row, detail: null }, context('chongqing')),
    stated: (row) => [
      ...statedInTitle(textOf(row['title'])),
      ...statedInColumns(row, { parties: ['buyerName', 'agentName', 'creatorOrgName'], yuan: ['projectBudget'], codes: ['id'] }),
    ],
  }),
  shape('procurement-portal-rest chongqing detail', /chongqing-ccgp\/notice-detail[^/]*\.json$/u, {
    rows: (text) => [JSON.parse(text) as Json],
    map: (row) =>
      mapArticle('chongqing', { list: chongqingHead(row), detail: { ...at(row, 'notice'), refers: row['refers'] } }, context('chongqing')),
    stated: (row) => statedInText(textOf(at(row, 'notice')['html'])),
  }),
  shape('procurement-portal-rest zcy', /guangxi-zcy\/portal-category[^/]*\.json$/u, {
    rows: jsonRows,
    map: (row) => mapArticle('zcy', { list: row, detail: null }, context('guangxi')),
    stated: (row) => [
      ...statedInTitle(textOf(row['title'])),
      ...statedInColumns(row, { parties: ['author'], codes: ['articleId', 'districtCode'] }),
    ],
  }),
  shape('procurement-portal-rest zcy detail', /guangxi-zcy\/portal-detail[^/]*\.json$/u, {
    rows: (text) => [at(JSON.parse(text), 'result', 'data')],
    map: (row) => mapArticle('zcy', { list: null, detail: row }, context('guangxi')),
    stated: (row) => [
      ...statedInText(textOf(row['content'])),
      ...statedInColumns(row, { codes: ['articleId', 'projectCode', 'districtCode'] }),
    ],
  }),
  shape('file-drop land supply', /landchina-legacy\/supply-[^/]*\.csv$/u, {
    rows: csvRows,
    map: (row) => mapLandSupplyRow(row, context('landchina')),
    stated: statedInLandRow,
  }),
  shape('file-drop land supply', /landchina-legacy\/(?:supply|deal)-[^/]*\.json$/u, {
    rows: (text) => jsonRows(text).map(asColumns),
    map: (row) => mapLandSupplyRow(row, context('landchina')),
    stated: statedInLandRow,
  }),
  shape('file-drop land transfer', /landchina-legacy\/secondary-transfer[^/]*\.csv$/u, {
    rows: csvRows,
    map: (row) => mapLandTransferRow(row, context('landchina')),
    stated: statedInTransferRow,
  }),
  shape('file-drop mineral register', /mineral\/.*dj-[ct]k\.csv$/u, {
    rows: csvRows,
    map: (row) => mapMineralRegisterRow(row, context('mineral')),
    stated: (row) => [...statedInCells(row), ...statedInRegisterRow(row)],
  }),
  shape('file-drop mineral register', /mineral\/.*dj-[ct]k[^/]*\.html$/u, {
    rows: mineralRegisterRows,
    map: (row) => mapMineralRegisterRow(row, context('mineral')),
    stated: (row) => [...statedInCells(row), ...statedInRegisterRow(row)],
  }),
  shape('file-drop mineral notice', /mineral\/.*notices[^/]*\.json$/u, {
    rows: (text) => jsonRows(text).map(asColumns),
    map: (row) => mapMineralNotice(row, context('mineral')),
    stated: (row) => [...statedInCells(row), ...statedInText(row['summary'] ?? '')],
  }),
  shape('file-drop exchange deal', /cbex\/[^/]*\.json$/u, {
    rows: jsonRows,
    map: (row) => mapExchangeDeal(row, context('cbex')),
    stated: (row) => statedInCells(Object.values(row)[0] as Json),
  }),
  shape('file-drop exchange deal', /cbex\/[^/]*\.html$/u, {
    rows: exchangeDealTexts,
    map: (row) => mapExchangeDealText(row, context('cbex')),
    stated: (row) => statedInCells(Object.values(JSON.parse(row) as Json)[0] as Json),
  }),
  shape('file-drop exchange listing', /property-rights\/listings[^/]*\.csv$/u, {
    rows: csvRows,
    map: (row) => mapExchangeListing(row, context('exchanges')),
    stated: (row) => statedInColumns(row, { codes: ['project_code'], parties: ['exchange'] }),
  }),
];

/** The owner's own channels of this install. */
const HEBEI_CHANNELS = {
  '003005002001': { sector: 'ENGINEERING', noticeKind: 'ANNOUNCEMENT' },
  '003005002004': { sector: 'ENGINEERING', noticeKind: 'RESULT' },
} as const;

/** The detail repeats all of its list row but the id, which its reference states. */
function chongqingHead(row: Json): never {
  const refers = row['refers'];
  const first = Array.isArray(refers) ? (refers[0] as Json | undefined) : undefined;
  return { id: columnText(first?.['src']) ?? columnText(at(row, 'notice')['id']) } as never;
}
