/* eslint-disable complexity -- a list of alternatives in order of trust; to be split per fact */
import { readHtml } from '../../mapping/html-table.ts';
import type { PlatformRow } from './wire.ts';

const SCRIPT_VARIABLE = /var\s+(mysid|myds|myplatformCode|myareaId|myst|firstLastUrl)\s*=\s*'([^']*)'/gu;
const CODE = /(?:项目编号|招标项目编号|采购项目编号)[：:]\s*([^\s<]+)/u;
const PUBLISHED = /(?:签署时间|发布时间|公示时间|时间)[：:]\s*(\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}(?::\d{2})?)?)/u;

/**
 * Reads a saved detail page (`…/html/a/…` shell or `…/html/b/…` content) as one row. Templates are stale: their platform code
 * and area belong to another province, so only the address in `firstLastUrl` and the printed text count.
 */
export function readDetailPage(html: string): PlatformRow {
  const variables = Object.fromEntries([...html.matchAll(SCRIPT_VARIABLE)].map(([, name, value]) => [name!, value!]));
  const { text } = readHtml(html);
  const title = /<h4 class="h4_o">([\s\S]*?)<\/h4>/u.exec(html)?.[1]?.trim() ?? null;
  const platform = /<label id="platformName">([^<]*)<\/label>/u.exec(html)?.[1]?.trim() ?? null;
  const body = /<div id="mycontent">([\s\S]*)<\/div>/u.exec(html)?.[1] ?? null;
  const url = variables['firstLastUrl'] ?? '';
  return {
    id: variables['mysid'] ?? null,
    title,
    url,
    publishTime: PUBLISHED.exec(text)?.[1] ?? null,
    tenderProjectCode: CODE.exec(html)?.[1] ?? null,
    transactionSourcesPlatformText: platform,
    provinceText: url === '' ? platform : null,
    informationTypeText: url === '' ? (STAGE_TABLE[variables['myds'] ?? ''] ?? null) : null,
    businessTypeText: url === '' ? (SECTOR_TABLE[variables['myds'] ?? ''] ?? null) : null,
    content: body === null ? null : `<div>${body.split(/<\/div>\s*<\/div>\s*<script/u)[0]!}</div>`,
  };
}

/** DATA_NO of the specification (`myds`) → what the platform calls such notices. */
const STAGE_TABLE: Readonly<Record<string, string>> = {
  '503': '招标/资审公告',
  '506': '开标记录',
  '513': '交易结果公示',
  '551': '采购/资审公告',
  '553': '中标公告',
  '554': '采购合同',
};
const SECTOR_TABLE: Readonly<Record<string, string>> = {
  '551': '政府采购',
  '553': '政府采购',
  '554': '政府采购',
  '503': '工程建设',
  '506': '工程建设',
};
