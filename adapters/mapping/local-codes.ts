import type { NationalList } from '../../schema/codes/code-list.ts';
import { OWNERS_CODES, type Columns } from './reader.ts';

/** A local code list: the source's values → canonical codes, as data. */
export interface LocalCodes<Code extends string> {
  /** Name under which unknown values go to the work-list, and owners state theirs, e.g. `TENDER_MODE`. */
  readonly list: string;
  /** The list that its values stand for. */
  readonly national: NationalList<Code>;
  /** Where the values come from. */
  readonly source: string;
  readonly codes: Readonly<Record<string, Code>>;
}

/** What a value of a row stands for: as its owner says, else as the profile does; null where neither knows it. */
export function nationalCode<Code extends string>(row: Columns, { list, codes }: LocalCodes<Code>, raw: string): Code | null {
  const byOwner = row[OWNERS_CODES]?.(list, raw);
  // Checked against the national list when the province file was read.
  if (byOwner !== undefined) return byOwner as Code;
  return Object.hasOwn(codes, raw) ? codes[raw]! : null;
}
