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
