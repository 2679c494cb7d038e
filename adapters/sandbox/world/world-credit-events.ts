import { regionName } from '../../../schema/identifiers/region-code.ts';
import { createRandom, hashOf, type Random } from './random.ts';
import type { WorldProject } from './world-project.ts';
import type { WorldCreditEvent } from './world-register.ts';

const DAY_MS = 86_400_000;
/** Of 60: penalties that forbid to bid at a time when the entity did bid, and such that came after it. */
const COUNTS = { inForce: 18, later: 20, blacklisted: 8, withdrawn: 3, rewards: 6, performances: 5 } as const;
/** Every so many-th is for government eyes only. */
const GOVERNMENT_EVERY = 6;

/** Invents credit events of bidders in projects of a world. */
export function creditEventsOf(seed: string, world: readonly WorldProject[]): readonly WorldCreditEvent[] {
  const random = createRandom(`${seed}:credit`);
  const opened = world.filter(({ lots, dirt }) => dirt.length === 0 && (lots[0]?.bids.length ?? 0) > 1);
  if (opened.length === 0) return [];
  const next = (): WorldCreditEvent => eventIn(random, random.pick(opened));
  const many = (count: number) => Array.from({ length: Math.min(count, opened.length) }, next);
  const blacklisted = many(COUNTS.blacklisted).map((event, index) => blacklist(event, index < COUNTS.withdrawn));
  const events = [
    ...many(COUNTS.inForce).map((event, index) => violation(event, -30 - 7 * index, 360)),
    ...many(COUNTS.later).map((event, index) => violation(event, 20 + 11 * index, 180)),
    ...blacklisted,
    ...blacklisted.filter(({ withdrawn }) => withdrawn).map(withdrawal),
    ...many(COUNTS.rewards).map((event): WorldCreditEvent => ({ ...event, kind: 'REWARD', project: null })),
    ...many(COUNTS.performances).map((event): WorldCreditEvent => ({ ...event, kind: 'PERFORMANCE' })),
  ];
  return events.map((event, index) => (index % GOVERNMENT_EVERY === 5 ? { ...event, scope: 'GOVERNMENT' } : event));
}

/** An event about the bidder of a project, on the day it bid. */
function eventIn(random: Random, project: WorldProject): WorldCreditEvent {
  const bid = random.pick(project.lots[0]!.bids);
  const at = new Date(bid.submittedAt.getTime());
  const number = random.whole(1, 400);
  return {
    kind: 'VIOLATION',
    party: bid.bidder,
    role: 'BIDDER',
    code: codeOf(`${project.tenderProjectCode} ${bid.bidder.creditCode} ${number}`),
    at,
    authority: `${regionName(project.cityCode) ?? ''}发展和改革委员会`,
    documentNumber: `发改法规〔${at.getUTCFullYear()}〕${number}号`,
    scope: 'PUBLIC',
    project,
    restricted: null,
    withdrawn: false,
  };
}

/** A penalty some days away from the bid; it forbids to bid from then on. */
function violation(event: WorldCreditEvent, days: number, length: number): WorldCreditEvent {
  const at = new Date(event.at.getTime() + days * DAY_MS);
  return { ...event, at, restricted: { from: at, until: new Date(at.getTime() + length * DAY_MS) } };
}

function blacklist(event: WorldCreditEvent, withdrawn: boolean): WorldCreditEvent {
  return { ...event, kind: 'BLACKLIST', project: null, at: new Date(event.at.getTime() + 45 * DAY_MS), withdrawn };
}

function withdrawal(event: WorldCreditEvent): WorldCreditEvent {
  return { ...event, kind: 'BLACKLIST_WITHDRAWAL', at: new Date(event.at.getTime() + 200 * DAY_MS), withdrawn: false };
}

/** 36 characters, as a GUID has. */
function codeOf(key: string): string {
  const digits = [0, 1, 2, 3].map((part) => hashOf(`${key} ${part}`).toString(16).padStart(8, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}
