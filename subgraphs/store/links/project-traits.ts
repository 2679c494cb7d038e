import type { Sector } from '../../../schema/codes/sector.ts';
import type { TradeMethod } from '../../../schema/codes/trade-method.ts';
import type { Notice } from '../../../schema/records/notice.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { Project } from '../../../schema/records/project.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import { statedCodes, type StatedCodes } from '../crosswalk/code-statements.ts';
import { searchable } from '../search-tokens.ts';
import { titleMarks, type TitleMarks } from './title-marks.ts';

/** Who a party is for comparing: by code where there is one, else by name. */
export interface NamedParty {
  readonly name: string;
  readonly code: string | null;
}

/** What of a project may show that it belongs with another one. */
export interface ProjectTraits extends TitleMarks {
  readonly id: string;
  readonly system: string;
  readonly sector: Sector;
  readonly method: TradeMethod | null;
  readonly stage: string | null;
  readonly publishedAt: string | null;
  readonly budget: string | null;
  /** GB/T 2260, null where unknown. */
  readonly region: string | null;
  /** 招标项目编号, 采购项目编号, 挂牌项目编号: upper case without spaces; null where it is too short to tell projects apart. */
  readonly projectCode: string | null;
  readonly constructionCode: string | null;
  readonly investmentCode: string | null;
  readonly dealCodes: readonly string[];
  readonly lotCodes: readonly string[];
  /** 宗地编号, of the parcel itself or as a title or an address names it. */
  readonly parcelCodes: readonly string[];
  /** Of them, those of the project's own parcels: nothing of a title is taken for a part of them. */
  readonly ownParcels: readonly string[];
  /** Framework agreements that its notices name. */
  readonly frameworkCodes: readonly string[];
  /** Tenderer, purchaser, grantor, seller. */
  readonly owners: readonly NamedParty[];
  /** Grantee or buyer. */
  readonly takers: readonly NamedParty[];
  readonly codes: StatedCodes;
}

export interface TraitInput {
  readonly id: string;
  readonly system: string;
  readonly stage: string | null;
  readonly publishedAt: string | null;
  readonly budget: string | null;
  readonly project: Omit<Project, 'content'>;
  readonly parties: readonly Party[];
  /** Lots, parcels and notices of the project. */
  readonly records: readonly TradeRecord[];
  /** Of the construction project it belongs to. */
  readonly construction: { readonly investmentProjectCode: string | null; readonly address: string | null } | null;
}

const OWNER_ROLES: ReadonlySet<string> = new Set(['TENDERER', 'PURCHASER', 'GRANTOR', 'SELLER']);
const TAKER_ROLES: ReadonlySet<string> = new Set(['GRANTEE', 'BUYER']);
const INVESTMENT_CODE = /^\d{4}-?\d{6}-?\d{2}-?\d{2}-?\d{6}$/u;
const FRAMEWORK_LABEL = /框架协议|征集(?:项目)?编号|入围(?:项目)?编号/u;

export function projectTraits(input: TraitInput): ProjectTraits {
  const { project, parties, records, construction } = input;
  const codes = statedCodes([project as Project, ...records]);
  const ownParcels = distinct(records.map((record) => (record.kind === 'parcel' ? parcelCode(record.parcelCode) : null)));
  const notices = records.filter((record): record is Notice => record.kind === 'notice');
  return {
    ...{ id: input.id, system: input.system, stage: input.stage, publishedAt: input.publishedAt, budget: input.budget },
    ...titleMarks(project.title),
    sector: project.sector,
    region: project.region?.code ?? null,
    method: project.method?.code ?? null,
    projectCode: distinctive(project.projectCode),
    constructionCode: distinctive(project.constructionProjectCode),
    investmentCode: firstInvestmentCode([project, construction, ...records.filter((record) => record.kind === 'parcel')]),
    dealCodes: distinct(codes.statements.map(({ dealCode }) => distinctive(dealCode))),
    lotCodes: distinct(records.map((record) => (record.kind === 'lot' ? distinctive(record.lotCode) : null))),
    parcelCodes: distinct([...ownParcels, ...parcelsNamedIn(`${project.title} ${construction?.address ?? ''}`)]),
    ownParcels,
    frameworkCodes: distinct(notices.flatMap(frameworksNamedIn)),
    owners: named(parties, OWNER_ROLES),
    takers: named(parties, TAKER_ROLES),
    codes,
  };
}

