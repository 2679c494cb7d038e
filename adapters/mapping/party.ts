import type { PartyRole } from '../../schema/codes/party-role.ts';
import { classifyPartyCode } from '../../schema/identifiers/party-code.ts';
import type { Finding } from '../../schema/records/finding.ts';
import type { Party } from '../../schema/records/party.ts';
import { FAULT, fault, finding, textOf, type Columns, type Reader } from './reader.ts';

/** What a code column says of a party. */
export type PartyCodeFields = Pick<Party, 'code' | 'codeKind' | 'codeChecks'>;

/** Where a source keeps a party. */
export interface PartyColumns {
  readonly role: PartyRole;
  readonly name: string;
  readonly code?: string;
}

/** The parties that a name column states, 0..n: consortium members (联合体) are separated by `、` and end with 联合体, code lists by `;`. */
export function parties({ role, name, code }: PartyColumns): Reader<readonly Party[]> {
  return {
    columns: code === undefined ? [name] : [name, code],
    read: (row, findings) => readParties(role, row, findings, name, code),
  };
}

/** The single party that must be stated. */
export function party(columns: PartyColumns): Reader<Party> {
  const many = parties(columns);
  return {
    columns: many.columns,
    read(row, findings) {
      const found = many.read(row, findings);
      if (found === FAULT) return FAULT;
      return found[0] ?? fault(findings, { code: 'MISSING', column: columns.name });
    },
  };
}

/** All parties of several columns. */
export function partiesOf(...columns: readonly PartyColumns[]): Reader<readonly Party[]> {
  return {
    columns: columns.flatMap(({ name, code }) => (code === undefined ? [name] : [name, code])),
    read: (row, findings) => columns.flatMap(({ role, name, code }) => readParties(role, row, findings, name, code)),
  };
}

/** Reads a code column; a citizen's id number is withheld. */
export function partyCode(column: string): Reader<PartyCodeFields> {
  return { columns: [column], read: (row, findings) => readCode(textOf(row, column) ?? undefined, column, findings) };
}

/** Splits a printed name into the consortium's members; a single name gives itself. */
export function splitConsortium(printed: string): readonly string[] {
  const inner = printed.replace(/[（(]?联合体(?:成员|牵头人|投标)?[)）]?$/u, '').trim();
  const separator = /[;；]/u.test(inner) ? /[;；]/u : /[、,，]/u;
  const isConsortium = inner !== printed.trim() || /[;；]/u.test(inner);
  if (!isConsortium) return [printed.trim()];
  return inner
    .split(separator)
    .flatMap(splitJoined)
    .map((member) => member.trim())
    .filter((member) => member !== '');
}

/** `甲有限公司和乙设计院` names two: each side is an organisation in full. */
const JOINED = /(?<=公司|集团|院|厂|事务所)[和与及](?=[\p{Script=Han}（）()]{5,40}(?:公司|集团|院|厂|事务所)$)/u;

/** The organisations that a text joins with 和, 与 or 及; anything else gives itself. */
export function splitJoined(text: string): readonly string[] {
  return text.trim().split(JOINED);
}

function readParties(role: PartyRole, row: Columns, findings: Finding[], nameColumn: string, codeColumn?: string): readonly Party[] {
  const printed = textOf(row, nameColumn);
  if (printed === null) return [];
  const names = splitConsortium(printed);
  const codes = (codeColumn === undefined ? null : textOf(row, codeColumn))?.split(/[;；、,，]/u) ?? [];
  return names.map((name, index) => ({
    role,
    name,
    consortium: names.length > 1 ? printed : null,
    ...readCode(codes.length === names.length ? codes[index] : undefined, codeColumn, findings),
  }));
}

function readCode(raw: string | undefined, column: string | undefined, findings: Finding[]): PartyCodeFields {
  if (raw === undefined || column === undefined || raw.trim() === '') return { code: null, codeKind: null, codeChecks: null };
  const { kind, code, checks } = classifyPartyCode(raw);
  if (checks === false) findings.push(finding({ code: 'BAD_CHECK', severity: 'NOTE', column, value: code }));
  return { code, codeKind: kind, codeChecks: checks };
}
