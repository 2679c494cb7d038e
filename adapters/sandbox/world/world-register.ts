import type { CreditEventKind, DisclosureScope } from '../../../schema/codes/credit-event-kind.ts';
import type { PartyRole } from '../../../schema/codes/party-role.ts';
import type { WorldParty, WorldProject } from './world-project.ts';

/** What an exchange holds beside its projects: what it registers of market entities, and complaints. */
export interface WorldRegister {
  readonly organisations: readonly WorldOrganisation[];
  readonly qualifications: readonly WorldQualification[];
  readonly creditEvents: readonly WorldCreditEvent[];
  readonly complaints: readonly WorldComplaint[];
}

/** One registration; some entities have an older one under another name or status. */
export interface WorldOrganisation {
  readonly party: WorldParty;
  readonly roles: readonly PartyRole[];
  readonly registeredAt: Date;
  /** 法人业务状态: 1 in business, 2 no longer. */
  readonly status: '1' | '2';
  readonly regionCode: string;
  readonly representative: string;
  /** Whole 万元. */
  readonly capitalTenThousands: number;
}

export interface WorldQualification {
  readonly holder: WorldParty;
  readonly role: 'TENDER_AGENCY' | 'BIDDER' | 'SUPPLIER';
  readonly level: string;
  readonly name: string;
  readonly certificateNumber: string;
  readonly statedAt: Date;
  readonly validUntil: Date;
}

export interface WorldCreditEvent {
  readonly kind: CreditEventKind;
  readonly party: WorldParty;
  readonly role: PartyRole;
  /** A withdrawal has that of the entry it withdraws. */
  readonly code: string;
  readonly at: Date;
  readonly authority: string;
  readonly documentNumber: string;
  readonly scope: DisclosureScope;
  /** What it is about; null where nothing in particular. */
  readonly project: WorldProject | null;
  /** First and last day of a restriction. */
  readonly restricted: { readonly from: Date; readonly until: Date } | null;
  /** Of a blacklist entry: whether it was withdrawn later. */
  readonly withdrawn: boolean;
}

/** A complaint about a project; what has not happened yet is null. */
export interface WorldComplaint {
  readonly project: WorldProject;
  readonly against: WorldParty;
  readonly filedAt: Date;
  readonly acceptedAt: Date | null;
  readonly decidedAt: Date | null;
  /** Sent without what it complains of. */
  readonly unreadable: boolean;
}
