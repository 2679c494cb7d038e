import { provinceOf, cityOf, isRegionCode, liftRegionCode, regionName } from '../region-code.ts';
import { editionAfter, regionValidity, type RegionValidity } from '../region-validity.ts';
import { codeFinding, codeSegment, type Bilingual, type CodeFinding, type CodeSegment } from './inspection.ts';

const STATE = '100000';

/** The segment of six digits that other codes carry. */
export function regionSegment(code: string): CodeSegment {
  return codeSegment({ zh: '行政区划代码', en: 'region' }, code, regionMeaning(code));
}

/** `辽宁省沈阳市和平区` from the province down; null where no list holds the region. */
export function regionMeaning(code: string): Bilingual | null {
  if (code === STATE) return { zh: '国家', en: 'the state itself' };
  const lifted = liftRegionCode(code) ?? code;
  const names = [...new Set([provinceOf(lifted), cityOf(lifted), lifted])].map(regionName);
  if (names.at(-1) === null) return null;
  const known = names.filter((name) => name !== null);
  return { zh: known.join(''), en: known.toReversed().join(', ') };
}

/** What is to be said of a region of six digits: not in any list, abolished, or newer than the oldest list. */
export function regionFindings(code: string): readonly CodeFinding[] {
  if (code === STATE) return [];
  if (!isRegionCode(code)) return [codeFinding('PROVINCE_UNKNOWN', { region: code })];
  const lifted = liftRegionCode(code);
  if (lifted !== null && lifted !== code) return [codeFinding('REGION_ITSELF', { region: lifted })];
  const validity = regionValidity(code);
  if (validity === null) return [codeFinding('REGION_NOT_LISTED', { region: code })];
  return validityFindings(validity);
}

function validityFindings(validity: RegionValidity): readonly CodeFinding[] {
  const { code: region, name, isListed, firstListed } = validity;
  if (!isListed) return [abolishedFinding(validity)];
  if (/^\d{4}[67]\d$/u.test(region)) return [codeFinding('STATISTICAL_ZONE')];
  return firstListed === null ? [] : [codeFinding('REGION_NEW', { region, name, from: firstListed })];
}

function abolishedFinding({ code, name, firstListed, lastListed, replacedBy }: RegionValidity): CodeFinding {
  const now = replacedBy.map((region) => `${region} ${regionName(region) ?? ''}`.trim()).join(', ');
  const about = { region: code, name, now };
  if (lastListed === null) return codeFinding('REGION_ABOLISHED_EARLIER', about);
  const from = firstListed === null ? '2010 年底以前' : `自 ${firstListed} 版`;
  const fromEn = firstListed === null ? 'before the end of 2010' : `from the edition of ${firstListed} on`;
  return codeFinding('REGION_ABOLISHED', { ...about, from, fromEn, until: lastListed, gone: editionAfter(lastListed) });
}
