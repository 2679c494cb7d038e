/** UTF-8 where the bytes are, else GB18030; strict, so that no character is ever altered. @throws {TypeError} where they are neither. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}
