import type { CreditEventKind } from '../../../schema/codes/credit-event-kind.ts';
import type { CreditEvent } from '../../../schema/records/credit-event.ts';
import type { Organisation } from '../../../schema/records/organisation.ts';
import type { Qualification } from '../../../schema/records/qualification.ts';
import type { PartyRole } from '../../../schema/codes/party-role.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { RecordKind } from '../../../schema/records/record.ts';
import type { Page, PageRequest } from '../filter.ts';

/** Why identities are one entity. */
export const JOIN_RULES = ['NAME_OF_ONE_CODED_ENTITY', 'ORGANISATION_CODE_IN_CREDIT_CODE'] as const;
export type JoinRule = (typeof JOIN_RULES)[number];

/** A market entity: every identity that is joined to it, together. */
export interface EntityRow {
  /** The credit code; for a weak entity `org:…` or `name:…`. */
  readonly id: string;
  /** Null for one that is known by name or organisation code only. */
  readonly creditCode: string | null;
  readonly organisationCode: string | null;
  /** Null where rows print its code only. */
  readonly name: string | null;
  readonly region: string | null;
  /** As registered last. */
  readonly organisationType: string | null;
  readonly status: string | null;
  readonly roles: readonly PartyRole[];
  readonly sectors: readonly Sector[];
  readonly projectCount: number;
  readonly firstAt: string;
  readonly lastAt: string;
  /** Identities without a credit code that count as this entity, with the rule. */
  readonly joined: readonly { readonly name: string | null; readonly rule: JoinRule }[];
}

export interface EntityName {
  readonly name: string;
  readonly systems: readonly string[];
  readonly firstAt: string;
  readonly lastAt: string;
}

/** What one system registers, as it was stated. */
export interface EntityStatement<Facts> {
  readonly system: string;
  readonly rowKey: string;
  readonly statedAt: string;
  readonly knownAt: string;
  readonly facts: Facts;
}

/** An entity takes part in a project. */
export interface EntityDeal {
  readonly projectId: string;
  readonly role: PartyRole;
  readonly sector: Sector;
  readonly system: string;
  /** As printed in the project; null where only its code is. */
  readonly name: string | null;
  readonly amountYuan: string | null;
  readonly at: string;
  /** Kinds of records that name it in this role. */
  readonly statedIn: readonly RecordKind[];
}

export interface EntitySum {
  readonly sector: Sector;
  readonly role: PartyRole;
  readonly year: number;
  readonly count: number;
  readonly amountYuan: string | null;
}

export interface EntityFilter {
  /** Words of any of its names, or its credit code. */
  readonly text?: string | undefined;
  readonly roles?: readonly PartyRole[] | undefined;
  readonly sectors?: readonly Sector[] | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly creditCodes?: readonly string[] | undefined;
  /** True: only those without a credit code; false: only those with one. */
  readonly weak?: boolean | undefined;
}

export interface DealFilter {
  readonly roles?: readonly PartyRole[] | undefined;
  readonly sectors?: readonly Sector[] | undefined;
  readonly years?: readonly number[] | undefined;
  readonly statedIn?: readonly RecordKind[] | undefined;
}

/** Which credit events a viewer may see; each given part must hold. */
export interface CreditScope {
  /** Systems that state them. */
  readonly systems?: readonly string[] | undefined;
  /** Where the entity is; a province or city holds its districts. */
  readonly regions?: readonly string[] | undefined;
  /** Credit code of the entity. */
  readonly entity?: string | undefined;
}

type ById<Value> = Promise<ReadonlyMap<string, readonly Value[]>>;

/** The register of market entities. Maps are keyed by entity id and hold only what was found. */
export interface Register {
  /** In the order asked: by credit code, `org:` or `name:` id; a joined identity gives the entity it is joined to. */
  byIds(ids: readonly string[]): Promise<readonly (EntityRow | null)[]>;
  /** Most recently active first. @throws {StoreInputError} */
  list(filter: EntityFilter, page: PageRequest): Promise<Page<EntityRow>>;
  /** Last used first. */
  namesOf(ids: readonly string[]): ById<EntityName>;
  /** Newest first. */
  organisationsOf(ids: readonly string[]): ById<EntityStatement<Organisation>>;
  qualificationsOf(ids: readonly string[]): ById<EntityStatement<Qualification>>;
  /** The newest that are open to the public, newest first; `creditHistory` gives all of them. */
  creditEventsOf(ids: readonly string[]): ById<EntityStatement<CreditEvent>>;
  /** Newest first; of all kinds by default. @throws {StoreInputError} */
  creditHistory(id: string, kinds: readonly CreditEventKind[] | undefined, page: PageRequest): Promise<Page<EntityStatement<CreditEvent>>>;
  /** Those that are not open to the public, as far as they are within a scope: others are neither counted nor paged. @throws {StoreInputError} */
  sharedCreditEvents(
    id: string,
    kinds: readonly CreditEventKind[] | undefined,
    scope: CreditScope,
    page: PageRequest,
  ): Promise<Page<EntityStatement<CreditEvent>>>;
  /** Those that can forbid an entity to take part, open to the public. */
  restrictingOf(ids: readonly string[]): ById<EntityStatement<CreditEvent>>;
  /** Withdrawals from the blacklist, also those that are not open to the public: they end an entry and are not shown. */
  withdrawalsOf(ids: readonly string[]): ById<EntityStatement<CreditEvent>>;
  /** A project that several systems hold counts once. Newest first. @throws {StoreInputError} */
  deals(id: string, filter: DealFilter, page: PageRequest): Promise<Page<EntityDeal>>;
  /** Ids of the notices of its projects, newest first. @throws {StoreInputError} */
  noticesOf(id: string, page: PageRequest): Promise<Page<{ readonly id: string }>>;
  /** Coded entities whose names are this one's with the name of a branch behind it (…公司大连分公司), at most `limit`. */
  branchesOf(name: string, limit: number): Promise<readonly EntityRow[]>;
  /** The only coded entity whose name begins the name of this branch; null where it is no branch's name or several could be meant. */
  parentOf(name: string): Promise<EntityRow | null>;
  /** By sector, role and year. */
  sumsOf(ids: readonly string[]): ById<EntitySum>;
}
