/** A value of a closed list as a source stated it. An unknown code keeps `raw`, with `code` null. */
export interface Coded<Code extends string> {
  readonly code: Code | null;
  /** The characters the source wrote. */
  readonly raw: string;
}
