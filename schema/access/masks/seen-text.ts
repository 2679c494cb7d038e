/** A text as a reader of the page sees it, and where each of its characters is written. */
export interface SeenText {
  readonly text: string;
  /** By character; equal for the break that a block tag makes: nothing is written there. */
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/** Tags that break no word: word processors put them between two digits. */
const INLINE = new Set([
  'span',
  'font',
  'b',
  'strong',
  'i',
  'em',
  'u',
  'a',
  'o:p',
  's',
  'sub',
  'sup',
  'small',
  'big',
  'wbr',
  'ins',
  'label',
]);
const MAX_TAG_CHARACTERS = 4_000;
/** Whatever is seen other than it is written: tags, references to characters, characters without width. */
const MARKUP = /[<&\u00ad\u200b-\u200f\u2060\ufeff]/u;
const TAG_NAME = /<\/?([a-z][a-z0-9:]{0,15})/iuy;
const ENTITY = /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(nbsp|ensp|emsp|thinsp));?/iuy;

export function hasMarkup(text: string): boolean {
  return MARKUP.test(text);
}

/** What stands for a piece of mark-up, and where it ends. */
interface Piece {
  readonly shown: string;
  readonly end: number;
  /** Whether what is shown is written here, to be replaced with what is around it. */
  readonly isWritten: boolean;
}

/** Reads HTML, or text, once from its beginning to its end. */
export function seenText(source: string): SeenText {
  const [starts, ends] = [new Int32Array(source.length), new Int32Array(source.length)];
  const parts: string[] = [];
  let length = 0;
  const tagEnd = tagEnds(source);
  let at = 0;
  for (const { index } of source.matchAll(new RegExp(MARKUP, 'gu'))) {
    if (index < at) continue;
    const piece = entityAt(source, index) ?? pieceAt(source, index, tagEnd);
    parts.push(source.slice(at, index), piece.shown);
    for (; at < index; at += 1, length += 1) [starts[length], ends[length]] = [at, at + 1];
    if (piece.shown !== '') [starts[length], ends[length], length] = [index, piece.isWritten ? piece.end : index, length + 1];
    at = piece.end;
  }
  parts.push(source.slice(at));
  for (; at < source.length; at += 1, length += 1) [starts[length], ends[length]] = [at, at + 1];
  return { text: parts.join(''), starts, ends };
}

function pieceAt(source: string, index: number, tagEnd: (at: number) => number | null): Piece {
  const character = source.charAt(index);
  const end = character === '<' ? tagEnd(index) : null;
  if (end !== null) return { shown: isInline(source, index) ? '' : '\n', end, isWritten: false };
  return { shown: character === '<' || character === '&' ? character : '', end: index + 1, isWritten: true };
}

/** Where the tag that begins at a place ends; null where none does. Asked in rising order. */
function tagEnds(source: string): (at: number) => number | null {
  let close = -1;
  return (at) => {
    if (!/[a-z/!?]/iu.test(source.charAt(at + 1))) return null;
    if (close <= at) close = source.indexOf('>', at);
    if (close === -1) close = Infinity;
    return close - at > MAX_TAG_CHARACTERS ? null : close + 1;
  };
}

function isInline(source: string, at: number): boolean {
  TAG_NAME.lastIndex = at;
  const name = TAG_NAME.exec(source)?.[1]?.toLowerCase();
  return name === undefined ? source.startsWith('<!--', at) : INLINE.has(name) || name.startsWith('st1:');
}

function entityAt(source: string, at: number): Piece | null {
  ENTITY.lastIndex = at;
  const match = source.charAt(at) === '&' ? ENTITY.exec(source) : null;
  if (match === null) return null;
  const [written, decimal, hexadecimal] = match;
  const code = decimal !== undefined ? Number(decimal) : hexadecimal !== undefined ? Number.parseInt(hexadecimal, 16) : 0x20;
  return {
    shown: code < 0xd800 || (code > 0xdfff && code <= 0xffff) ? String.fromCharCode(code) : ' ',
    end: at + written.length,
    isWritten: true,
  };
}
