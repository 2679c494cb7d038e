import { BASIS_STATUSES, type PolicyStatus } from '../../../schema/codes/policy-status.ts';
import type { Policy, PolicyDocument, StatusPeriod } from './policy.ts';

const ALWAYS = '';
const NEVER = '9999-99-99';

interface Turn {
  readonly on: string;
  readonly status: PolicyStatus;
}

/**
 * The status of a document from day to day. Dates tell where they are known; the stated status holds where its date is not.
 * `successors` are the documents that replace it.
 */
export function statusPeriods(document: PolicyDocument, successors: readonly PolicyDocument[]): readonly StatusPeriod[] {
  if (document.draft) return [{ status: 'DRAFT', fromOn: ALWAYS, untilOn: NEVER }];
  const turns = turnsOf(document, earlier(document.repealedOn, replacedOn(successors)));
  return turns.flatMap(({ on, status }, index) => {
    const untilOn = turns[index + 1]?.on ?? NEVER;
    return on === untilOn ? [] : [{ status, fromOn: on, untilOn }];
  });
}

/** The status on a day; null where nothing is known of it. */
export function statusOn(periods: readonly StatusPeriod[], day: string): PolicyStatus | null {
  return periods.find(({ fromOn, untilOn }) => fromOn <= day && day < untilOn)?.status ?? null;
}

/** Only what is listed, in force and not known from memory only is a basis for supervision. */
export function isBasisOn({ listed, confidence, marks, periods }: Policy, day: string): boolean {
  const status = statusOn(periods, day);
  const isChecked = confidence !== 'M' && marks['status'] !== 'M';
  return listed && isChecked && status !== null && BASIS_STATUSES.includes(status);
}

/** The first day on which a document binds, as far as known. */
function beginOf({ effectiveOn, issuedOn, issuedYear }: PolicyDocument): string | null {
  return effectiveOn ?? issuedOn ?? (issuedYear === null ? null : `${issuedYear}-01-01`);
}

function turnsOf(document: PolicyDocument, end: string | null): readonly Turn[] {
  const begin = beginOf(document);
  const first: Turn[] = begin === null ? [] : [{ on: ALWAYS, status: 'NOT_YET_IN_FORCE' }];
  const start: Turn = { on: begin ?? ALWAYS, status: statusAtFirst(document, end) };
  const later = [
    ...document.amendedOn.map((on) => ({ on, status: 'AMENDED' as const })),
    ...(document.toBeCleanedOn === null ? [] : [{ on: document.toBeCleanedOn, status: 'TO_BE_CLEANED' as const }]),
  ].filter(({ on }) => on > start.on && (end === null || on < end));
  const last: Turn[] = end === null ? [] : [{ on: end, status: 'REPEALED' }];
  return [...first, start, ...later.toSorted((one, other) => (one.on < other.on ? -1 : 1)), ...last];
}

/** The stated status, where no date says when it began. */
function statusAtFirst({ status, amendedOn, toBeCleanedOn }: PolicyDocument, end: string | null): PolicyStatus {
  const isDated = { IN_FORCE: true, AMENDED: amendedOn.length > 0, TO_BE_CLEANED: toBeCleanedOn !== null, REPEALED: end !== null };
  return status === null || isDated[status] ? 'IN_FORCE' : status;
}

/** The day a document is replaced on; drafts and what is known from memory only end nothing. */
function replacedOn(successors: readonly PolicyDocument[]): string | null {
  const binding = successors.filter(({ draft, confidence }) => !draft && confidence !== 'M');
  const days = binding.map(beginOf).filter((day) => day !== null);
  return days.sort()[0] ?? null;
}

function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
