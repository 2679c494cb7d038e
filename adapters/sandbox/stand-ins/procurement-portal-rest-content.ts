import Big from 'big.js';
import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import { TRADE_METHOD_LIST } from '../../../schema/codes/trade-method.ts';
import type { WorldLot, WorldProject } from '../world/world-project.ts';
import type { Article } from './procurement-portal-rest-articles.ts';

type Pairs = readonly (readonly [string, string])[];

/** The HTML of an article: the standard tables of the ministry's notices and the text of the step. */
export function contentHtml({ project, event }: Article): string {
  const sheets = [labelTable(headOf(project)), ...(SHEETS[event.kind]?.(project) ?? [])];
  const lines = event.content.split('\n').map((line) => `<p>${escape(line)}</p>`);
  return `<style id="fixTableStyle" type="text/css">th,td {border:1px solid #DDD;padding: 5px 10px;}</style>${foreignScript(project)}${sheets.join('')}${lines.join('')}`;
}

/** Pages are made from templates of another place, whose script still names its platform. */
function foreignScript({ dirt }: WorldProject): string {
  return dirt.includes('FOREIGN_PLATFORM_CODE') ? "<script>var myplatformCode='12532500067137175R';</script>" : '';
}

function headOf({ localCode, title, owner, agency }: WorldProject): Pairs {
  const head: [string, string][] = [
    ['项目编号', localCode],
    ['项目名称', title],
    ['采购人名称', owner.name],
    ['采购人统一社会信用代码', owner.creditCode],
  ];
  if (agency !== null) head.push(['采购代理机构名称', agency.name], ['采购代理机构统一社会信用代码', agency.creditCode]);
  return head;
}

const SHEETS: Partial<Record<NoticeKind, (project: WorldProject) => readonly string[]>> = {
  PLAN: (project) => [labelTable([budgetOf(project)])],
  ANNOUNCEMENT: (project) => [labelTable([['采购方式', methodOf(project)], budgetOf(project), ...openingOf(project)]), lotTable(project)],
  RESULT: ({ lots }) => [awardTable(lots), bidTable(lots)],
  CONTRACT: ({ lots }) => lots.flatMap((lot) => (lot.contract === null || lot.winner === null ? [] : [contractTable(lot)])).slice(0, 1),
  PERFORMANCE: ({ lots }) =>
    lots.flatMap((lot) => (lot.settlement === null || lot.winner === null ? [] : [settlementTable(lot)])).slice(0, 1),
};

export function methodOf({ method, dirt }: WorldProject): string {
  if (dirt.includes('UNKNOWN_CODE')) return '特殊采购';
  return TRADE_METHOD_LIST.entries.find(({ code }) => code === method)?.zh ?? '其他';
}

function budgetOf({ budgetYuan, dirt }: WorldProject): readonly [string, string] {
  if (!dirt.includes('WAN_YUAN')) return ['预算金额（元）', budgetYuan];
  return ['预算金额', `${new Big(budgetYuan).div(10_000).toFixed()} 万元`];
}

function openingOf({ events }: WorldProject): Pairs {
  const opening = events.find(({ kind }) => kind === 'OPENING_RECORD');
  if (opening === undefined) return [];
  const at = shanghaiMinutes(opening.at);
  return [
    ['提交投标文件截止时间', at],
    ['开标时间', at],
  ];
}

function lotTable({ lots }: WorldProject): string {
  const header = ['标项', '标项名称', '预算金额（元）', '统一交易标识码'];
  return headedTable(
    header,
    lots.map((lot) => [String(lot.serial), lot.title, lot.estimateYuan, lot.dealCode]),
  );
}

function awardTable(lots: readonly WorldLot[]): string {
  const header = ['标项', '标项名称', '供应商名称', '统一社会信用代码', '中标（成交）金额（元）', '统一交易标识码'];
  const rows = lots.flatMap(({ serial, title, winner, winPriceYuan, dealCode }) =>
    winner === null ? [] : [[String(serial), title, winner.name, winner.creditCode, winPriceYuan ?? '', dealCode]],
  );
  return headedTable(header, rows);
}

function bidTable(lots: readonly WorldLot[]): string {
  const header = ['标项', '供应商名称', '统一社会信用代码', '投标报价（元）', '排名'];
  const rows = lots.flatMap(({ serial, bids }) =>
    bids.map(({ bidder, priceYuan, rank }) => [
      String(serial),
      bidder.name,
      bidder.creditCode,
      priceYuan,
      rank === null ? '' : String(rank),
    ]),
  );
  return headedTable(header, rows);
}

function contractTable({ contract, winner, title, dealCode, serial }: WorldLot): string {
  return labelTable([
    ['合同编号', contract!.code],
    ['合同名称', `${title}合同`],
    ['标项', String(serial)],
    ['供应商（乙方）', winner!.name],
    ['乙方统一社会信用代码', winner!.creditCode],
    ['合同金额（元）', contract!.priceYuan],
    ['合同签订日期', shanghaiMinutes(contract!.signedAt).slice(0, 10)],
    ['合同期限', `${contract!.days}天`],
    ['统一交易标识码', dealCode],
  ]);
}

function settlementTable({ contract, winner, settlement, title, serial }: WorldLot): string {
  return labelTable([
    ['合同编号', contract?.code ?? ''],
    ['合同名称', `${title}合同`],
    ['标项', String(serial)],
    ['供应商', winner!.name],
    ['供应商统一社会信用代码', winner!.creditCode],
    ['验收日期', shanghaiMinutes(settlement!.finishedAt).slice(0, 10)],
    ['结算金额（元）', settlement!.priceYuan],
    ['验收结论', '合格'],
  ]);
}

function labelTable(pairs: Pairs): string {
  const rows = pairs.map(([label, value]) => `<tr><td>${label}：</td><td>${escape(value)}</td></tr>`);
  return `<table><tbody>${rows.join('')}</tbody></table>`;
}

function headedTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${line(header, 'th')}${rows.map((row) => line(row, 'td')).join('')}</table>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** `2026-03-16 18:00` in Asia/Shanghai. */
export function shanghaiMinutes(time: Date): string {
  return new Date(time.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
