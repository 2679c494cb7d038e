import type { PartyRole } from '../../../schema/codes/party-role.ts';
import { complaintsOf } from './world-complaints.ts';
import { creditEventsOf } from './world-credit-events.ts';
import { createRandom, hashOf, type Random } from './random.ts';
import type { WorldParty, WorldProject } from './world-project.ts';
import type { WorldOrganisation, WorldQualification, WorldRegister } from './world-register.ts';

/** Entities that are registered, by the role they are known for; those that trade most come first. */
const REGISTERED: readonly (readonly [PartyRole, number])[] = [
  ['PLATFORM', 10],
  ['TENDER_AGENCY', 50],
  ['TENDERER', 70],
  ['GRANTEE', 20],
  ['SUPPLIER', 40],
  ['BIDDER', 170],
];
/** Of these every so many-th has an older registration too. */
const RENAMED_EVERY = 9;
const YEAR_MS = 365 * 86_400_000;
const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '孙'];

/** Who takes part, with the roles and the first time. */
interface Participant {
  readonly party: WorldParty;
  readonly roles: Set<PartyRole>;
  readonly regionCode: string;
  firstAt: Date;
  deals: number;
}

/** Invents what an exchange registers of the entities in these worlds, and complaints about projects that it holds; equal input gives an equal register. */
export function generateRegister(
  seed: string,
  own: readonly WorldProject[],
  others: readonly WorldProject[],
  gathered: readonly WorldProject[] = [],
): WorldRegister {
  const participants = participantsOf([...own, ...others]);
  const registered = REGISTERED.flatMap(([role, most]) => topOf(participants, role, most));
  const distinct = [...new Map(registered.map((one) => [one.party.creditCode, one])).values()];
  return {
    organisations: distinct.flatMap((one, index) => registrationsOf(seed, one, index)),
    qualifications: distinct.flatMap((one) => qualificationsOf(seed, one)),
    creditEvents: creditEventsOf(seed, own),
    complaints: complaintsOf([...own, ...gathered]),
  };
}

function participantsOf(world: readonly WorldProject[]): ReadonlyMap<string, Participant> {
  const found = new Map<string, Participant>();
  const add = (party: WorldParty, role: PartyRole, { createdAt, regionCode }: WorldProject): void => {
    const known = found.get(party.creditCode) ?? { party, roles: new Set(), regionCode, firstAt: createdAt, deals: 0 };
    found.set(party.creditCode, known);
    known.roles.add(role);
    known.deals += 1;
    if (createdAt < known.firstAt) known.firstAt = createdAt;
  };
  for (const project of world) {
    add(project.platform, 'PLATFORM', project);
    for (const [party, role] of partiesOf(project)) add(party, role, project);
  }
  return found;
}

function partiesOf({ sector, owner, agency, lots }: WorldProject): readonly (readonly [WorldParty, PartyRole])[] {
  const [owning, bidding]: readonly [PartyRole, PartyRole] =
    sector === 'PROCUREMENT' ? ['PURCHASER', 'SUPPLIER'] : sector === 'ENGINEERING' ? ['TENDERER', 'BIDDER'] : ['GRANTOR', 'GRANTEE'];
  const bidders = lots.flatMap(({ bids }) => bids.map(({ bidder }) => [bidder, bidding] as const));
  return [[owner, owning], ...(agency === null ? [] : [[agency, 'TENDER_AGENCY'] as const]), ...bidders];
}

function topOf(participants: ReadonlyMap<string, Participant>, role: PartyRole, most: number): readonly Participant[] {
  const playing = [...participants.values()].filter(({ roles }) => roles.has(role));
  return playing.sort((one, other) => other.deals - one.deals || (one.party.creditCode < other.party.creditCode ? -1 : 1)).slice(0, most);
}

/** The registration in force and, for some, the one before it: another name, another representative, no longer in business. */
function registrationsOf(seed: string, { party, roles, firstAt }: Participant, index: number): readonly WorldOrganisation[] {
  const random = createRandom(`${seed}:organisation:${party.creditCode}`);
  const registration: WorldOrganisation = {
    party,
    roles: [...roles].sort(),
    registeredAt: new Date(firstAt.getTime() - random.whole(30, 400) * 86_400_000),
    status: index % 40 === 39 ? '2' : '1',
    regionCode: party.creditCode.slice(2, 8),
    representative: `${random.pick(SURNAMES)}某某`,
    capitalTenThousands: random.whole(1, 200) * 100,
  };
  if (index % RENAMED_EVERY !== 0) return [registration];
  const former = { ...party, name: formerName(party.name) };
  const before = new Date(registration.registeredAt.getTime() - YEAR_MS);
  const older = {
    ...registration,
    party: former,
    registeredAt: before,
    capitalTenThousands: 100,
    representative: `${random.pick(SURNAMES)}某`,
  };
  return [{ ...older, status: index % 2 === 0 ? '1' : '2' }, registration];
}

function formerName(name: string): string {
  if (name.endsWith('有限公司')) return name.replace(/(?:集团|股份)?有限公司$/u, '有限责任公司');
  return `原${name}`;
}

const CERTIFICATES: readonly (readonly [PartyRole, WorldQualification['role'], readonly string[]])[] = [
  ['BIDDER', 'BIDDER', ['建筑工程施工总承包', '市政公用工程施工总承包', '公路工程施工总承包', '水利水电工程施工总承包']],
  ['TENDER_AGENCY', 'TENDER_AGENCY', ['工程招标代理机构资格']],
  ['SUPPLIER', 'SUPPLIER', ['质量管理体系认证', '信息安全服务资质']],
];

function qualificationsOf(seed: string, { party, roles, firstAt }: Participant): readonly WorldQualification[] {
  const random = createRandom(`${seed}:qualification:${party.creditCode}`);
  return CERTIFICATES.filter(([role]) => roles.has(role)).flatMap(([, role, names]) =>
    names.filter(() => random.chance(0.6)).map((name) => qualificationOf(random, party, role, name, firstAt)),
  );
}

function qualificationOf(
  random: Random,
  holder: WorldParty,
  role: WorldQualification['role'],
  name: string,
  firstAt: Date,
): WorldQualification {
  const validUntil = new Date(firstAt.getTime() + random.whole(2, 12) * YEAR_MS);
  const certificateNumber = `D2${String(hashOf(`${holder.creditCode} ${name}`))
    .padStart(10, '0')
    .slice(0, 9)}`;
  return { holder, role, level: `0${random.whole(1, 3)}`, name, certificateNumber, statedAt: firstAt, validUntil };
}
