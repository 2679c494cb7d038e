import type { PartyRole } from '../../../schema/codes/party-role.ts';
import type { StatedValue } from '../../../schema/records/notice.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { NoticeFacts } from '../../mapping/notice-text/notice-facts.ts';
import type { ArticleFields } from './mapping.ts';

/** What the head of a chain states and no field of its records holds: further codes, amounts of the text. */
export function statedByHead(article: ArticleFields, told: NoticeFacts, projectCode: string | null): readonly StatedValue[] {
  return codesAndAmounts(article, told).filter(({ value }) => value !== projectCode);
}

/** The same of a later article, which yields no project: also its codes, its parties and its budget. */
export function statedLater(article: ArticleFields, told: NoticeFacts): readonly StatedValue[] {
  const parties = withFurtherRoles(article.parties, told.parties);
  return [
    ...codesAndAmounts(article, told),
    ...parties.map(({ role, name }) => plain(PARTY_LABELS[role] ?? role, name)),
    ...(article.budget === null ? [] : [{ label: '预算金额', value: article.budget.raw, money: article.budget }]),
  ];
}

/** The parties of the columns, then those of roles that only title or text name. */
export function withFurtherRoles(named: readonly Party[], told: readonly Party[]): readonly Party[] {
  return [...named, ...told.filter(({ role }) => !named.some((party) => party.role === role))];
}

const PARTY_LABELS: Readonly<Partial<Record<PartyRole, string>>> = {
  PURCHASER: '采购人',
  PURCHASE_AGENCY: '采购代理机构',
  TENDERER: '招标人',
  TENDER_AGENCY: '招标代理机构',
  SUPERVISOR: '监督部门',
};

function codesAndAmounts({ projectCode, furtherCodes }: ArticleFields, told: NoticeFacts): readonly StatedValue[] {
  const ofText = told.projectCode === null ? [] : [plain(told.projectCodeLabel ?? '项目编号', told.projectCode)];
  const ofColumns = [projectCode, ...furtherCodes].flatMap((code) => (code === null ? [] : [plain('项目编号', code)]));
  return distinctCodes([...ofText, ...ofColumns, ...told.stated]);
}

/** Codes once each, whichever label they stand beside; amounts as they are. */
function distinctCodes(values: readonly StatedValue[]): readonly StatedValue[] {
  const firstOf = (code: string): number => values.findIndex(({ value, money }) => money === null && value === code);
  return values.filter(({ value, money }, index) => money !== null || firstOf(value) === index);
}

function plain(label: string, value: string): StatedValue {
  return { label, value, money: null };
}
