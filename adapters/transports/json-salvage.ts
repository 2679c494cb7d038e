import { decodeText } from './decode.ts';
import { parseLosslessJson } from './json.ts';

/** Marks a row that holds bytes which are not UTF-8: the row's own bytes, as JSON. */
const ROW_BYTES = Symbol('bytes of a row that is not UTF-8');

/** An escaped character of the Latin-1 range cannot be told from a byte once the text is read byte by byte. */
const AMBIGUOUS = /\\u00[89a-fA-F]/u;

/**
 * Reads JSON whose text is not all UTF-8, so that one bad row does not sink its page: every string is decoded by itself. Where one
 * cannot be, the nearest object in a list loses it and keeps its own bytes (`badBytesOf`).
 * @throws {SyntaxError} where the damage lies outside the rows of a list, or in every row of a long one.
 */
export function salvageJson(bytes: Uint8Array): unknown {
  return salvageText(Buffer.from(bytes).toString('latin1'));
}

/** The bytes of a row that could not be decoded; null for a sound one. */
export function badBytesOf(row: object): Uint8Array | null {
  return (row as { readonly [ROW_BYTES]?: Uint8Array })[ROW_BYTES] ?? null;
}

function salvageText(text: string): unknown {
  if (AMBIGUOUS.test(text)) throw new SyntaxError('the text is not UTF-8');
  const value = salvaged(parseLosslessJson(text), false);
  if (value === BAD) throw new SyntaxError('the text is not UTF-8');
  return value;
}

const BAD = Symbol('bad');

function salvaged(value: unknown, inList: boolean): unknown {
  if (typeof value === 'string') return decoded(value);
  if (Array.isArray(value)) return salvagedList(value);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [decoded(name), salvaged(member, false)] as const);
  const sound = members.filter((member): member is readonly [string, unknown] => member[0] !== BAD && member[1] !== BAD);
  if (sound.length === members.length) return Object.fromEntries(sound);
  return inList ? Object.assign(Object.fromEntries(sound), { [ROW_BYTES]: Buffer.from(JSON.stringify(value), 'latin1') }) : BAD;
}

/** Of so many rows not all are damaged by chance: the answer is in another encoding. */
const MANY_ROWS = 5;

function salvagedList(list: readonly unknown[]): unknown {
  const items = list.map((item) => salvaged(item, true));
  const lost = items.filter((item) => typeof item === 'object' && item !== null && badBytesOf(item) !== null);
  if (lost.length >= MANY_ROWS && lost.length === items.length) throw new SyntaxError('no row of the list is UTF-8');
  return allOr(items);
}

function allOr(items: readonly unknown[]): unknown {
  return items.includes(BAD) ? BAD : items;
}

/** Text within JSON may be JSON itself, with the damage in one of its rows. */
function decoded(text: string): unknown {
  if (!/[\u0080-\u{10ffff}]/u.test(text)) return text;
  try {
    return decodeText(Buffer.from(text, 'latin1'), 'utf-8');
  } catch {
    return /^\s*[[{]/u.test(text) ? innerOr(text) : BAD;
  }
}

function innerOr(text: string): unknown {
  try {
    return salvageText(text);
  } catch {
    return BAD;
  }
}
