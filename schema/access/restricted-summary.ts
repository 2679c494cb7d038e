/** Restricted values that a subgraph has given: what the access ledger is told. */
export interface RestrictedSummary {
  /** As `Type.field`. */
  readonly fields: readonly string[];
  /** Ids of the legacy systems that they are of. */
  readonly systems: readonly string[];
  /** Of how many rows they are, whatever is asked of each: the entries of a list, or what a value is stated of. None of an empty list. */
  readonly rows: number;
}
