import { plainLabel } from './labels.ts';

const RANKS = '一二三四五六七八九十';
const RANK = `([${RANKS}]|\\d{1,2})`;
/** `第一中标候选人`, `第1名中标候选人名称`, `第二中标排序单位名称`, `中标候选人3单位名称`, `中标候选人第三名`. */
const RANKED_LABEL = new RegExp(
  `^(?=.*(?:候选|排序))(?:第${RANK}(?:名|位)?(?:推荐)?(?:中标|成交|中选|定标)?(?:候选人|候选单位|候选供应商|排序)|(?:推荐)?(?:中标|成交|中选|定标)?候选(?:人|单位|供应商)第?${RANK}名?)(?:单位|供应商)?(?:名称)?$`,
  'u',
);

/** The place that a label for a candidate's name states; null where a label states none. */
export function rankOfLabel(label: string): number | null {
  const match = label.length > 24 ? null : RANKED_LABEL.exec(plainLabel(label));
  const rank = match?.[1] ?? match?.[2];
  if (rank === undefined) return null;
  return /\d/u.test(rank) ? Number(rank) : RANKS.indexOf(rank) + 1;
}
