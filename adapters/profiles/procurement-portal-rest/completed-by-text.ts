import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Award } from '../../../schema/records/award.ts';
import type { Contract } from '../../../schema/records/contract.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import { mostExact } from '../../mapping/notice-text/most-exact.ts';
import type { NoticeFacts } from '../../mapping/notice-text/notice-facts.ts';
import type { ProjectFacts } from './content.ts';

/** What labels and tables state; what the running text tells where they are silent or less exact. */
export function completedFacts(facts: ProjectFacts, told: NoticeFacts): ProjectFacts {
  return {
    ...facts,
    method: facts.method?.code == null ? (told.method ?? facts.method) : facts.method,
    budget: inYuan(facts.budget) ?? told.budget ?? facts.budget,
    deadline: mostExact(facts.deadline, told.deadline),
    openingAt: mostExact(facts.openingAt, told.openingAt),
  };
}

const OF_OUTCOMES: ReadonlySet<TradeRecord['kind']> = new Set<TradeRecord['kind']>(['award', 'bid', 'contract']);

/** The outcomes of the tables, with prices and lots that only the text reads; those of the text where no table states any. A correction tells what was beside what is. */
export function completedOutcomes(
  own: readonly TradeRecord[],
  fromText: readonly TradeRecord[],
  told: NoticeFacts,
  noticeKind: NoticeKind | null,
): readonly TradeRecord[] {
  const others = fromText.filter(({ kind }) => OF_OUTCOMES.has(kind));
  if (own.length === 0) return noticeKind === 'CORRECTION' ? [] : others.filter(statesSomething);
  const left = others.filter((record) => record.kind === 'award');
  return own.map((record) => {
    if (record.kind === 'award') return completedAward(record, left);
    return record.kind === 'contract' ? { ...record, price: inYuan(record.price) ?? told.contractPrice ?? record.price } : record;
  });
}

function completedAward(award: Award, left: Award[]): Award {
  const at = left.findIndex(({ parties }) => parties[0]?.name === award.parties[0]?.name);
  const [told] = at < 0 ? [] : left.splice(at, 1);
  return { ...award, price: inYuan(award.price) ?? told?.price ?? award.price, lotCode: award.lotCode ?? told?.lotCode ?? null };
}

/** A contract of which the text says neither price nor supplier is no more than its notice. */
function statesSomething(record: TradeRecord): boolean {
  return record.kind !== 'contract' || statesContract(record);
}

function statesContract({ price, contractCode, parties }: Contract): boolean {
  return price !== null || contractCode !== null || parties.some(({ role }) => role === 'SUPPLIER');
}

function inYuan(price: Money | null): Money | null {
  return price?.yuan == null ? null : price;
}
