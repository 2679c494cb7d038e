/** One entry of a closed list: its code and what people call it. */
export interface CodeEntry<Code extends string> {
  readonly code: Code;
  readonly zh: string;
  readonly en: string;
}

/** A closed list as data, with where it comes from and how sure that is (marks of the project's domain facts). */
export interface CodeList<Code extends string> {
  readonly name: string;
  readonly zh: string;
  readonly source: string;
  readonly confidence: 'V' | 'S' | 'M' | 'I';
  readonly entries: readonly CodeEntry<Code>[];
}

/** An entry of a list whose codes come and go, or have no English name. */
export interface NationalEntry<Code extends string> extends Omit<CodeEntry<Code>, 'en'> {
  readonly en: string | null;
  /** First day or month (yyyy-MM-dd, yyyy-MM) that it is known to be valid; null where it always was. */
  readonly validFrom?: string | null;
  /** The last one; null where it still is valid. */
  readonly validTo?: string | null;
}

/** Any national list that a local code can stand for. */
export interface NationalList<Code extends string> extends Omit<CodeList<Code>, 'entries'> {
  readonly entries: readonly NationalEntry<Code>[];
}
