/** A JSON object as it came. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One call of the portal, without host. */
export interface PortalCall {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly path: string;
  readonly json?: JsonObject;
}

/** One page of one channel within whole days. */
export interface ListQuery {
  readonly category: string;
  /** `2024-02-18`; both days are included. */
  readonly fromDate: string;
  readonly toDate: string;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly districts: readonly string[];
}

/** What a page of a list holds; `total` is null where the portal does not say. */
export interface ListPage {
  readonly total: number | null;
  readonly rows: readonly JsonObject[];
}

/** The value at a path of members, null where a member is missing. */
export function at(json: unknown, ...path: readonly string[]): unknown {
  let value = json;
  for (const name of path) value = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : null;
  return value ?? null;
}

/** Some portals write a list of one as the one itself, and an empty list as null. */
export function listOf(value: unknown): readonly JsonObject[] {
  return (Array.isArray(value) ? value : [value]).filter(isJsonObject);
}

/** Text of a member, null where it is missing or empty. */
export function textAt(json: unknown, ...path: readonly string[]): string | null {
  const value = at(json, ...path);
  return (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value) : null;
}

/** A count written as a number or as text; null where there is none. */
export function countOf(value: unknown): number | null {
  return (typeof value === 'number' || typeof value === 'string') && /^\d{1,9}$/u.test(String(value)) ? Number(value) : null;
}
