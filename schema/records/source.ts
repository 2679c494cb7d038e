/** Where a record comes from and when it was read. */
export interface Source {
  /** Id of the legacy system in `province.yaml`. */
  readonly system: string;
  /** The row's own key in that system. */
  readonly rowKey: string;
  /** ISO 8601 with offset: when Yiwang read it. */
  readonly fetchedAt: string;
  /** ISO 8601 with offset: when the system last changed it, null where it does not say. */
  readonly sourceUpdatedAt: string | null;
  /** Version of the profile's mapping table that read it. */
  readonly mappingVersion: string;
  /** SHA-256 (hex) of the raw row. */
  readonly rawHash: string;
}
