import { hash } from 'node:crypto';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Source } from '../../../schema/records/source.ts';
import type { Change, RowUnreadable } from '../../adapter.ts';
import { readHtml, type HtmlReading } from '../../mapping/html-table.ts';
import { mappingVersionWith, ownersCodes, withOwnersCodes, type OwnersCodes } from '../../mapping/owners-codes.ts';
import { FAULT, fault, finding, OWNERS_CODES, readFields, type Columns } from '../../mapping/reader.ts';
import { shanghaiIso, parseTime } from '../../mapping/time.ts';
import { isTestTitle } from '../../mapping/test-title.ts';
import { readContent } from './content.ts';
import { DAY_COLUMNS, SECTOR_OF_TYPE } from './codes.ts';
import { DIALECTS, type DialectName } from './dialects.ts';
import { chainHead } from './chain.ts';
import { articleRecords } from './records.ts';
import type { JsonObject } from './wire.ts';
import { MAPPING_VERSION } from './version.ts';

/** One article as the portal gave it: its row of the list, its detail, or both. */
export interface RawArticle {
  readonly list: JsonObject | null;
  readonly detail: JsonObject | null;
}

/** What reading a row needs to know besides the row. */
export interface RowContext {
  /** Id of the legacy system. */
  readonly system: string;
  /** When the row was read. */
  readonly fetchedAt: Date;
  /** What the owner says of codes; nothing by default. */
  readonly codes?: OwnersCodes;
  /** Whether a link of a chain is in the scope of the synchronisation (its category, its date); all are by default. */
  readonly inScope?: (type: string | null, date: string | null) => boolean;
}

const NO_CODES = ownersCodes();

/** Counters and clocks that change without the article changing: `undefined` leaves them out of JSON. */
const VOLATILE = { click: undefined, readCount: undefined, redcount: undefined, timestamp: undefined };

/** Reads one article without any network. Never throws: an article that cannot be read is an UNREADABLE change. */
export function mapRow(dialect: DialectName, row: RawArticle, context: RowContext): Change {
  const { fields, keyColumn, linksOf } = DIALECTS[dialect];
  const columns = withOwnersCodes(columnsOfArticle(row), context.codes ?? NO_CODES, { columns: DAY_COLUMNS, updatedAt: null });
  const findings: Finding[] = [];
  const article = readFields(fields, columns, findings);
  const rowKey = columns[keyColumn] ?? null;
  if (article !== FAULT && isTestTitle(article.title)) fault(findings, { code: 'TEST_ROW', column: 'title', value: article.title });
  if (article === FAULT || findings.some(({ severity }) => severity === 'ERROR')) return unreadable(row, rowKey, findings);
  if (columns['invalid'] === '1')
    return { type: 'DELETED', rowKey: article.articleId, sourceUpdatedAt: (article.updatedAt ?? article.publishedAt).at };
  const source = sourceOf(article.articleId, (article.updatedAt ?? article.publishedAt).at, hashOf(row), context);
  const page = pageOf(article.content);
  const records = articleRecords({
    article,
    page,
    content: readContent(page, columns[OWNERS_CODES]),
    projectNativeId: chainHead(article.articleId, linksOf(row.detail ?? {}), context.inScope ?? everything),
    sector: sectorOf(columns),
    source,
    findings,
  });
  return { type: 'READ', rowKey: article.articleId, sourceUpdatedAt: source.sourceUpdatedAt, rawHash: source.rawHash, records, findings };
}

function pageOf(html: string | null): HtmlReading {
  return readHtml(html ?? '');
}

function sectorOf(columns: Columns): Sector {
  return SECTOR_OF_TYPE[columns['announcementType'] ?? ''] ?? 'PROCUREMENT';
}

/** An article that could not be fetched or read, with a true reason for its owner. Bids are read from articles of a result only: none holds secret ones. */
export function unreadable(row: RawArticle, rowKey: string | null, findings: readonly Finding[], rawBytes?: Uint8Array): RowUnreadable {
  const stated = row.list?.['publishDate'] ?? row.list?.['issueTime'];
  return {
    type: 'UNREADABLE',
    rowKey,
    sourceUpdatedAt: typeof stated === 'string' || typeof stated === 'number' ? (parseTime(String(stated))?.at ?? null) : null,
    table: row.detail === null ? 'category' : 'detail',
    findings,
    rawBytes: rawBytes ?? Buffer.from(JSON.stringify({ list: stable(row.list), detail: stable(row.detail) })),
    encoding: 'utf-8',
    mayHoldBids: false,
  };
}

/** The article whose list row promises a detail that the portal does not give. */
export function withoutDetail(row: RawArticle, rowKey: string, reason: string, rawBytes?: Uint8Array): RowUnreadable {
  return unreadable(row, rowKey, [finding({ code: 'BAD_SHAPE', severity: 'ERROR', column: 'detail', value: reason })], rawBytes);
}

/** List row and detail as one row: what the detail states wins. Lists and objects are no columns. */
function columnsOfArticle({ list, detail }: RawArticle): Columns {
  const columns: Record<string, string | null> = {};
  for (const part of [list, detail]) {
    for (const [name, value] of Object.entries(part ?? {})) {
      if (typeof value === 'boolean') columns[name] = String(value);
      else if ((typeof value === 'string' || typeof value === 'number') && value !== '') columns[name] = String(value);
    }
  }
  return columns;
}

function hashOf({ list, detail }: RawArticle): string {
  return hash('sha256', JSON.stringify({ ...(detail ?? list), ...VOLATILE }));
}

function stable(part: JsonObject | null): JsonObject | null {
  return part === null ? null : { ...part, ...VOLATILE };
}

function sourceOf(rowKey: string, sourceUpdatedAt: string, rawHash: string, { system, fetchedAt, codes = NO_CODES }: RowContext): Source {
  const mappingVersion = mappingVersionWith(MAPPING_VERSION, codes);
  return { system, rowKey, fetchedAt: shanghaiIso(fetchedAt.getTime()), sourceUpdatedAt, mappingVersion, rawHash };
}

function everything(): boolean {
  return true;
}
