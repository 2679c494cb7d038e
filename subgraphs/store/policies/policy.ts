import type { Confidence } from '../../../schema/codes/confidence.ts';
import type { PolicyKind } from '../../../schema/codes/policy-kind.ts';
import type { PolicyLevel } from '../../../schema/codes/policy-level.ts';
import type { PolicyStatus } from '../../../schema/codes/policy-status.ts';
import type { Sector } from '../../../schema/codes/sector.ts';

export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** What other parts of the hub take from a document: one article. */
export interface PolicyArticle {
  /** As it is cited: `54`, `31(3)`, `（六）`. */
  readonly article: string;
  /** Ids of the rules that rest on it. */
  readonly rules: readonly string[];
  readonly confidence: Confidence;
  readonly about: BothLanguages | null;
}

/** A policy document as its file states it. Days are ISO `2026-11-21`; what is not known is null or empty. */
export interface PolicyDocument {
  readonly id: string;
  readonly title: string;
  readonly shortName: string | null;
  readonly kind: PolicyKind;
  readonly level: PolicyLevel;
  /** GB/T 2260; null for the whole country. */
  readonly region: string | null;
  readonly number: string | null;
  readonly issuers: readonly string[];
  readonly issuedYear: number | null;
  readonly issuedOn: string | null;
  readonly effectiveOn: string | null;
  readonly amendedOn: readonly string[];
  readonly toBeCleanedOn: string | null;
  readonly repealedOn: string | null;
  readonly draft: boolean;
  /** As the list states it, where its dates do not tell; null for a draft. */
  readonly status: Exclude<PolicyStatus, 'DRAFT' | 'NOT_YET_IN_FORCE'> | null;
  /** Ids of documents that end when this one takes effect. */
  readonly replaces: readonly string[];
  readonly fullTextUrl: string | null;
  readonly sectors: readonly Sector[];
  readonly confidence: Confidence;
  /** Fields that are less sure than the document. */
  readonly marks: Readonly<Record<string, Confidence>>;
  readonly note: BothLanguages | null;
  readonly articles: readonly PolicyArticle[];
}

/** Which status a document has from a day until the day before another. '' begins always. */
export interface StatusPeriod {
  readonly status: PolicyStatus;
  readonly fromOn: string;
  readonly untilOn: string;
}

/** A policy as the store holds it. */
export interface Policy extends PolicyDocument {
  /** Whether the newest version of its file holds it. */
  readonly listed: boolean;
  readonly periods: readonly StatusPeriod[];
  readonly replacedBy: readonly string[];
  readonly file: string;
  readonly fileVersion: number;
  readonly knownSince: string;
}

/** One entry of what was known when. */
export interface PolicyVersion {
  readonly file: string;
  readonly version: number;
  readonly knownSince: string;
  /** Null: taken from the list. */
  readonly document: PolicyDocument | null;
}
