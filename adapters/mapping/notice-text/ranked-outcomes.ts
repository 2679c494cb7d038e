import type { Outcome } from './outcome.ts';
import { looksLikeOrganisation, partiesIn } from './party-names.ts';
import { readPrice, unitInLabel } from './price.ts';

const RANKS = '一二三四五六七八九十';
const RANKED = /^[（(]?第([一二三四五六七八九十\d]{1,3})(?:名|中标候选人|成交候选人|候选人|中标候选单位)[)）]?\s*[.．:：、]?\s*(.*)$/u;
const PRICE = /(投标报价|报价|中标价|下浮比例|下浮率|优惠率|费率)\s*([（(][^）)]{1,5}[)）])?\s*[:：为]?\s*([\d,.]+\s*(?:万元|元|%|％)?)/u;
const MAX_LINES = 8;

/** The place that a cell prints: `1`, `第一名`, `第1名`, `第一中标候选人`; a serial number (序号) counts only among candidates. */
export function rankIn(printed: string, label: string): number | null {
  if (/^(?:序号|签到)/u.test(label)) return null;
  const match = /^(?:第)?([一二三四五六七八九十]|\d{1,2})(?:名|中标候选人|成交候选人)?$/u.exec(printed.trim());
  if (match === null) return null;
  return /\d/u.test(match[1]!) ? Number(match[1]) : RANKS.indexOf(match[1]!) + 1;
}

/** Candidates told line by line: `第一名. A公司 下浮比例：24.91%`. */
export function rankedOutcomes(lines: readonly string[]): readonly Outcome[] {
  return lines.flatMap((line, index) => {
    const match = RANKED.exec(line);
    if (match === null) return [];
    const block = [match[2]!, ...lines.slice(index + 1, index + MAX_LINES)];
    const end = block.findIndex((text, at) => at > 0 && (RANKED.test(text) || /^[一二三四五六七八九十]{1,2}、/u.test(text)));
    const rest = (end < 0 ? block : block.slice(0, end)).join(' ');
    const name = /^\s*[:：]?\s*(\S+)/u.exec(rest)?.[1] ?? '';
    if (!looksLikeOrganisation(name)) return [];
    const price = PRICE.exec(rest);
    return [
      {
        status: 'CANDIDATE' as const,
        lotCode: null,
        rank: rankIn(`第${match[1]!}名`, ''),
        parties: partiesIn('BIDDER', name),
        price:
          price === null
            ? null
            : readPrice(/率|比例/u.test(price[1]!) ? `${price[1]!}${price[3]!}` : price[3]!, unitInLabel(price[2] ?? '')),
        quality: null,
      },
    ];
  });
}
