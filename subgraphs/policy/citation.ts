import type { Policy } from '../store/policies/policy.ts';

/** A citation of an article, or of the document as a whole. */
export function citationOf(policy: Policy, article: string | null) {
  const cited = policy.articles.find((one) => one.article === article);
  return {
    policy,
    article,
    text: citationText(policy.title, article),
    rules: cited?.rules ?? [],
    aboutZh: cited?.about?.zh ?? null,
    aboutEn: cited?.about?.en ?? null,
    confidence: cited?.confidence ?? policy.confidence,
  };
}

/** `24` → 《招标投标法》第24条; `31(3)` → 第31条第(3)项; anything else as it is printed. */
function citationText(title: string, article: string | null): string {
  const [, number, item] = /^(\d+)(?:\((\d+)\))?$/u.exec(article ?? '') ?? [];
  if (number === undefined) return `《${title}》${article ?? ''}`;
  return `《${title}》第${number}条${item === undefined ? '' : `第(${item})项`}`;
}
