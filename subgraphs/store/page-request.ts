import type { Page, PageRequest, TotalCount } from './filter.ts';
import { moment } from './moment.ts';
import { StoreInputError } from './store-error.ts';

/** Where a list goes on: the last row's sort value and id. */
export interface Position {
  readonly value: string;
  readonly id: string;
}

/** Writes an opaque cursor; `list` names the list and its order, so that a cursor of another list is refused. */
export function writeCursor(list: string, { value, id }: Position): string {
  return Buffer.from(JSON.stringify([list, value, id])).toString('base64url');
}

/** @throws {StoreInputError} where the text is no cursor of this list. */
export function readCursor(list: string, cursor: string): Position {
  const parts = parse(cursor);
  const [name, value, id] = parts;
  if (parts.length !== 3 || name !== list || value === undefined || id === undefined || !isSortValue(value)) {
    throw new StoreInputError('游标不是本列表（及其排序）给出的', 'the cursor was not given by this list in this order');
  }
  return { value, id };
}

function parse(cursor: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) && value.every((part) => typeof part === 'string') && !cursor.includes('\0') ? value : [];
  } catch {
    return [];
  }
}

/** Cursors come from outside: what goes into a comparison must be a time or an amount. */
function isSortValue(value: string): boolean {
  return /^-?\d+(\.\d+)?$/u.test(value) || (/^\d{4}-/u.test(value) && value.length <= 40 && moment(value) === value);
}

/** @throws {StoreInputError} where the limit is none of 1…500. */
export function checkLimit({ limit }: PageRequest): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= 500) return limit;
  throw new StoreInputError('每页条数应为 1 至 500', 'the page size must be 1 to 500');
}

/** A page from one row more than asked for. */
export function pageOf<Row>(
  request: PageRequest,
  found: readonly (Row & { readonly cursor: string })[],
  total: TotalCount | null,
): Page<Row> {
  const rows = found.slice(0, request.limit);
  const hasNext = found.length > request.limit;
  const seen: TotalCount = { value: rows.length, kind: hasNext || request.after ? 'LOWER_BOUND' : 'EXACT' };
  return { rows, hasNext, totalCount: total ?? seen };
}
