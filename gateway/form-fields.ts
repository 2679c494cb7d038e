const HEX = /^[0-9a-f]{2}$/iu;

/**
 * The fields of `application/x-www-form-urlencoded` bytes in a character set, decoded strictly.
 * @throws where bytes are none of the set, an escape is broken, a name comes twice, or the set is unknown
 */
export function formFields(body: Uint8Array, charset: string): Readonly<Record<string, string>> {
  const decoder = new TextDecoder(charset, { fatal: true, ignoreBOM: true });
  const decode = (text: string) => decoder.decode(unescaped(text));
  const fields = new Map<string, string>();
  const pairs = Buffer.from(body).toString('latin1').split('&');
  for (const pair of pairs.filter((text) => text !== '')) {
    const [name = '', ...rest] = pair.split('=');
    const key = decode(name);
    if (fields.has(key)) throw new Error('a field comes twice');
    fields.set(key, decode(rest.join('=')));
  }
  return Object.fromEntries(fields);
}

/** `+` is a space and `%E7` a byte; every other character is the byte it came as. */
function unescaped(text: string): Uint8Array {
  const [first = '', ...escaped] = text.replaceAll('+', ' ').split('%');
  const bytes = escaped.flatMap((part) => {
    const digits = part.slice(0, 2);
    if (!HEX.test(digits)) throw new Error('a broken escape');
    return [Number.parseInt(digits, 16), ...Buffer.from(part.slice(2), 'latin1')];
  });
  return Uint8Array.from([...Buffer.from(first, 'latin1'), ...bytes]);
}
