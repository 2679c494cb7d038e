import type { Coded } from '../../../schema/records/coded.ts';
import type { TradeMethod } from '../../../schema/codes/trade-method.ts';
import type { Instant } from '../../../schema/records/instant.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { Party } from '../../../schema/records/party.ts';
import { optionalCode } from '../../mapping/code.ts';
import { headedRowsOf, pairsOf, type HtmlReading } from '../../mapping/html-table.ts';
import { labelledColumns, type LabelTable } from '../../mapping/labelled-columns.ts';
import { parties, partiesOf } from '../../mapping/party.ts';
import { OWNERS_CODES, type Columns, type MappingTable, type OwnersLookup } from '../../mapping/reader.ts';
import { firstOf, list, optionalInteger, optionalText } from '../../mapping/text.ts';
import { METHOD_NAME } from './codes.ts';
import { printedAmount, printedTime } from './printed-values.ts';

/** Labels of the standard notices (财办库〔2020〕50号 公告和公示信息格式规范) and what portals write instead. */
const LABELS: LabelTable = {
  项目编号: ['采购项目编号', '招标编号', '采购编号', '竞价编号', '项目编号（或招标编号、政府采购计划编号、采购计划备案文号等，如有）'],
  项目名称: ['采购项目名称'],
  采购方式: [],
  预算金额: ['采购预算', '项目预算', '预算总金额', '采购预算金额', '项目预算金额'],
  采购人: ['采购人名称', '采购单位', '采购单位名称', '采购人（甲方）', '甲方'],
  采购人代码: ['采购人统一社会信用代码', '甲方统一社会信用代码'],
  采购代理机构: ['采购代理机构名称', '代理机构', '代理机构名称'],
  代理机构代码: ['采购代理机构统一社会信用代码', '代理机构统一社会信用代码'],
  供应商: [
    '供应商名称',
    '中标供应商',
    '中标供应商名称',
    '成交供应商',
    '成交供应商名称',
    '中标（成交）供应商',
    '中标（成交）供应商名称',
    '供应商（乙方）',
    '乙方',
  ],
  供应商代码: ['统一社会信用代码', '供应商统一社会信用代码', '乙方统一社会信用代码'],
  中标金额: ['中标（成交）金额', '成交金额', '中标价', '成交价', '总中标金额', '中标总金额'],
  报价: ['投标报价', '最终报价', '响应报价'],
  排名: ['名次'],
  标项: ['包号', '标包', '分包', '标项编号', '标项号', '分包号', '标包号', '采购包号', '合同包号'],
  标项名称: ['包名称', '分包名称', '标的名称'],
  统一交易标识码: [],
  合同编号: [],
  合同名称: [],
  合同金额: ['合同总金额', '合同总价'],
  合同签订日期: ['签订日期', '合同签订时间', '签订时间'],
  合同期限: ['履约期限', '服务期限', '履行期限'],
  验收日期: ['验收时间', '完成验收日期'],
  结算金额: ['验收金额'],
  验收结论: ['验收意见', '验收结果'],
  截止时间: ['提交投标文件截止时间', '投标截止时间', '响应文件提交截止时间', '提交响应文件截止时间', '首次响应文件提交截止时间'],
  开标时间: ['开启时间', '响应文件开启时间'],
};

/** What the text of an article states: one row for the article, one per line of its headed tables. */
export interface ArticleContent {
  readonly columns: Columns;
  readonly rows: readonly Columns[];
}

/** Reads the page of an article; its codes mean what they mean in the article's own columns. */
export function readContent(page: HtmlReading, codes: OwnersLookup | undefined): ArticleContent {
  const own = codes === undefined ? {} : { [OWNERS_CODES]: codes };
  const coded = (row: Parameters<typeof labelledColumns>[0]): Columns => ({ ...labelledColumns(row, LABELS), ...own });
  return {
    columns: coded(pairsOf(page)),
    rows: headedRowsOf(page).map(coded),
  };
}

