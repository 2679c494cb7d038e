import type { CreditEvent } from '../schema/records/credit-event.ts';
import type { EntityStatement } from './store/register/register.ts';

/** Why an entity may not take part on a day. */
export interface Restriction {
  /** First day in force; null where the event does not say. */
  readonly from: string | null;
  /** Last day in force; null while it has no end. */
  readonly until: string | null;
  readonly action: string | null;
  readonly reason: string;
  readonly statement: EntityStatement<CreditEvent>;
}

type Statements = readonly EntityStatement<CreditEvent>[];

/**
 * The restrictions in force on a day (`2026-11-21`, China) from the open credit events of one entity. `withdrawals` are those of any scope:
 * one that is not open to the public ends an entry all the same.
 */
export function restrictionsOn(events: Statements, withdrawals: Statements, day: string): readonly Restriction[] {
  return events
    .flatMap((statement) => restrictionOf(statement, withdrawals))
    .filter(({ from, until }) => (from === null || from <= day) && (until === null || day <= until));
}

function restrictionOf(statement: EntityStatement<CreditEvent>, withdrawals: Statements): readonly Restriction[] {
  const { eventKind } = statement.facts;
  if (eventKind === 'BLACKLIST') return blacklisted(statement, withdrawals);
  return eventKind === 'VIOLATION' ? confined(statement) : [];
}

/** A withdrawal that says not since when leaves nothing to tell of the entry; so does one that only the entry itself tells of. */
function blacklisted(statement: EntityStatement<CreditEvent>, all: Statements): readonly Restriction[] {
  const { facts } = statement;
  const from = dayOf(facts.decidedAt?.at);
  const withdrawals = withdrawalsOf(facts.eventCode, from, all);
  const [until] = withdrawals.filter((day) => day !== null).sort();
  if (until === undefined && (facts.withdrawn === true || withdrawals.length > 0)) return [];
  const reason = reasonOf(facts, '列入黑名单');
  return [{ action: facts.restrictedAction, statement, from, until: until === undefined ? null : dayBefore(until), reason }];
}

/** The days from which the entry no longer holds, null where none is stated; an earlier entry may have had the same code. */
function withdrawalsOf(eventCode: string | null, from: string | null, all: Statements): readonly (string | null)[] {
  return all
    .filter(({ facts }) => eventCode !== null && facts.eventCode === eventCode)
    .map(({ facts }) => dayOf(facts.decidedAt?.at))
    .filter((day) => day === null || from === null || day >= from);
}

/** Without a first day it begins when the violation was published, or happened. */
function confined(statement: EntityStatement<CreditEvent>): readonly Restriction[] {
  const { facts } = statement;
  if (facts.restrictedFrom === null && facts.restrictedUntil === null) return [];
  const from = dayOf((facts.restrictedFrom ?? facts.decidedAt ?? facts.disclosedAt ?? facts.occurredAt)?.at);
  const until = dayOf(facts.restrictedUntil?.at);
  return [{ action: facts.restrictedAction, statement, from, until, reason: reasonOf(facts, '违法违规') }];
}

function reasonOf({ title, reason, result, documentNumber }: CreditEvent, kind: string): string {
  return [kind, title, reason, result, documentNumber].filter((part) => part !== null).join('；');
}

function dayOf(at: string | undefined): string | null {
  return at?.slice(0, 10) ?? null;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
