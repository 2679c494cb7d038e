import { liftRegionCode, provinceOf, cityOf, isListedRegion, isRegionCode } from '../region-code.ts';
import { isOrganisationCodeShaped, organisationCodeChecks } from '../organisation-code.ts';
import { codeFinding, codeSegment, type CodeFinding, type CodeInspection, type CodeSegment } from './inspection.ts';
import { regionFindings, regionMeaning } from './region-words.ts';

/** Explains a GB/T 2260 code of six digits, or one of nine or twelve with town and village; null where it is none. */
export function inspectRegionCode(text: string): CodeInspection | null {
  if (!/^\d{6}(?:\d{3}|\d{6})?$/u.test(text)) return null;
  const county = text.slice(0, 6);
  if (text.length > 6 && !isListedRegion(county)) return null;
  const findings = [...regionFindings(county), ...longerFindings(text)];
  return {
    kind: 'REGION_CODE',
    wellFormed: isRegionCode(county) || regionMeaning(county) !== null,
    checkPasses: null,
    normalized: text,
    segments: levels(text),
    findings,
  };
}

/** A region keeps its own characters, but reads as the level it stands for. */
function levels(text: string): readonly CodeSegment[] {
  const county = text.slice(0, 6);
  const lifted = liftRegionCode(county) ?? county;
  const digits = [
    codeSegment({ zh: '省级', en: 'province' }, text.slice(0, 2), regionMeaning(provinceOf(county))),
    codeSegment({ zh: '地级', en: 'city' }, text.slice(2, 4), county.endsWith('0000') ? null : regionMeaning(cityOf(county))),
    codeSegment({ zh: '县级', en: 'county' }, text.slice(4, 6), county.endsWith('00') ? null : regionMeaning(lifted)),
    codeSegment({ zh: '乡级', en: 'town' }, text.slice(6, 9)),
    codeSegment({ zh: '村级', en: 'village' }, text.slice(9, 12)),
  ];
  return digits.filter(({ value }) => value !== '');
}

function longerFindings(text: string): readonly CodeFinding[] {
  if (text.length === 6) return [];
  const isBoth = isOrganisationCodeShaped(text) && organisationCodeChecks(text);
  return [codeFinding('BELOW_COUNTY_NOT_CHECKED'), ...(isBoth ? [codeFinding('ALSO_ORGANISATION_CODE')] : [])];
}
