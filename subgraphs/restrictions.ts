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

/** The restrictions in force on a day (`2026-11-21`, China) from the credit events of one entity. */
export function restrictionsOn(statements: Statements, day: string): readonly Restriction[] {
  return statements
    .flatMap((statement) => restrictionOf(statement, statements))
    .filter(({ from, until }) => (from === null || from <= day) && (until === null || day <= until));
}

function restrictionOf(statement: EntityStatement<CreditEvent>, all: Statements): readonly Restriction[] {
  const { facts } = statement;
  const stated = { action: facts.restrictedAction, statement };
  if (facts.eventKind === 'BLACKLIST') {
    const until = withdrawnOn(facts, all);
    // An entry that says it is withdrawn, but not since when, restricts nobody.
    if (until === null && facts.withdrawn === true) return [];
    return [
      {
        ...stated,
        from: dayOf(facts.decidedAt?.at),
        until: until === null ? null : dayBefore(until),
        reason: reasonOf(facts, '列入黑名单'),
      },
    ];
  }
  if (facts.eventKind !== 'VIOLATION' || (facts.restrictedFrom === null && facts.restrictedUntil === null)) return [];
  const [from, until] = [dayOf(facts.restrictedFrom?.at), dayOf(facts.restrictedUntil?.at)];
  return [{ ...stated, from, until, reason: reasonOf(facts, '违法违规') }];
}

/** The day from which the entry no longer holds. */
function withdrawnOn({ eventCode }: CreditEvent, all: Statements): string | null {
  const days = all
    .filter(({ facts }) => facts.eventKind === 'BLACKLIST_WITHDRAWAL' && facts.eventCode !== null && facts.eventCode === eventCode)
    .map(({ facts }) => dayOf(facts.decidedAt?.at))
    .filter((day) => day !== null);
  return days.sort()[0] ?? null;
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
