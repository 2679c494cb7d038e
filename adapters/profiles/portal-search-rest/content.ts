import type { Award, AwardStatus } from '../../../schema/records/award.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import { headedRowsOf, pairsOf, sidewaysRowsOf, type HtmlRow } from '../../mapping/html-table.ts';
import { plainDays } from '../../mapping/notice-text/plain-days.ts';
import { readPrice } from '../../mapping/notice-text/price.ts';
import { labelledColumns, unitOf, type LabelTable } from '../../mapping/labelled-columns.ts';
import { optionalMoney } from '../../mapping/money.ts';
import { parties, partiesOf } from '../../mapping/party.ts';
import { FAULT, finding, readFields, textOf, type Columns, type MappingTable, type Reader } from '../../mapping/reader.ts';
import { firstOf, list, mapped, optionalText } from '../../mapping/text.ts';
import type { Body } from './body.ts';
import { ROLES } from './codes.ts';

/** Labels of trading platforms' notices. */
const LABELS: LabelTable = {
  项目编号: ['招标项目编号', '采购项目编号', '招标编号', '公告编号'],
  项目名称: ['招标项目名称', '采购项目名称'],
  招标人: ['招标单位', '建设单位', '采购人', '采购人名称', '出让人', '转让方', '项目单位'],
  招标人代码: ['招标人统一社会信用代码', '采购人统一社会信用代码', '项目单位统一社会信用代码'],
  招标代理机构: ['招标机构', '代理机构', '招标代理', '采购代理机构', '采购代理机构名称'],
  代理机构代码: ['代理机构统一社会信用代码', '招标代理机构统一社会信用代码'],
  预算金额: ['预算', '合同估算价', '招标控制价', '最高投标限价', '预算（起始价）金额', '起始价', '挂牌价'],
  标段编号: ['标段（包）编号', '标段包编号', '包号'],
  标段名称: ['标段（包）名称'],
  中标人: ['中标单位', '中标供应商', '成交供应商', '竞得人', '受让方', '中标人名称'],
  中标人代码: ['中标人统一社会信用代码'],
  中标价: ['中标金额', '成交价', '成交金额', '中标价格'],
  '中标价（其它）': ['中标价（报价承诺）', '中标价（%）', '中标价（费率）'],
  候选人: ['中标候选人名称', '中标候选人', '投标人名称', '候选人名称'],
  投标报价: ['报价', '投标价', '投标报价（元/%）'],
  排名: ['名次'],
  工期: ['履约期限（天）', '工期（天）', '工期（日历天）'],
  质量: ['质量目标', '质量标准', '质量承诺'],
  统一交易标识码: [],
};

/** What the body of a notice states. */
export interface NoticeContent {
  readonly columns: Columns;
  readonly rows: readonly Columns[];
  /** Whether the order of the candidates is their rank: many notices say that it is none (排名不分先后). */
  readonly ranked: boolean;
}

const UNRANKED = /不分先后|不分排名|不排序|不标明排序/u;

/** Reads a body, HTML or text. */
export function readContent({ text, page }: Body): NoticeContent {
  const sideways = page.tables.filter(liesOnItsSide);
  const upright = page.tables.filter((table) => !liesOnItsSide(table));
  const rows = [...headedRowsOf({ tables: upright }), ...sideways.flatMap(sidewaysRowsOf)];
  const pairs = pairsOf({ ...page, tables: upright });
  return {
    columns: labelledColumns(pairs, LABELS),
    rows: rows.map((row) => labelledColumns(row, LABELS)),
    ranked: text !== '' && !UNRANKED.test(text),
  };
}

/** A row of places may stand above the names: `名次 | 第一名 | 第二名`. */
const PLACES = /^(?:名\s*次|排\s*[名序]|序\s*号)$/u;

/** Candidates often stand side by side: their names in the first row, their prices in another. */
function liesOnItsSide(table: readonly HtmlRow[]): boolean {
  const [first, second] = table[0] !== undefined && PLACES.test(table[0].cells[0]!) ? table.slice(1) : table;
  if (first === undefined || second === undefined || first.header) return false;
  return /候选人|投标人名称/u.test(first.cells[0]!) && /价|工期|质量|期限|得分|资质|资格/u.test(second.cells[0]!);
}

function amount(name: string): Reader<Money | null> {
  return optionalMoney({ amount: name, unit: unitOf(name) });
}

