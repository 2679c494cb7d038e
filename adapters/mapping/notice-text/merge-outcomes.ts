import type { Party } from '../../../schema/records/party.ts';
import type { Outcome } from './outcome.ts';

/** One outcome per lot and party; what a later mention adds fills the gaps of the first. */
export function mergeOutcomes(outcomes: readonly Outcome[]): readonly Outcome[] {
  const merged: Outcome[] = [];
  for (const outcome of outcomes) {
    const at = merged.findIndex((known) => sameParties(known, outcome) && sameLot(known, outcome) && !isFurtherLot(known, outcome));
    const known = merged[at];
    if (known === undefined) merged.push(outcome);
    else
      merged[at] = {
        ...known,
        lotCode: known.lotCode ?? outcome.lotCode,
        price: known.price?.yuan == null && outcome.price?.yuan != null ? outcome.price : (known.price ?? outcome.price),
        parties: withCodes(known.parties, outcome.parties),
      };
  }
  return merged;
}

/** The names of two mentions are the same; the later one may add codes. */
function withCodes(known: readonly Party[], later: readonly Party[]): readonly Party[] {
  return known.map((party, index) => {
    const { code, codeKind, codeChecks } = party.code === null ? later[index]! : party;
    return { ...party, code, codeKind, codeChecks };
  });
}

function sameParties(one: Outcome, other: Outcome): boolean {
  const names = (outcome: Outcome): string => outcome.parties.map(({ name }) => name).join(';');
  return names(one) === names(other) && (one.status === other.status || one.status !== 'BID');
}

function sameLot(one: Outcome, other: Outcome): boolean {
  return one.lotCode === null || other.lotCode === null || one.lotCode === other.lotCode;
}

/** Whoever wins twice at two prices won two lots, though the notice numbers none. */
function isFurtherLot(known: Outcome, { status, price }: Outcome): boolean {
  const wonTwice = known.status === 'WON' && status === 'WON';
  return wonTwice && known.price?.yuan != null && price?.yuan != null && known.price.yuan !== price.yuan;
}