function named(parties: readonly Party[], roles: ReadonlySet<string>): readonly NamedParty[] {
  const inRole = parties.filter(({ role }) => roles.has(role));
  // A code that fails its check is somebody else's, or nobody's: the name is surer.
  return inRole.map(({ name, code, codeChecks }) => ({ name: partyName(name), code: codeChecks === false ? null : code }));
}

/** Brackets of both widths and spaces make no other name. */
export function partyName(name: string): string {
  return searchable(name).replaceAll(/[^\p{Letter}\p{Number}]+/gu, '');
}

/** Codes as they compare; real ones have eight characters or more, one of them a digit, and are no placeholder. */
function distinctive(code: string | null): string | null {
  if (code === null) return null;
  const compared = code.normalize('NFKC').replaceAll(/\s+/gu, '').toUpperCase();
  const isPlaceholder = /^(.)\1*$/u.test(compared) || /^0+$/u.test(compared.replaceAll(/\D/gu, ''));
  return compared.length >= 8 && /\d/u.test(compared) && !isPlaceholder ? compared : null;
}

/** Of the project itself, its construction project or its parcels. */
function firstInvestmentCode(stated: readonly (Pick<Project, 'investmentProjectCode'> | null)[]): string | null {
  return stated.map((one) => investmentCode(one?.investmentProjectCode ?? null)).find((code) => code !== null) ?? null;
}

function investmentCode(code: string | null): string | null {
  const compared = code?.normalize('NFKC').trim() ?? '';
  return INVESTMENT_CODE.test(compared) ? distinctive(compared.replaceAll('-', '')) : null;
}

const PARCEL_IN_TEXT =
  /([\p{Script=Han}A-Z]{0,6})([(（[【〔]?(?:19|20)\d{2}[)）\]】〕]?(?:-|—|字第|第)?[A-Z]{0,3}\d{1,5}(?:-\d{1,3})?号?(?:地块|宗地))/gu;

/** Where the words before the code end nobody knows: every ending of them is tried. */
function parcelsNamedIn(text: string): readonly (string | null)[] {
  return [...text.normalize('NFKC').toUpperCase().matchAll(PARCEL_IN_TEXT)].flatMap(([, before, code]) =>
    Array.from({ length: before!.length + 1 }, (_, at) => parcelCode(before!.slice(at) + code!)),
  );
}

/** 沈南（2023）15号地块, 沈南2023-15号 and 沈南2023-015 are one parcel. */
function parcelCode(code: string | null): string | null {
  if (code === null) return null;
  const compared = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/号?(?:地块|宗地)$|号$/u, '')
    .replaceAll(/(?<=[\p{Script=Han}A-Z])(?=\d)|字第|第|[^\p{Script=Han}A-Z\d]+/gu, '-');
  return distinctive(
    compared
      .replaceAll(/-+/gu, '-')
      .replaceAll(/^-|-$/gu, '')
      .replaceAll(/-0+(?=\d)/gu, '-'),
  );
}

function frameworksNamedIn({ stated = [] }: Notice): readonly (string | null)[] {
  return stated.filter(({ label, money }) => money === null && FRAMEWORK_LABEL.test(label)).map(({ value }) => distinctive(value));
}

function distinct<T>(values: readonly (T | null)[]): readonly T[] {
  return [...new Set(values.filter((value) => value !== null))];
}
