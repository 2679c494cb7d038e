import { isHeading } from './labels.ts';

const CSS = /^(?:[a-z]+[.#]?[\w-]*\s*\{[^}]*\}\s*)+/iu;
const HEX_ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u;

/** Where a page's inline tags broke a line: pieces of dates, colons, brackets and numbering that belong together. */
const BREAKS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\b20\d)\n(?=\d\n?年)/gu, ''],
  [/(?<=\d)\n(?=[年月日时点分秒％%])/gu, ''],
  [/(?<=[年月])\n(?=\d{1,2}\n?\s*[月日])/gu, ''],
  [/(?<=日)\n(?=\d{1,2}\s*[:：时点])/gu, ' '],
  [/(?<=\d[时点])\n(?=[0-5]\d?\n?分)/gu, ''],
  [/(?<=\d分)\n(?=[0-5]\d?\n?秒)/gu, ''],
  [/(?<=日)\n(?=至)/gu, ''],
  [/(?<=至)\n(?=\d{4}\s*年)/gu, ''],
  [/(?<=[:：]\d)\n(?=\d\n)/gu, ''],
  [/(?<=\d)\n(?=[:：]\n?\d{2})/gu, ''],
  [/(?<=\d[:：])\n(?=\d{2})/gu, ''],
  [/(?<=\n\d{1,2})\n(?=[.、．]\n?\D)/gu, ''],
  [/(?<=\n\d{1,2}[.、．])\n/gu, ''],
  [/(?<=\n[一二三四五六七八九十]{1,2})\n(?=、)/gu, ''],
  [/(?<=[止标启始束]时)\n(?=间\n?\s*[:：])/gu, ''],
  [/\n(?=[:：])/gu, ''],
  [/(?<=\d)\n(?=(?:万元|元)(?:\n|每|\/|。|（|\(|）|\)))/gu, ''],
  [/(?<=工期)\n(?=\d+\n?日历天)/gu, ''],
  [/(?<=\d)\n(?=日历天)/gu, ''],
  [/(?<=[（(](?:含|其中)[^\n（()）\d]{1,12})\n(?=\d)/gu, ''],
  [/\n(?=[（(](?:元|万元|亿元|%|％)[)）])/gu, ''],
  [/\n(?=[（(]含[^\n]{2,12}\n)/gu, ''],
  [/(?<=（公示期：|\(公示期：)\n/gu, ''],
  [/(?<=[\p{Script=Han}])\/\n(?=[\p{Script=Han}])/gu, '/'],
  [/\n(?=[。；，,;])/gu, ''],
  [/(?<=代理服务费(?:收费|总)?金额[:：])\n(?:合同包|采购包)\d[^\n:：]{0,60}[:：]\n?/gu, ''],
  [/(?<=(?:牵头人|成员\d?|成员单位)[：:])\n/gu, ''],
  [/(?<=\n第[一二三四五六七八九十\d]{1,3}名)\n(?=[.．]\n)/gu, ''],
  [/(?<=第[一二三四五六七八九十\d]+名[.．])\n/gu, ''],
];

/** A page that lost its line breaks parts its cells with runs of spaces. */
function withLines(text: string): string {
  const flat = text.length > 200 && text.split('\n').length < 4;
  return flat ? text.replaceAll(/[ \u00a0\u3000]{3,}/gu, '\n') : text;
}

/** What stands for an empty cell of a table whose cells are parted by bars. */
export const EMPTY_CELL = '|';
const LEAST_BARS = 4;
const SHORT_CELL = 40;

/** A page whose tables part their cells with bars (`招标人 | 晨屿局 |`): a line per cell. What stands before and after keeps its lines. */
function withCells(text: string): string {
  const bars = text.split('\n').filter((line) => /^\s*[|｜]|[|｜]\s*$/u.test(line)).length;
  if (bars < LEAST_BARS) return text;
  const cells = text.split(/[|｜]/u).map((cell) => cell.trim());
  return cells.map((cell, index) => (index === 0 || index === cells.length - 1 ? cell : wholeCell(cell))).join('\n');
}

/** A value and its unit, or a heading in two lines, are one cell; one with clauses or labels of its own keeps its lines. */
function wholeCell(cell: string): string {
  if (cell === '') return EMPTY_CELL;
  return cell.length > SHORT_CELL && cell.split('\n').some(beginsClause) ? cell : cell.replaceAll(/\s*\n\s*/gu, ' ');
}

function beginsClause(line: string): boolean {
  return /^\s*\d{1,2}[、.．]\D/u.test(line) || isHeading(/^([^：:]{1,30})[：:]/u.exec(line.trim())?.[1] ?? '');
}

/** The lines of a notice's text, tidied, with the pieces of broken lines put together again. Nothing is left out but style sheets. */
export function mendLines(text: string): readonly string[] {
  const tidy = withLines(withCells(text))
    .split('\n')
    .map((line) =>
      line
        .replaceAll(/[\s\u00a0\u3000\ufeff\u200b]+/gu, ' ')
        .trim()
        .replace(CSS, ''),
    )
    .filter((line) => line !== '' && line !== '&nbsp' && !HEX_ID.test(line))
    .join('\n');
  let mended = `\n${tidy}\n`;
  for (const [pattern, replacement] of BREAKS) mended = mended.replaceAll(pattern, replacement);
  return mended
    .split('\n')
    .filter((line) => line !== '')
    .reduce<string[]>(joinHeadings, []);
}

const PARTY_HEAD = /^\d?[.、]?(?:采购人|招标人|采购代理机构|招标代理机构)信息$/u;

/** A heading broken in two (`签到`, `顺序`) is one again. */
function joinHeadings(lines: string[], line: string): string[] {
  const before = lines.at(-1) ?? '';
  const words = /^[\p{Script=Han}（）()\/]{1,8}$/u.test(before) && line.length <= 8;
  const broken =
    (words && isHeading(before + line) && !(isHeading(before) && isHeading(line))) || (before !== '' && PARTY_HEAD.test(before + line));
  if (broken) lines[lines.length - 1] = before + line;
  else lines.push(line);
  return lines;
}
