/** Places of a text, `end` left out. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Full-width forms and their half-width ones are one; the length stays. */
export function folded(text: string): string {
  return /[\u3000\uff01-\uff5e\u00a0]/u.test(text) ? text.replaceAll(/[\u3000\uff01-\uff5e\u00a0]/gu, halfWidth) : text;
}

function halfWidth(character: string): string {
  const code = character.charCodeAt(0);
  return code === 0x3000 || code === 0xa0 ? ' ' : String.fromCharCode(code - 0xfee0);
}
