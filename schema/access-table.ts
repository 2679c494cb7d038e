import { parse } from 'graphql';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { decisionsIn, type Decision } from './access/decisions.ts';
import { fieldMarksIn, type FieldMarks } from './access/field-marks.ts';
import { ACCESS_RULES, PHASES, type AccessRuleName, type Phase, type Reach } from './access/rules.ts';
import { VIEWER_ROLE_LIST, VIEWER_ROLES, type ViewerRole } from './codes/viewer-role.ts';
import { SUBGRAPH_NAMES, subgraphSdl } from './subgraph-sdl.ts';

/** `node schema/access-table.ts` writes docs/access.md; `--check` proves that it is fresh. Either refuses a field without a decision. */
const FOLDER = new URL('../docs/', import.meta.url);
const FILE = new URL('access.md', FOLDER);

const SHOWN: Readonly<Record<Reach, string>> = { ALL: '全部 all', CASE: '凭案号 for a case', OWN: '本辖区、本系统 own', NONE: '—' };
const PHASE_NAMES: Readonly<Record<Phase, string>> = { BEFORE_OPENING: '开标前 before', FROM_OPENING: '开标起 from' };
const WITHOUT_BIDDERS = '无投标人 no bidders';

const FIELD_COLUMNS = ['字段 Field', '阶段 Phase', '规则 Rule', ...VIEWER_ROLE_LIST.entries.map(({ code, zh }) => `${zh} ${code}`)];

function table(decided: ReadonlyMap<string, Decision>, { sealed, masked }: FieldMarks): string {
  const restricted = [...decided].filter(([, decision]) => decision !== 'PUBLIC').sort();
  const open = [...decided].filter(([, decision]) => decision === 'PUBLIC').map(([coordinate]) => coordinate);
  return [
    '# 谁可以看什么 / Who may see what',
    '由 `npm run access-table` 从 SDL 与 `schema/access/` 生成。Generated from the SDL and the rules. What is not listed does not exist. The phases of a project are those before and from the opening of its bids; what is sealed before is in no list, count, sum, search or register either.',
    '## 受限字段 / Restricted fields',
    rows(
      FIELD_COLUMNS,
      restricted.flatMap(([coordinate, rule]) => restrictedRows(coordinate, rule as AccessRuleName)),
    ),
    '## 随阶段公开的字段 / Fields that open with the bids',
    rows(
      FIELD_COLUMNS,
      [...sealed].flatMap(([coordinate, rule]) => sealedRows(coordinate, rule)),
    ),
    '## 遮盖 / Masked fields',
    'Every role reads them masked, at every phase; as printed they are shown, for a purpose and with an entry in the ledger, under the rule in the last column.',
    rows(['类型 Type', '字段 Fields', '遮盖 Mask', '原文 As printed'], maskedRows(masked)),
    '## 规则的依据 / What the rules rest on',
    Object.entries(ACCESS_RULES)
      .map(([name, { zh, en, source }]) => `- \`${name}\` ${zh}。${en}. (${source})`)
      .join('\n'),
    '## 公开字段 / Public fields',
    'Every role may see them at every phase.',
    rows(
      ['类型 Type', '字段 Fields'],
      byType(open).map(([type, fields]) => [`\`${type}\``, fields.join(' ')]),
    ),
  ].join('\n\n');
}

/** `Type.field` by type, sorted. */
function byType(coordinates: readonly string[]): readonly (readonly [string, readonly string[]])[] {
  const parts = coordinates.map((coordinate) => coordinate.split('.') as [string, string]);
  return [...Map.groupBy(parts, ([type]) => type)].sort().map(([type, fields]) => [type, fields.map(([, field]) => field)] as const);
}

function maskedRows(masked: FieldMarks['masked']): readonly (readonly string[])[] {
  const alike = Map.groupBy(masked, ([, { rule, reveal }]) => `\`${rule}\` \`${reveal}\``);
  return [...alike].flatMap(([rules, fields]) =>
    byType(fields.map(([coordinate]) => coordinate)).map(([type, names]) => [`\`${type}\``, names.join(' '), ...rules.split(' ')]),
  );
}

function sealedRows(coordinate: string, rule: AccessRuleName): readonly (readonly string[])[] {
  const { phase: sealedIn } = ACCESS_RULES[rule];
  return PHASES.map((phase) => fieldRow(coordinate, PHASE_NAMES[phase], rule, () => (phase === sealedIn ? WITHOUT_BIDDERS : SHOWN.ALL)));
}

function restrictedRows(coordinate: string, rule: AccessRuleName): readonly (readonly string[])[] {
  const { reach, phase: only } = ACCESS_RULES[rule];
  if (only === undefined) return [fieldRow(coordinate, '各阶段 every', rule, (role) => SHOWN[reach[role]])];
  return PHASES.map((phase) => fieldRow(coordinate, PHASE_NAMES[phase], rule, (role) => SHOWN[phase === only ? reach[role] : 'NONE']));
}

function fieldRow(coordinate: string, phase: string, rule: AccessRuleName, shown: (role: ViewerRole) => string): readonly string[] {
  return [`\`${coordinate}\``, phase, `\`${rule}\``, ...VIEWER_ROLES.map(shown)];
}

function rows(columns: readonly string[], entries: readonly (readonly string[])[]): string {
  return [columns, columns.map(() => '---'), ...entries].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const documents = SUBGRAPH_NAMES.map((name) => parse(subgraphSdl(name)));
const written = `${table(decisionsIn(documents), fieldMarksIn(documents))}\n`;
if (!process.argv.includes('--check')) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(FILE, written);
} else if (readFileSync(FILE, 'utf8') !== written) {
  console.error('docs/access.md 已过期，请运行 npm run access-table / docs/access.md is out of date: run npm run access-table');
  process.exitCode = 1;
}
