import { parseLosslessJson } from '../../transports/json.ts';

/** A JSON object as it came. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One stretch of time of one channel, both seconds included, `2024-02-18 00:00:00`. */
export interface SearchQuery {
  readonly from: string;
  readonly to: string;
  /** Start of `categorynum`; null for all. */
  readonly category: string | null;
  /** Rows to pass over. */
  readonly offset: number;
  /** From 0, for interfaces that count pages. */
  readonly page: number;
  readonly pageSize: number;
}

export interface SearchPage {
  /** Null where the portal does not say. */
  readonly total: number | null;
  readonly rows: readonly JsonObject[];
}

/** The member of an object; null where it is missing. */
export function at(json: unknown, name: string): unknown {
  return isJsonObject(json) && Object.hasOwn(json, name) ? json[name] : null;
}

/** JSON written as text within JSON; empty text stands for nothing. @throws {SyntaxError} */
export function unpacked(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.trim() === '' ? null : parseLosslessJson(value);
}

/** A list, also where a list of one is written as the one itself. */
export function listOf(value: unknown): readonly JsonObject[] {
  return (Array.isArray(value) ? value : [value]).filter(isJsonObject);
}

/** A count written as a number or as text; null where there is none. */
export function countOf(value: unknown): number | null {
  return (typeof value === 'number' || typeof value === 'string') && /^\d{1,9}$/u.test(String(value)) ? Number(value) : null;
}

/** Text or number of a member as text, null where it is missing or empty. */
export function textAt(json: unknown, name: string): string | null {
  const value = at(json, name);
  return (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value) : null;
}
