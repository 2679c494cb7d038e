/** What a land-supply row states of origin and terms and has no field of its own, by the heading under which the land market prints it. */
export interface SupplyTerms {
  readonly source: string | null;
  readonly industry: string | null;
  readonly instalments: string | null;
  readonly instalmentNumber: string | null;
  readonly instalmentDate: string | null;
  readonly handoverAt: string | null;
  readonly startAt: string | null;
  readonly completionAt: string | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
}

const ORIGIN: readonly (readonly [keyof SupplyTerms, string])[] = [
  ['source', '土地来源'],
  ['industry', '行业分类'],
];
const TERMS: readonly (readonly [keyof SupplyTerms, string])[] = [
  ['handoverAt', '约定交地时间'],
  ['startAt', '约定开工时间'],
  ['completionAt', '约定竣工时间'],
  ['startedAt', '实际开工时间'],
  ['completedAt', '实际竣工时间'],
];

/** Where the land comes from and what it is for, one line each; null where nothing is stated. */
export function originText(row: SupplyTerms): string | null {
  return joined(linesOf(ORIGIN, row));
}

/** Instalments and agreed dates, one line each; null where nothing is stated. */
export function termsText(row: SupplyTerms): string | null {
  return joined([...instalmentLines(row), ...linesOf(TERMS, row)]);
}

function linesOf(headings: readonly (readonly [keyof SupplyTerms, string])[], row: SupplyTerms): readonly string[] {
  return headings.flatMap(([name, heading]) => (row[name] === null ? [] : [`${heading}：${row[name]}`]));
}

function joined(lines: readonly string[]): string | null {
  return lines.length === 0 ? null : lines.join('\n');
}

/** Amounts are in 万元; a list of instalments is `{"1": [date, amount, remark]}` or amounts with a semicolon behind each. */
function instalmentLines(row: SupplyTerms): readonly string[] {
  if (row.instalments === null) return [];
  return (instalmentList(row.instalments) ?? [oneInstalment(row)]).map((instalment) => `分期支付约定（万元）：${instalment}`);
}

function oneInstalment({ instalments, instalmentNumber, instalmentDate }: SupplyTerms): string {
  const number = instalmentNumber === null ? null : `第${instalmentNumber}期`;
  return [number, instalmentDate, instalments!.replace(/[;；]$/u, '')].filter((part) => part !== null).join(' ');
}

function instalmentList(text: string): readonly string[] | null {
  if (!text.startsWith('{')) return null;
  try {
    const parsed = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return Object.entries(parsed).map(([number, parts]) => `第${number}期 ${[parts].flat().map(String).join(' ')}`);
  } catch {
    return null;
  }
}
