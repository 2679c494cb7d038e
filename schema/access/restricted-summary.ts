/** Restricted values that a subgraph has given: what the access ledger is told. */
export interface RestrictedSummary {
  /** As `Type.field`. */
  readonly fields: readonly string[];
  /** Ids of the legacy systems that they are of. */
  readonly systems: readonly string[];
  /** How many. */
  readonly rows: number;
}
