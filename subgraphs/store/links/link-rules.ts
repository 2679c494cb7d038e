import type { LinkReason, LinkStrength } from '../../../schema/codes/link-reason.ts';
import { parseProjectCode } from '../../../schema/identifiers/project-code.ts';
import { regionCovers } from '../../../schema/identifiers/region-code.ts';
import type { ProjectTraits } from './project-traits.ts';
import { fact, shared, sharedParties, type Evidence, type LinkEvidence } from './shared-facts.ts';

export interface LinkJudgement {
  readonly reason: LinkReason;
  readonly strength: LinkStrength;
  readonly evidence: readonly LinkEvidence[];
}

/** Null where the rule does not hold. Every rule gives the same answer for (one, other) and (other, one). */
type Rule = (one: ProjectTraits, other: ProjectTraits) => LinkJudgement | null;

/** Every reason for which two projects belong together; one project seen twice needs no further reason. */
export function judgeLinks(one: ProjectTraits, other: ProjectTraits): readonly LinkJudgement[] {
  const same = sameListing(one, other) ?? sameProject(one, other);
  if (same?.strength === 'CERTAIN') return [same];
  return [same, ...RULES.map((rule) => rule(one, other))].filter((judgement) => judgement !== null);
}

const DAY_MS = 86_400_000;
/** A shorter name is shared by works that have nothing to do with each other. */
const TELLING_STEM = 8;

/** A code that comes back after so long has been given again, as by those who buy the same every year; no mirror is so late. */
const REUSED_AFTER_DAYS = 270;
/** A later round that nothing but its name ties to the earlier one; what is bought every year has rounds every year. */
const RETENDERED_WITHIN_DAYS = 300;
/** A parcel that nobody took is listed again, and every listing lasts for 20 days at least. */
const SAME_LISTING_DAYS = 15;

/**
 * The same title, section and round in two systems and a code that both print: one project, unless its owners or places differ.
 * Without such a code the same owner, week and budget make it likely, and it stays two entries.
 */
function sameProject(one: ProjectTraits, other: ProjectTraits): LinkJudgement | null {
  if (areApart(one, other)) return null;
  const title = commonTitle(one, other);
  if (title === null) return null;
  const dealCodes = shared('dealCode', one.dealCodes, other.dealCodes);
  const projectCodes = shared('projectCode', listed(one.projectCode), listed(other.projectCode));
  const evidence = [...dealCodes, ...projectCodes, fact('title', title)];
  const isCoded = dealCodes.length + projectCodes.length > 0;
  // A system that holds two says that they are two, as the grant and the registration of one mineral right are.
  if (one.system === other.system) return isCoded ? { reason: 'SAME_PROJECT', strength: 'STRONG', evidence } : null;
  const owners = sharedParties('owner', one.owners, other.owners);
  const isCertain = dealCodes.length > 0 || (isCoded && (isTellingCode(one.projectCode!) || owners.length > 0));
  if (isCertain) return { reason: 'SAME_PROJECT', strength: 'CERTAIN', evidence };
  const isStrong = isCoded || isLikelySame(one, other);
  return isStrong ? { reason: 'SAME_PROJECT', strength: 'STRONG', evidence: [...evidence, ...owners] } : null;
}

/** Short numbers are the purchaser's own: another one's first purchase of the year has the same. */
function isTellingCode(code: string): boolean {
  return code.replaceAll(/\D/gu, '').length >= 12;
}

/** One listing of a parcel in two systems, however each of them writes its title. */
function sameListing(one: ProjectTraits, other: ProjectTraits): LinkJudgement | null {
  if (one.sector !== 'LAND' || other.sector !== 'LAND' || one.system === other.system) return null;
  if (one.publishedAt === null || other.publishedAt === null || areApart(one, other)) return null;
  const isTitled = commonTitle(one, other) !== null;
  const parcels = isTitled
    ? shared('parcelCode', one.parcelCodes, other.parcelCodes)
    : shared('parcelCode', one.ownParcels, other.ownParcels);
  const owners = sharedParties('owner', one.owners, other.owners);
  const isOne = parcels.length > 0 && owners.length > 0 && isWithin(SAME_LISTING_DAYS, one, other) && agree(one.budget, other.budget);
  return isOne ? { reason: 'SAME_PROJECT', strength: 'CERTAIN', evidence: [...parcels, ...owners] } : null;
}

/** Something shows that they are two projects. */
function areApart(one: ProjectTraits, other: ProjectTraits): boolean {
  if (one.sector !== other.sector || one.round !== other.round || !isSameSection(one, other)) return true;
  const isReused = one.system !== other.system && !isWithin(REUSED_AFTER_DAYS, one, other);
  return isReused || ownersDiffer(one, other) || regionsDiffer(one, other);
}

