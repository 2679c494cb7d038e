import type { PolicyKind } from '../../../schema/codes/policy-kind.ts';
import type { PolicyLevel } from '../../../schema/codes/policy-level.ts';
import type { PolicyStatus } from '../../../schema/codes/policy-status.ts';
import type { Sector } from '../../../schema/codes/sector.ts';

/** Which policies. Every part that is given must hold; an absent part holds always. */
export interface PolicyFilter {
  /** Words in title, short name, number, issuers or place, divided by spaces; all must occur. */
  readonly text?: string | undefined;
  /** Part of an issuer's name. */
  readonly issuer?: string | undefined;
  readonly levels?: readonly PolicyLevel[] | undefined;
  readonly kinds?: readonly PolicyKind[] | undefined;
  /** GB/T 2260: what holds there, that is national documents, those of the region, of what it is in and of what is in it. */
  readonly regions?: readonly string[] | undefined;
  /** On `day`. */
  readonly statuses?: readonly PolicyStatus[] | undefined;
  readonly sectors?: readonly Sector[] | undefined;
  /** Binding on this day. */
  readonly inForceOn?: string | undefined;
  /** Whether it is a basis for supervision on `day`. */
  readonly isBasis?: boolean | undefined;
  /** Whether the newest version of its file holds it. */
  readonly listed?: boolean | undefined;
}
