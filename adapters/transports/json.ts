/** Deepest nesting accepted; legacy answers stay below ten. */
const MAX_DEPTH = 64;

/** Only texts that hold one of these need the slow, watchful way: a number of 16 digits or an exponent, or a key `__proto__`. */
const NEEDS_CARE = /(?:^|[:[,])\s*-?(?:[\d.]{16}|[\d.]+[eE])|__proto__|\\u005[fF]/u;

/**
 * Strict JSON in which no number is altered: one that a double cannot hold exactly (a long id) comes as the text it was written as.
 * A key `__proto__` is left out.
 * @throws {SyntaxError} for text that is no JSON or is nested deeper than 64; its message holds no payload.
 */
export function parseLosslessJson(text: string): unknown {
  assertShallow(text);
  try {
    return NEEDS_CARE.test(text) ? JSON.parse(text, keepExact as (key: string, value: unknown) => unknown) : JSON.parse(text);
  } catch {
    throw new SyntaxError('the text is not JSON');
  }
}

function keepExact(key: string, value: unknown, context: { readonly source?: string }): unknown {
  if (key === '__proto__') return undefined;
  return typeof value === 'number' && !isExact(value, context.source!) ? context.source : value;
}

/** 15 significant digits always survive a double; longer whole numbers only up to 2^53. */
function isExact(value: number, source: string): boolean {
  if (Number.isSafeInteger(value) && /^-?\d+$/u.test(source)) return true;
  const digits = source
    .replace(/[eE].*$/u, '')
    .replace(/[-.]/gu, '')
    .replace(/^0+/u, '');
  return Number.isFinite(value) && digits.length <= 15 && (value !== 0 || digits === '');
}

function assertShallow(text: string): void {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index);
    if (char === QUOTE) index = endOfString(text, index);
    else if (char === OPEN_OBJECT || char === OPEN_ARRAY) depth += 1;
    else if (char === CLOSE_OBJECT || char === CLOSE_ARRAY) depth -= 1;
    if (depth > MAX_DEPTH) throw new SyntaxError(`the JSON is nested deeper than ${MAX_DEPTH}`);
  }
}

const QUOTE = 34;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** Index of the quote that closes the string opened at `start`; the end of the text where none does. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text[index - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}
