import { PROVINCES } from '../../../schema/codes/region.ts';
import { isRegionCode, liftRegionCode } from '../../../schema/identifiers/region-code.ts';
import type { Coded } from '../../../schema/records/coded.ts';

/** Province names as people write them: 北京, 广西, 内蒙古. */
const SHORT_NAMES: readonly (readonly [string, string])[] = Object.entries(PROVINCES).map(([digits, name]) => [
  name.replace(/(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$/u, ''),
  `${digits}0000`,
]);

/** The province that a place name begins with; null where it names none. A city or district alone is not guessed. */
export function provinceOfName(place: string): string | null {
  const plain = place.replaceAll(/[\s,，]/gu, '');
  return SHORT_NAMES.find(([name]) => plain.startsWith(name))?.[1] ?? null;
}

/** A place as printed, with the most exact GB/T 2260 code that the row plainly gives: its own code, else its province's. */
export function placeOf(printed: string, codes: readonly (string | null)[] = []): Coded<string> {
  const own = codes.map((code) => (code === null ? null : liftRegionCode(code))).find((code) => code !== null && isRegionCode(code));
  return { code: own ?? provinceOfName(printed), raw: printed };
}
