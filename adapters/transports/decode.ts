import { isUtf8 } from 'node:buffer';

/** Encodings that legacy systems declare. GBK and GB2312 are read as GB18030, their superset. */
export const ENCODINGS = ['utf-8', 'gbk', 'gb2312', 'gb18030', 'utf-16le'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const DECODER_LABELS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  gb18030: 'gb18030',
  'utf-16le': 'utf-16le',
};

/** Bytes that are not text in the declared encoding. Holds no payload. */
export class DecodeFault extends Error {
  override readonly name = 'DecodeFault';
  readonly encoding: Encoding;

  constructor(encoding: Encoding, reason: string, cause?: unknown) {
    super(`${reason} (declared ${encoding})`, { cause });
    this.encoding = encoding;
  }
}

/** The encoding that a declaration means (`GB2312`, `utf8`, `CP936`…); null where it is none we read. */
export function encodingNamed(label: string): Encoding | null {
  const plain = label.trim().toLowerCase().replaceAll('_', '-');
  const alias: Readonly<Record<string, Encoding>> = { utf8: 'utf-8', cp936: 'gbk', 'x-gbk': 'gbk', ms936: 'gbk', 'gb-2312': 'gb2312' };
  return ENCODINGS.find((encoding) => encoding === plain) ?? (Object.hasOwn(alias, plain) ? alias[plain]! : null);
}

/** The encoding that an XML declaration at the start of the bytes names; null where there is none. */
export function xmlEncoding(bytes: Uint8Array): Encoding | null {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const label = /^(?:ï»¿)?<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/u.exec(start)?.[1];
  return label === undefined ? null : encodingNamed(label);
}

/** Decodes strictly: a byte that is not in the encoding is a fault, never a replacement character. A byte order mark is dropped. @throws {DecodeFault} */
export function decodeText(bytes: Uint8Array, declared: Encoding): string {
  try {
    return new TextDecoder(DECODER_LABELS[declared], { fatal: true }).decode(bytes);
  } catch (error) {
    throw new DecodeFault(declared, 'the bytes are not in the encoding', error);
  }
}

/**
 * Decodes strictly and refuses bytes whose declaration is plainly wrong: UTF-8 text is often valid GBK too, and would
 * come out as other characters. @throws {DecodeFault}
 */
export function decodeDeclared(bytes: Uint8Array, declared: Encoding): string {
  if (DECODER_LABELS[declared] === 'gb18030' && looksLikeUtf8(bytes)) throw new DecodeFault(declared, 'the bytes are UTF-8');
  return decodeText(bytes, declared);
}

/** Valid UTF-8 with at least one character of three bytes (all Chinese characters are); real GBK text is never that by chance. */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  return isUtf8(bytes) && bytes.some((byte) => byte >= 0xe0 && byte <= 0xef);
}
