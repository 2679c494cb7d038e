import type { PartyRole } from '../../../schema/codes/party-role.ts';
import { classifyPartyCode } from '../../../schema/identifiers/party-code.ts';
import type { Party } from '../../../schema/records/party.ts';
import { splitConsortium, splitJoined } from '../party.ts';
import { peopleIn, PERSON } from './person-names.ts';

const NOT_A_NAME =
  /^(?:|[\/\\-]+|—+|无|暂无|详见.*|见附件.*|[（(]?(?:盖章|公章|签章|签字.*|(?:单位|盖单位|盖)?公?章|盖单位公?章|电子签章)[)）]?|名称.*|地址.*|null|招标人|采购人|联系人.*|电话.*|单位名称|空)$/u;
const LED = /(?:联合体)?(?:牵头人|牵头单位|牵头方|主体|主办方|成员单位|成员方|成员)\s*\d*\s*[:：]/u;
const MARKS =
  /[（(](?:联合体)?(?:牵头人|牵头单位|牵头方|牵头|主体|主办方|成员单位|成员方|成员\d*|(?:盖?单位)?(?:盖章|公章|签章)|电子签章|盖单位章|本级采购人|采购人|招标人|采购单位|招标单位|(?:采购|招标)?代理机构|供应商|投标人|中标人|甲方|乙方)[)）]/gu;
const ORGANISATION =
  /(?:公司|集团|院|所|厂|中心|学校|大学|小学|中学|幼儿园|协会|局|部|社|店|场|站|队|会|馆|委|处|(?<=\p{Script=Han}{3})办公室|政府|厅|银行|合伙[)）])(?:[（(][^）)]*[)）])?$/u;
/** The next clause, or a list of things: no name holds an enumeration comma. */
const RUN_ON = /^\d+[、.．]|^[^（(]*、/u;
const DATE = /\d{4}\s*[年\-\/.]\s*\d{1,2}\s*[月\-\/.]\s*\d{1,2}/u;

/** The names in a printed value: a consortium (`A、B联合体`, `A;B`, `牵头人：A 联合体成员：B`) gives its members, anything else itself. */
export function namesIn(printed: string): readonly string[] {
  const people = peopleIn(printed);
  if (people !== null) return people;
  const text = tidyName(printed);
  const led = text
    .split(new RegExp(LED.source, 'gu'))
    .map(tidyName)
    .filter((name) => name !== '');
  const members = LED.test(text) ? led : splitMarked(text);
  return members.map((name) => tidyName(name.replaceAll(MARKS, ''))).filter(isName);
}

/** What parts names: marks, gaps, and 及 before a person. */
const AND =
  /[、,，;；\/]|\s+|(?<=公司)及(?=\p{Script=Han}{2,3}$)|(?<=^\p{Script=Han}(?:\p{Script=Han}{1,2}|\*{1,3}))[及与](?=\p{Script=Han}(?:\p{Script=Han}{1,2}|\*{1,3})$)/u;
function splitMarked(text: string): readonly string[] {
  const split = splitConsortium(text);
  if (split.length > 1) return split;
  const parts = text
    .split(AND)
    .flatMap(splitJoined)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length > 1 && parts.every((part) => PERSON.test(part))) return parts;
  const whole = parts.length > 1 && parts.every((part) => isWholeName(part, parts));
  return whole ? parts : [text];
}

/** An organisation in full, or a person beside one. */
function isWholeName(part: string, parts: readonly string[]): boolean {
  const organisation = (text: string): boolean => text.length >= 6 && ORGANISATION.test(text.replaceAll(MARKS, ''));
  return organisation(part) || (PERSON.test(part) && organisation(parts[0]!));
}

/** Whether text can be the name of a party: not a placeholder, a sentence or a stray label. */
export function isName(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= 80 &&
    !NOT_A_NAME.test(text) &&
    !/[。？！]|https?:|^[\d.,\s%*-]+$/u.test(text) &&
    !DATE.test(text) &&
    !RUN_ON.test(text)
  );
}

/** Whether text looks like an organisation: what a table cell must look like to be read as a name without a label of its own. */
export function looksLikeOrganisation(text: string): boolean {
  return isName(text) && ORGANISATION.test(text) && !/[:：]/u.test(text.replace(LED, ''));
}

/** Seal positions of electronic signatures (`&&&招标人盖章位置2&&&`) stand before names. */
function tidyName(text: string): string {
  return text
    .replaceAll(/&&&[^&]*&&&/gu, ' ')
    .replaceAll(/[\s\u00a0\u3000]+/gu, ' ')
    .replaceAll(/(?<=[\p{Script=Han}）)]) (?=[\p{Script=Han}（(])/gu, (space, index: number, whole: string) =>
      keepsGap(whole, index) ? space : '',
    )
    .replace(/^[^，。]{0,12}(?:监督部门|主管部门|监管部门)为/u, '')
    .replace(/[（(]\s*(?:联系人|联系方式|联系电话|电话|地址)[^（()）]*[)）]?\s*$/u, '')
    .replace(/[，,；;]\s*(?:联系方式|联系电话|电话|联系地址|地址)\s*[:：].*$/u, '')
    .replace(/[（(][\d*\-—、\s]{5,}[)）]$/u, '')
    .replace(/[（(]\s*(?:占|占比|持股|份额)?\s*\d{1,3}(?:\.\d+)?\s*[%％]\s*[)）]$/u, '')
    .replace(/^[\s、，,;；:：.．]+|[\s、，,;；:：。]+$/gu, '');
}

/** A gap after a complete organisation name parts two names; any other gap inside Chinese text is padding. */
function keepsGap(text: string, index: number): boolean {
  return /(?:公司|院|厂|所|中心)$/u.test(text.slice(0, index));
}

/** Parties of a role from a printed value; codes count only where there is one per name. */
export function partiesIn(role: PartyRole, printed: string, printedCode: string | null = null): readonly Party[] {
  const names = namesIn(printed);
  const codes = printedCode?.split(/[;；、,，\s]+/u).filter((code) => code !== '') ?? [];
  const parties = names.map((name, index) => ({
    role,
    name,
    consortium: names.length > 1 ? printed.trim() : null,
    ...codeOf(codes.length === names.length ? codes[index]! : null),
  }));
  // Two persons may have the same name, two members of a consortium may not.
  return parties.filter(({ name }, index) => !ORGANISATION.test(name) || names.indexOf(name) === index);
}

function codeOf(raw: string | null): Pick<Party, 'code' | 'codeKind' | 'codeChecks'> {
  if (raw === null || !/^[0-9A-Za-z*-]{8,20}$/u.test(raw)) return { code: null, codeKind: null, codeChecks: null };
  const { kind, code, checks } = classifyPartyCode(raw);
  return { code, codeKind: kind, codeChecks: checks };
}
