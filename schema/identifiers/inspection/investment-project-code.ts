import { formatInvestmentProjectCode, parseInvestmentProjectCode, type InvestmentProjectCode } from '../investment-project-code.ts';
import { isListedRegion } from '../region-code.ts';
import { isRegionValidOn } from '../region-validity.ts';
import { codeFinding, codeSegment, type Bilingual, type CodeFinding, type CodeInspection, type CodeSegment } from './inspection.ts';
import { regionFindings, regionSegment } from './region-words.ts';

const DEPARTMENT = /^000\d{3}$/u;

/** Explains a 投资项目统一代码; without hyphens only where period and region make it plain. Null where it is none. */
export function inspectInvestmentProjectCode(text: string): CodeInspection | null {
  const code = parseInvestmentProjectCode(text);
  if (code === null) return null;
  const isCompact = !text.includes('-');
  if (isCompact && (code.date === null || !isListedRegion(code.region))) return null;
  return {
    kind: 'INVESTMENT_PROJECT_CODE',
    wellFormed: true,
    checkPasses: null,
    normalized: formatInvestmentProjectCode(code),
    segments: segments(code),
    findings: [
      ...(isCompact ? [codeFinding('HYPHENS_MISSING')] : []),
      ...(code.date === null ? [codeFinding('PERIOD_UNKNOWN')] : []),
      ...placeFindings(code),
    ],
  };
}

function segments(code: InvestmentProjectCode): readonly CodeSegment[] {
  const name = { zh: '地区（部门）代码', en: 'region or department' };
  const department = codeSegment(name, code.region, { zh: '国务院部门', en: 'a department of the State Council' });
  return [
    codeSegment({ zh: '年份（年月）', en: 'year, or year and month' }, code.period, periodMeaning(code.date)),
    DEPARTMENT.test(code.region) ? department : { ...regionSegment(code.region), name },
    codeSegment({ zh: '行业代码', en: 'industry' }, code.industry),
    codeSegment({ zh: '项目类型代码', en: 'project type' }, code.projectType),
    codeSegment({ zh: '流水号', en: 'sequence' }, code.sequence),
  ];
}

function periodMeaning(date: string | null): Bilingual | null {
  if (date === null) return null;
  const [year, month] = date.split('-');
  return { zh: month === undefined ? `${year} 年` : `${year} 年 ${Number(month)} 月`, en: date };
}

/** An abolished or a new region is remarked on only where the lists do not show it valid at the time of the code. */
function placeFindings({ date, region }: InvestmentProjectCode): readonly CodeFinding[] {
  if (DEPARTMENT.test(region)) return [];
  const wasValid = date !== null && isRegionValidOn(region, date.length === 4 ? `${date}-01-01` : `${date}-01`) === true;
  return wasValid ? [] : regionFindings(region);
}