function isLikelySame(one: ProjectTraits, other: ProjectTraits): boolean {
  if (one.publishedAt === null || other.publishedAt === null || !isTelling(one) || !isTelling(other)) return false;
  if (areNumberedApart(one.projectCode, other.projectCode)) return false;
  return sharesOwner(one, other) && isWithin(7, one, other) && agree(one.budget, other.budget);
}

/** Both have a number of the national form, which no two projects share; a mirror may leave out its last three digits. */
function areNumberedApart(one: string | null, other: string | null): boolean {
  const [number, otherNumber] = [one, other].map((code) => (code !== null && parseProjectCode(code) !== null ? code.slice(0, 17) : null));
  return number !== null && otherNumber !== null && number !== otherNumber;
}

/** The name of both; of the same owner, a province's system may name the city before a title that the city's own leaves as it is. */
function commonTitle(one: ProjectTraits, other: ProjectTraits): string | null {
  const [short, long] = one.stem.length < other.stem.length ? [one.stem, other.stem] : [other.stem, one.stem];
  if (short === long) return short;
  const isPlaced = short.length >= TELLING_STEM && long.endsWith(short) && PLACE.test(long.slice(0, -short.length));
  return isPlaced && sharesOwner(one, other) ? short : null;
}

const PLACE = /^(?:\p{Script=Han}{2,8}(?:省|市|区|县|旗|自治州))+$/u;

const RULES: readonly Rule[] = [retender, sections, landToConstruction, frameworkCallOff, sameInvestment, sameConstruction];

/** A later round of the same work: marked in the title, by the listing's suffix, or after a failure. */
function retender(one: ProjectTraits, other: ProjectTraits): LinkJudgement | null {
  if (one.sector !== other.sector || !isSameSection(one, other)) return null;
  const listing = relisting(one, other);
  const work = sameWork(one, other);
  if (work === null && listing.length === 0) return null;
  if (listing.length === 0 && !isLaterRound(one, other)) return null;
  const codes = [...listing, ...shared('constructionProjectCode', listed(one.constructionCode), listed(other.constructionCode))];
  return { reason: 'RETENDER', strength: codes.length > 0 ? 'CERTAIN' : 'STRONG', evidence: [...codes, ...(work ?? [])] };
}

/** Property rights are listed again under the same number with a suffix: -2, -3, … (-0 is the pre-disclosure). */
function relisting(one: ProjectTraits, other: ProjectTraits): Evidence {
  const [number, otherNumber] = [one, other].map(({ projectCode }) => projectCode?.replace(/-\d$/u, '') ?? null);
  const isListedAgain = one.sector === 'PROPERTY_RIGHTS' && number === otherNumber && one.projectCode !== other.projectCode;
  return isListedAgain && !ownersDiffer(one, other) ? listed(number!).map((value) => fact('projectCode', value)) : [];
}

/** Marked so or after a failure, not before the earlier one and not after so long. */
function isLaterRound(one: ProjectTraits, other: ProjectTraits): boolean {
  if (!isWithin(RETENDERED_WITHIN_DAYS, one, other)) return false;
  if (one.round === other.round) return isAfterFailure(one, other);
  const [earlier, later] = one.round < other.round ? [one, other] : [other, one];
  return earlier.publishedAt === null || later.publishedAt === null || earlier.publishedAt <= later.publishedAt;
}

function isAfterFailure(one: ProjectTraits, other: ProjectTraits): boolean {
  const [first, second] = inOrder(one, other);
  return first.stage === 'FAILED' && first.publishedAt !== null && first.publishedAt < (second.publishedAt ?? '');
}

/** The same work cut into sections, or sections that are tendered together again. */
function sections(one: ProjectTraits, other: ProjectTraits): LinkJudgement | null {
  if (one.sector !== other.sector || isSameSection(one, other) || one.round !== other.round) return null;
  const work = sameWork(one, other);
  if (work === null) return null;
  const codes = shared('constructionProjectCode', listed(one.constructionCode), listed(other.constructionCode));
  const reason = holds(one, other) || holds(other, one) ? 'MERGED_SECTIONS' : 'SPLIT_SECTIONS';
  return { reason, strength: codes.length > 0 ? 'CERTAIN' : 'STRONG', evidence: [...codes, ...work] };
}

/** Several sections, the other's among them. */
function holds(whole: ProjectTraits, part: ProjectTraits): boolean {
  return whole.sections.length > 1 && part.sections.length > 0 && part.sections.every((section) => whole.sections.includes(section));
}