export interface ProjectFacts {
  readonly projectCode: string | null;
  readonly projectName: string | null;
  readonly method: Coded<TradeMethod> | null;
  readonly budget: Money | null;
  readonly parties: readonly Party[];
  readonly deadline: Instant | null;
  readonly openingAt: Instant | null;
  readonly dealCodes: readonly string[];
}

export const PROJECT_FACTS: MappingTable<ProjectFacts> = {
  projectCode: optionalText('项目编号'),
  projectName: optionalText('项目名称'),
  method: optionalCode('采购方式', METHOD_NAME),
  budget: printedAmount('预算金额'),
  parties: partiesOf(
    { role: 'PURCHASER', name: '采购人', code: '采购人代码' },
    { role: 'PURCHASE_AGENCY', name: '采购代理机构', code: '代理机构代码' },
  ),
  deadline: printedTime('截止时间'),
  openingAt: printedTime('开标时间'),
  dealCodes: list('统一交易标识码'),
};

export interface LotFacts {
  readonly lotCode: string | null;
  readonly title: string | null;
  readonly estimate: Money | null;
  readonly dealCodes: readonly string[];
}

export const LOT_FACTS: MappingTable<LotFacts> = {
  lotCode: optionalText('标项'),
  title: optionalText('标项名称'),
  estimate: printedAmount('预算金额'),
  dealCodes: list('统一交易标识码'),
};

export interface AwardFacts {
  readonly lotCode: string | null;
  readonly parties: readonly Party[];
  readonly price: Money | null;
  readonly dealCodes: readonly string[];
}

export const AWARD_FACTS: MappingTable<AwardFacts> = {
  lotCode: optionalText('标项'),
  parties: parties({ role: 'WINNER', name: '供应商', code: '供应商代码' }),
  price: firstOf(printedAmount('中标金额'), printedAmount('合同金额')),
  dealCodes: list('统一交易标识码'),
};

export interface BidFacts {
  readonly lotCode: string | null;
  readonly bidders: readonly Party[];
  readonly price: Money | null;
  readonly rank: number | null;
}

export const BID_FACTS: MappingTable<BidFacts> = {
  lotCode: optionalText('标项'),
  bidders: parties({ role: 'BIDDER', name: '供应商', code: '供应商代码' }),
  price: printedAmount('报价'),
  rank: optionalInteger('排名'),
};

export interface ContractFacts {
  readonly contractCode: string | null;
  readonly title: string | null;
  readonly lotCode: string | null;
  readonly parties: readonly Party[];
  readonly price: Money | null;
  readonly signedAt: Instant | null;
  readonly term: string | null;
  readonly dealCodes: readonly string[];
}

const PURCHASER_AND_SUPPLIER = partiesOf(
  { role: 'PURCHASER', name: '采购人', code: '采购人代码' },
  { role: 'SUPPLIER', name: '供应商', code: '供应商代码' },
);

export const CONTRACT_FACTS: MappingTable<ContractFacts> = {
  contractCode: optionalText('合同编号'),
  title: optionalText('合同名称'),
  lotCode: optionalText('标项'),
  parties: PURCHASER_AND_SUPPLIER,
  price: printedAmount('合同金额'),
  signedAt: printedTime('合同签订日期'),
  term: optionalText('合同期限'),
  dealCodes: list('统一交易标识码'),
};

export interface PerformanceFacts {
  readonly title: string | null;
  readonly lotCode: string | null;
  readonly parties: readonly Party[];
  readonly settlement: Money | null;
  readonly finishedAt: Instant | null;
  readonly content: string | null;
}

export const PERFORMANCE_FACTS: MappingTable<PerformanceFacts> = {
  title: firstOf(optionalText('合同名称'), optionalText('项目名称')),
  lotCode: optionalText('标项'),
  parties: PURCHASER_AND_SUPPLIER,
  settlement: printedAmount('结算金额'),
  finishedAt: printedTime('验收日期'),
  content: optionalText('验收结论'),
};