/** A price that is a number of yuan, or one that is a rate or a promise in words. */
function price(name: string): Reader<Money | null> {
  const sum = amount(name);
  return {
    columns: sum.columns,
    read(row, findings) {
      const raw = textOf(row, name);
      if (raw === null) return null;
      const money = readPrice(raw, textOf(row, unitOf(name)));
      if (money?.form === 'AMOUNT' && money.rawUnit === null)
        findings.push(finding({ code: 'UNKNOWN_UNIT', severity: 'WARNING', column: name }));
      return money;
    },
  };
}

/** Days, where the text is a plain number of days; sentences (“…后 30 日内”) state none. */
function days(name: string): Reader<number | null> {
  return { columns: [name], read: (row) => plainDays(textOf(row, name) ?? '') };
}

/** `2`, `第二名`, `第2中标候选人`. */
function place(name: string): Reader<number | null> {
  const ordinals = '一二三四五六七八九';
  return {
    columns: [name],
    read(row) {
      const stated = /^第?(\d{1,3}|[一二三四五六七八九])(?:名|$|中标候选人)/u.exec(textOf(row, name) ?? '')?.[1];
      return stated !== undefined && ordinals.includes(stated) ? ordinals.indexOf(stated) + 1 : numberIn(stated);
    },
  };
}

function numberIn(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

/** A number of a project: no sentence, and at least one digit. */
function projectNumber(name: string): Reader<string | null> {
  return mapped(optionalText(name), (value) => (value !== null && /^(?=.*\d)\S{4,60}$/u.test(value) ? value : null));
}

export interface ProjectFacts {
  readonly projectCode: string | null;
  readonly projectName: string | null;
  readonly lotCode: string | null;
  readonly budget: Money | null;
  readonly parties: readonly Party[];
  readonly dealCodes: readonly string[];
}

/** What the body states of the project. */
export function projectFacts(sector: Sector, { columns }: NoticeContent, findings: Finding[]): ProjectFacts | null {
  const { owner, agency } = ROLES[sector];
  const table: MappingTable<ProjectFacts> = {
    projectCode: projectNumber('项目编号'),
    projectName: optionalText('项目名称'),
    lotCode: optionalText('标段编号'),
    budget: price('预算金额'),
    parties: partiesOf({ role: owner, name: '招标人', code: '招标人代码' }, { role: agency, name: '招标代理机构', code: '代理机构代码' }),
    dealCodes: list('统一交易标识码'),
  };
  return readLeniently(table, columns, findings);
}

export type AwardFacts = Pick<Award, 'lotCode' | 'parties' | 'price' | 'durationDays' | 'quality' | 'dealCodes' | 'rank'>;

/** The winner of a result, or the candidates in their order. */
export function awardFacts(sector: Sector, status: AwardStatus, content: NoticeContent, findings: Finding[]): readonly AwardFacts[] {
  const name = status === 'CANDIDATE' ? '候选人' : '中标人';
  const listed = content.rows.filter((row) => row[name] !== undefined);
  const rows = listed.length > 0 ? listed : [content.columns].filter((row) => row[name] !== undefined);
  const table: MappingTable<AwardFacts> = {
    lotCode: optionalText('标段编号'),
    parties: parties({ role: status === 'CANDIDATE' ? 'BIDDER' : ROLES[sector].winner, name, code: '中标人代码' }),
    price: status === 'CANDIDATE' ? price('投标报价') : firstOf(price('中标价'), price('中标价（其它）')),
    durationDays: days('工期'),
    quality: optionalText('质量'),
    dealCodes: list('统一交易标识码'),
    rank: place('排名'),
  };
  return rows.flatMap((row, index) => {
    const facts = readLeniently(table, { 标段编号: content.columns['标段编号'], ...row }, findings);
    if (facts === null || facts.parties.length === 0) return [];
    return [status === 'CANDIDATE' ? { ...facts, rank: facts.rank ?? (content.ranked ? index + 1 : null) } : facts];
  });
}

/** What a body states is never essential: its faults are warnings. */
function readLeniently<Fields>(table: MappingTable<Fields>, row: Columns, findings: Finding[]): Fields | null {
  const own: Finding[] = [];
  const fields = readFields(table, row, own);
  findings.push(...own.map((entry) => (entry.severity === 'ERROR' ? { ...entry, severity: 'WARNING' as const } : entry)));
  return fields === FAULT ? null : fields;
}
