import { parse } from 'graphql';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { decisionsIn, type Decision } from './access/decisions.ts';
import { ACCESS_RULES, type AccessRuleName } from './access/rules.ts';
import { VIEWER_ROLE_LIST, VIEWER_ROLES } from './codes/viewer-role.ts';
import { SUBGRAPH_NAMES, subgraphSdl } from './subgraph-sdl.ts';

/** `node schema/access-table.ts` writes docs/access.md; `--check` proves that it is fresh. Either refuses a field without a decision. */
const FOLDER = new URL('../docs/', import.meta.url);
const FILE = new URL('access.md', FOLDER);

const SHOWN = { ALL: '全部 all', OWN: '本辖区、本系统 own', NONE: '—' };

function table(decided: ReadonlyMap<string, Decision>): string {
  const restricted = [...decided].filter(([, decision]) => decision !== 'PUBLIC').sort();
  const open = Map.groupBy(
    [...decided].filter(([, decision]) => decision === 'PUBLIC').map(([coordinate]) => coordinate.split('.') as [string, string]),
    ([type]) => type,
  );
  return [
    '# 谁可以看什么 / Who may see what',
    '由 `npm run access-table` 从 SDL 与 `schema/access/rules.ts` 生成。Generated from the SDL and the rules. What is not listed does not exist; “全部 all” and “own” hold at every stage of a project.',
    '## 受限字段 / Restricted fields',
    row(['字段 Field', '规则 Rule', ...VIEWER_ROLE_LIST.entries.map(({ code, zh }) => `${zh} ${code}`)]),
    row(Array.from({ length: VIEWER_ROLES.length + 2 }, () => '---')),
    ...restricted.map(([coordinate, rule]) => restrictedRow(coordinate, rule as AccessRuleName)),
    '## 规则的依据 / What the rules rest on',
    ...Object.entries(ACCESS_RULES).map(([name, { zh, en, source }]) => `- \`${name}\` ${zh}。${en}. (${source})`),
    '## 公开字段 / Public fields',
    'Every role may see them at every stage.',
    row(['类型 Type', '字段 Fields']),
    row(['---', '---']),
    ...[...open].sort().map(([type, fields]) => row([`\`${type}\``, fields.map(([, field]) => field).join(' ')])),
  ]
    .join('\n')
    .replaceAll(/\n(?=#|\| 字段|\| 类型|由|Every|- `)/gu, '\n\n');
}

function restrictedRow(coordinate: string, rule: AccessRuleName): string {
  return row([`\`${coordinate}\``, `\`${rule}\``, ...VIEWER_ROLES.map((role) => SHOWN[ACCESS_RULES[rule].reach[role]])]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

const documents = SUBGRAPH_NAMES.map((name) => parse(subgraphSdl(name)));
const written = `${table(decisionsIn(documents))}\n`;
if (!process.argv.includes('--check')) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(FILE, written);
} else if (readFileSync(FILE, 'utf8') !== written) {
  console.error('docs/access.md 已过期，请运行 npm run access-table / docs/access.md is out of date: run npm run access-table');
  process.exitCode = 1;
}
