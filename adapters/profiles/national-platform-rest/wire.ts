/** A row of `getTradList`, a detail page as structured text, or both as one object. Codes of a text are null in the list. */
export type PlatformRow = Readonly<Record<string, unknown>>;

/** What the address of a notice carries: `/information/deal/html/a/330000/0203/20260317/003346….html`. */
export interface NoticeAddress {
  readonly province: string;
  /** DEAL_STAGE. */
  readonly stage: string;
  /** yyyyMMdd. */
  readonly day: string;
  readonly id: string;
}

const ADDRESS = /\/html\/[ab]\/(\d{6})\/(\d{4})\/(\d{8})\/([0-9a-zA-Z]+)\.html/u;

/** Reads the parts of a notice's address; null where it is none. */
export function parseAddress(url: string): NoticeAddress | null {
  const match = ADDRESS.exec(url);
  return match === null ? null : { province: match[1]!, stage: match[2]!, day: match[3]!, id: match[4]! };
}

/** The text of a member, trimmed; null where it is missing, null or empty. */
export function textAt(row: PlatformRow, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = row[name];
    const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
    if (text !== '' && text !== 'null') return text;
  }
  return null;
}