/** What is built on a parcel: the same investment project, or its number named by whoever got it. */
function landToConstruction(one: ProjectTraits, other: ProjectTraits): LinkJudgement | null {
  const [land, work] = one.sector === 'LAND' ? [one, other] : [other, one];
  if (land.sector !== 'LAND' || work.sector !== 'ENGINEERING') return null;
  const investment = shared('investmentProjectCode', listed(land.investmentCode), listed(work.investmentCode));
  const parcels = shared('parcelCode', land.parcelCodes, work.parcelCodes);
  const builders = sharedParties('grantee', land.takers, work.owners);
  const evidence = [...investment, ...parcels, ...builders];
  if (investment.length > 0 || (parcels.length > 0 && builders.length > 0))
    return { reason: 'LAND_TO_CONSTRUCTION', strength: 'CERTAIN', evidence };
  const isContradicted = land.takers.length > 0 && work.owners.length > 0;
  return parcels.length > 0 && !isContradicted ? { reason: 'LAND_TO_CONSTRUCTION', strength: 'WEAK', evidence } : null;
}

/** A purchase that names the framework agreement it is made under. */
function frameworkCallOff(one: ProjectTraits, other: ProjectTraits): LinkJudgement | null {
  if (one.sector !== 'PROCUREMENT' || other.sector !== 'PROCUREMENT') return null;
  const evidence = [
    ...shared('frameworkCode', listed(one.projectCode), other.frameworkCodes),
    ...shared('frameworkCode', listed(other.projectCode), one.frameworkCodes),
  ];
  return evidence.length > 0 ? { reason: 'FRAMEWORK_CALL_OFF', strength: 'CERTAIN', evidence } : null;
}

function sameInvestment(one: ProjectTraits, other: ProjectTraits): LinkJudgement | null {
  const evidence = shared('investmentProjectCode', listed(one.investmentCode), listed(other.investmentCode));
  return evidence.length > 0 ? { reason: 'SAME_INVESTMENT_PROJECT', strength: 'CERTAIN', evidence } : null;
}

function sameConstruction(one: ProjectTraits, other: ProjectTraits): LinkJudgement | null {
  const evidence = shared('constructionProjectCode', listed(one.constructionCode), listed(other.constructionCode));
  return evidence.length > 0 && !ownersDiffer(one, other) ? { reason: 'SAME_CONSTRUCTION_PROJECT', strength: 'CERTAIN', evidence } : null;
}

/** The same name of the same owner or construction project; null where it is another work. */
function sameWork(one: ProjectTraits, other: ProjectTraits): Evidence | null {
  if (one.stem !== other.stem || !isTelling(one) || ownersDiffer(one, other)) return null;
  const owners = sharedParties('owner', one.owners, other.owners);
  const construction = listed(one.constructionCode).filter((code) => code === other.constructionCode);
  return owners.length > 0 || construction.length > 0 ? [fact('title', one.stem), ...owners] : null;
}

function isTelling({ stem }: ProjectTraits): boolean {
  return stem.length >= TELLING_STEM;
}

function isSameSection(one: ProjectTraits, other: ProjectTraits): boolean {
  return one.sections.join() === other.sections.join();
}

/** Both name an owner, and none is the same. */
function ownersDiffer(one: ProjectTraits, other: ProjectTraits): boolean {
  return one.owners.length > 0 && other.owners.length > 0 && !sharesOwner(one, other);
}

function sharesOwner(one: ProjectTraits, other: ProjectTraits): boolean {
  return sharedParties('owner', one.owners, other.owners).length > 0;
}

/** Neither place lies in the other. */
function regionsDiffer({ region: one }: ProjectTraits, { region: other }: ProjectTraits): boolean {
  return one !== null && other !== null && !regionCovers(one, other) && !regionCovers(other, one);
}

/** Published within so many days of each other, as far as both are dated. */
function isWithin(days: number, one: ProjectTraits, other: ProjectTraits): boolean {
  if (one.publishedAt === null || other.publishedAt === null) return true;
  return Math.abs(Date.parse(one.publishedAt) - Date.parse(other.publishedAt)) <= days * DAY_MS;
}

function agree(one: string | null, other: string | null): boolean {
  return one === null || other === null || Number(one) === Number(other);
}

function inOrder(one: ProjectTraits, other: ProjectTraits): readonly [ProjectTraits, ProjectTraits] {
  return (one.publishedAt ?? '') <= (other.publishedAt ?? '') ? [one, other] : [other, one];
}

function listed(value: string | null): readonly string[] {
  return value === null ? [] : [value];
}
