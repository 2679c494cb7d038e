/**
 * Canonical column → the names under which list, detail page and interface of the land market print it; the first that holds
 * something counts. `#2` is the second column of a repeated heading. The spreadsheets print 上限 over the lower and 下限 over
 * the higher plot ratio: in nearly every row that states both, the first is the smaller one.
 */
export const SUPPLY_COLUMNS = {
  url: ['链接', 'url', 'URL', 'link'],
  supervisionNumber: ['电子监管号', 'idnumber', 'Electronic supervision number'],
  province: ['地区'],
  district: ['行政区', '所在地', 'district', 'District'],
  title: ['项目名称', 'name', 'Project name', '土地坐落'],
  location: ['项目位置', 'location', 'Project location', '土地坐落'],
  listedLocation: ['土地坐落'],
  area: ['面积(公顷)', 'area', 'Area (hectare)'],
  listedArea: ['总面积'],
  landUse: ['土地用途#2', '土地用途', 'use', 'Land utilisation'],
  method: ['供地方式', 'supply', 'Land supply method'],
  listedMethod: ['供应方式'],
  term: ['土地使用年限', 'duration', 'Land use period in year'],
  grade: ['土地级别', 'grade', 'Land grade'],
  price: ['成交价格', '成交价格(万元)', 'price', 'Transaction price (ten thousand yuan)'],
  source: ['土地来源', 'source', 'Land source'],
  industry: ['行业分类', 'industry', 'Industry category'],
  instalmentNumber: ['Installment payment agreement payment period number'],
  instalmentDate: ['Installment payment agreement agreed payment date'],
  handoverAt: ['约定交地时间', 'time4handover_plan', 'Agreed land delivery time'],
  startAt: ['约定开工时间', 'time4commencement_plan', 'Agreed start time'],
  completionAt: ['约定竣工时间', 'time4completion_plan', 'Agreed completion time'],
  startedAt: ['实际开工时间', 'time4commencement_reality', 'Actual start time'],
  completedAt: ['实际竣工时间', 'time4completion_reality', 'Actual completion time'],
  instalments: ['分期支付', '支付约定', 'paid_plan', 'Installment payment agreement agreed payment amount (ten thousand yuan)'],
  holder: ['土地使用权人', 'holder', 'Land use right holder Row 1'],
  secondHolder: ['Land use right holder Row 2'],
  ratioMin: ['约定容积率(上限)', '容积率下限', 'plot_ratio_minimum', 'Agreed floor area ratio lower limit'],
  ratioMax: ['约定容积率(下限)', '容积率上限', 'plot_ratio_maximum', 'Agreed floor area ratio upper limit'],
  approvedBy: ['批准单位', 'approvedby', 'Authorised by'],
  signedAt: ['合同签订日期', 'date4sign', 'Contract signing date'],
  listedDate: ['签订日期', 'date'],
} as const;

export type SupplyColumn = keyof typeof SUPPLY_COLUMNS;

/** A row under the canonical names. */
export type SupplyRow = Readonly<Record<SupplyColumn, string | null>>;

/** What any column prints for nothing. */
const NOTHING = /^(?:nah|nan|n\/a|[-—－/]+)$/iu;
const SENTINEL_DATE = /^(?:1900|1901|2099)(?:\D|\d{4})/u;

/** What a column of its own prints for nothing: a contract without a date 1900 or 1901. */
const NOTHING_IN: Partial<Record<SupplyColumn, RegExp>> = {
  signedAt: SENTINEL_DATE,
  listedDate: SENTINEL_DATE,
  handoverAt: SENTINEL_DATE,
  startAt: SENTINEL_DATE,
  completionAt: SENTINEL_DATE,
  startedAt: SENTINEL_DATE,
  completedAt: SENTINEL_DATE,
};

/** Whether the text in a column stands for a value. */
export function isStated(column: SupplyColumn, text: string): boolean {
  return !NOTHING.test(text) && NOTHING_IN[column]?.test(text) !== true;
}

/** An area, plot ratio or term of 0 is printed for none. */
export function notZero(raw: string | null): string | null {
  return raw === null || /^0(?:\.0+)?$/u.test(raw) ? null : raw;
}
