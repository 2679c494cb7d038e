import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { WorldLot, WorldProject } from '../world/world-project.ts';
import type { Hit } from './portal-search-rest-hits.ts';

/** The body of a notice in the tables of the platform software, with its style sheet and its watermark script. */
export function bodyHtml({ project, event }: Hit): string {
  const lines = event.content.split('\n').map((line) => `<p>${escape(line)}</p>`);
  const sheets = [headTable(project), ...(SHEETS[event.kind]?.(project) ?? [])];
  return `<style type="text/css">.title{width:600px}</style><div>${sheets.join('')}${lines.join('')}</div><script>watermark({ watermark_txt: "text" })</script>`;
}

function headTable({ title, localCode, owner, agency, budgetYuan, dirt }: WorldProject): string {
  const rows: [string, string][] = [
    ['项目名称', title],
    ['项目编号', localCode],
    ['项目单位', owner.name],
    ['项目单位统一社会信用代码', owner.creditCode],
    dirt.includes('WAN_YUAN') ? ['预算金额(万元)', shiftedBy4(budgetYuan)] : ['预算金额(元)', budgetYuan],
  ];
  if (agency !== null) rows.push(['代理机构', agency.name], ['代理机构统一社会信用代码', agency.creditCode]);
  return labelTable(rows);
}

const SHEETS: Partial<Record<NoticeKind, (project: WorldProject) => readonly string[]>> = {
  CANDIDATES: ({ lots }) => lots.slice(0, 1).map(candidateTable),
  RESULT: ({ lots }) =>
    lots
      .filter(({ winner }) => winner !== null)
      .slice(0, 1)
      .map(winnerTable),
};

function winnerTable({ lotCode, title, winner, winPriceYuan, dealCode }: WorldLot): string {
  return labelTable([
    ['标段(包)编号:', lotCode],
    ['标段(包)名称:', title],
    ['中标人:', winner!.name],
    ['中标人统一社会信用代码:', winner!.creditCode],
    ['中标价(元):', winPriceYuan ?? ''],
    ['统一交易标识码', dealCode],
  ]);
}

/** Candidates stand side by side. */
function candidateTable({ bids }: WorldLot): string {
  const ranked = bids.filter(({ rank }) => rank !== null).sort((a, b) => a.rank! - b.rank!);
  const rows = [
    ['中标候选人名称', ...ranked.map(({ bidder }) => bidder.name)],
    ['投标报价(元/%)', ...ranked.map(({ priceYuan }) => priceYuan)],
  ];
  return `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>&nbsp;${escape(cell)}&nbsp;</td>`).join('')}</tr>`).join('')}</table>`;
}

function labelTable(rows: readonly (readonly [string, string])[]): string {
  return `<table>${rows.map(([label, value]) => `<tr><td class="title"> ${label}</td><td>${escape(value)}</td></tr>`).join('')}</table>`;
}

/** Yuan as 万元, digit by digit. */
function shiftedBy4(yuan: string): string {
  const [whole = '0', fraction = ''] = yuan.split('.');
  const digits = whole.padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}${fraction}`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
