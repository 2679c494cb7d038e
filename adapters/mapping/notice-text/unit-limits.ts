import type { StatedValue } from '../../../schema/records/notice.ts';
import type { Stated } from './label-pairs.ts';
import { plainLabel } from './labels.ts';
import { readPrice } from './price.ts';

const LIMIT_LABEL = /单价[^，。；]{0,8}(?:限价|控制价|上限)|(?:限价|控制价)[^，。；]{0,4}单价/u;
const LONGEST_VALUE = 40;
/** `…人工日单价限价为356.33元/工日`, told in a sentence. */
const TOLD =
  /([\p{Script=Han}\d]{0,16}单价(?:最高)?(?:投标)?(?:限价|控制价|上限))(?:为|是|不(?:得)?超过)\s*[¥￥]?\s*(\d[\d,]*(?:\.\d+)?\s*元(?:\s*[/／][\p{Script=Han}A-Za-z²³㎡]{1,4})?)/gu;

/** Limits of unit prices: told as printed, for a price of a piece is no sum of the whole. */
export function unitLimits(pairs: readonly Stated[], lines: readonly string[]): readonly StatedValue[] {
  const labelled = pairs
    .filter(({ label, value, meaning }) => meaning === null && LIMIT_LABEL.test(label) && isSum(value))
    .map(({ label, value }) => limit(plainLabel(label), value));
  const telling = lines.filter((line) => line.includes('单价'));
  const told = [...telling.join('\n').matchAll(TOLD)].map(([, label, value]) => limit(label!, value!));
  const seen = new Set<string>();
  return [...labelled, ...told].filter(({ label, value }) => {
    const key = `${label} ${value}`;
    return !seen.has(key) && seen.add(key);
  });
}

function isSum(value: string): boolean {
  return value.length <= LONGEST_VALUE && /^[¥￥]?\s*\d[\d,]*(?:\.\d+)?\s*(?:元|$)/u.test(value.trim());
}

function limit(label: string, printed: string): StatedValue {
  const value = printed.trim().replace(/[。；;]$/u, '');
  const price = readPrice(value);
  return { label, value, money: price === null ? null : { ...price, yuan: null, form: 'UNIT_PRICE' } };
}
