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
  const platform = inside(PLATFORM, html);
  const url = variables['firstLastUrl'] ?? '';
  return {
    id: variables['mysid'] ?? null,
    title: inside(TITLE, html),
    url,
    publishTime: inside(PUBLISHED, text),
    tenderProjectCode: inside(CODE, html),
    transactionSourcesPlatformText: platform,
    content: bodyOf(html),
    ...(url === '' ? { provinceText: platform, ...channelOf(variables['myds'] ?? '') } : NO_CHANNEL),
  };
}

const TITLE = /<h4 class="h4_o">([\s\S]*?)<\/h4>/u;
const PLATFORM = /<label id="platformName">([^<]*)<\/label>/u;
const BODY = /<div id="mycontent">([\s\S]*)<\/div>/u;
/** An address tells province, stage and sector by itself. */
const NO_CHANNEL = { provinceText: null, informationTypeText: null, businessTypeText: null };

function inside(pattern: RegExp, text: string): string | null {
  return pattern.exec(text)?.[1]?.trim() ?? null;
}

function bodyOf(html: string): string | null {
  const body = BODY.exec(html)?.[1];
  return body === undefined ? null : `<div>${body.split(/<\/div>\s*<\/div>\s*<script/u)[0]!}</div>`;
}

function channelOf(table: string) {
  return { informationTypeText: STAGE_TABLE[table] ?? null, businessTypeText: SECTOR_TABLE[table] ?? null };
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
