import Big from 'big.js';

const DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  ['零〇', '壹一', '贰二两', '叁三', '肆四', '伍五', '陆六', '柒七', '捌八', '玖九'].flatMap((names, value) =>
    Array.from(names).map((name) => [name, value]),
  ),
);
const SMALL_UNITS: Readonly<Record<string, number>> = { 拾: 10, 十: 10, 佰: 100, 百: 100, 仟: 1000, 千: 1000 };
const GROUPS: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };

const SUM =
  /^(?:人民币)?[:：]?([零〇壹一贰二两叁三肆四伍五陆六柒七捌八玖九拾十佰百仟千万萬亿億]+)[元圆](?:整|正)?(?:([零〇壹贰叁肆伍陆柒捌玖])角)?零?(?:([壹贰叁肆伍陆柒捌玖])分)?整?$/u;

/** Exact yuan of a sum written in Chinese numerals, e.g. `人民币壹万陆仟元整` → `16000`; null where it is none. */
export function chineseYuan(text: string): string | null {
  const match = SUM.exec(text.replaceAll(/\s/gu, ''));
  if (match === null) return null;
  const [, whole, jiao, fen] = match;
  const cents = (DIGITS[jiao ?? '零'] ?? 0) * 10 + (DIGITS[fen ?? '零'] ?? 0);
  return new Big(integerOf(whole!)).plus(new Big(cents).div(100)).toFixed();
}

/** Groups of 亿 and 万, each up to 9999. */
function integerOf(text: string): number {
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const character of text) {
    if (DIGITS[character] !== undefined) digit = DIGITS[character];
    else if (SMALL_UNITS[character] !== undefined) {
      group += (digit === 0 ? 1 : digit) * SMALL_UNITS[character];
      digit = 0;
    } else {
      total = closeGroup(total, group + digit, GROUPS[character]!);
      group = 0;
      digit = 0;
    }
  }
  return total + group + digit;
}

function closeGroup(total: number, group: number, factor: number): number {
  return factor === 1e8 ? (total + group) * factor : total + group * factor;
}
