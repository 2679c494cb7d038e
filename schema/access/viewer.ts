import type { Sector } from '../codes/sector.ts';
import type { ViewerRole } from '../codes/viewer-role.ts';

/** Who asks, as an identity provider that we trust has said it. Lists hold what the role is limited to; an empty one admits nothing. */
export interface Viewer {
  readonly role: ViewerRole;
  /** Of the identity provider; null for the public. */
  readonly subject: string | null;
  readonly issuer: string | null;
  /** GB/T 2260; a province or city holds its districts. */
  readonly regions: readonly string[];
  readonly sectors: readonly Sector[];
  /** Ids of legacy systems that a LEGACY_OWNER owns. */
  readonly systems: readonly string[];
  /** Credit code of a MARKET_ENTITY. */
  readonly entity: string | null;
  /** ISO 8601; null for the public. */
  readonly expiresAt: string | null;
  /** What this request is made for, in the caller's words. */
  readonly purpose: string | null;
  /** The case it is made for; sealed data is read for a case only. */
  readonly caseNumber: string | null;
}

/** Whoever shows no identity. */
export const PUBLIC_VIEWER: Viewer = {
  role: 'PUBLIC',
  subject: null,
  issuer: null,
  regions: [],
  sectors: [],
  systems: [],
  entity: null,
  expiresAt: null,
  purpose: null,
  caseNumber: null,
};
