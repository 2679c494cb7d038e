import { approvers } from './approvals.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { PartyRole } from '../../../schema/codes/party-role.ts';
import type { Stated } from './label-pairs.ts';
import { plainLabel, type Meaning } from './labels.ts';
import type { NoticeRoles } from './notice-roles.ts';
import type { NoticeReading } from './notice-reading.ts';
import { momentIn } from './moment.ts';
import { looksLikeOrganisation, partiesIn } from './party-names.ts';

const IN_SENTENCE: readonly { readonly meaning: 'buyer' | 'agency' | 'supervisor'; readonly pattern: RegExp }[] = [
  { meaning: 'buyer', pattern: /(?:招标人|采购人|项目业主)为\s*([^，,。；：:\n]{4,40}?)\s*[，,。；]/u },
  {
    meaning: 'supervisor',
    pattern: /监督(?:管理)?(?:部门|机构|单位)为\s*([^，,。；：:\n]{4,40}?(?:局|委员会|处|办公室|中心|部|厅))\s*[，,。；]/u,
  },
  { meaning: 'agency', pattern: /(?:招标|采购)代理(?:机构|单位)为\s*([^，,。；：:\n]{4,40}?)\s*[，,。；]/u },
  {
    meaning: 'buyer',
    pattern:
      /招标文件的规定[，,]\s*([^，,。；：:\n]{2,40}?(?:公司|局|院|处|中心|学校|大学|政府|委员会))\s*的\s[^。；]{4,160}?中标候选人公示/u,
  },
  {
    meaning: 'agency',
    pattern: /委托\s*([^，,。；：:\n（(]{4,40}?(?:公司|中心|事务所))\s*(?:代理|组织(?:招标|采购)|进行(?:招标|采购|公开))/u,
  },
  { meaning: 'buyer', pattern: /受(?!让)\s*([^，,。；：:\n（(]{4,40}?)\s*(?:[（(]\s*(?:采购人|招标人)\s*[)）])?\s*(?:的)?委托/u },
  {
    meaning: 'agency',
    pattern:
      /(?:^|[\n：:。]\s*)([^，,。；：:\n（(]{4,40}(?:公司|中心|事务所))\s*(?:[（(][^（()）]{0,24}[)）])?\s*受(?!让)\s*[^，,。；\n]{4,40}/u,
  },
];

/** Buyer, agency and seller of a notice with their codes, each once. */
export function partiesOfNotice(reading: NoticeReading, roles: NoticeRoles): readonly Party[] {
  const labelled = reading.pairs.flatMap((pair, index) => {
    const role = roleOf(pair.meaning, roles);
    return role === null ? [] : partiesIn(role, pair.value, codeBeside(reading.pairs, index));
  });
  const text = reading.lines.join('\n');
  const told = IN_SENTENCE.flatMap(({ meaning, pattern }) => {
    const role = roleOf(meaning, roles)!;
    const name = pattern.exec(text)?.[1];
    return name === undefined || labelled.some((party) => party.role === role) ? [] : partiesIn(role, name);
  });
  const known = [...labelled, ...told, ...supervisorsWithin(reading.pairs)];
  const named = [...known, ...contactsOf(reading.pairs, roles).filter(({ role }) => !known.some((party) => party.role === role))];
  const all = named.some(({ role }) => role === roles.buyer) ? named : [...named, ...signedBy(reading, roles)];
  return distinctParties([
    ...all,
    ...presentAtOpening(reading.pairs, all),
    ...applicants(reading.pairs),
    ...approvers(reading.pairs, reading.lines),
  ]);
}

const EXAMINED = /^(?:资审|资格审查|资格预审|审查)?(?:不|未)?(?:予)?(?:通过|合格)$/u;

/** Who applied for a tender: a table of prequalification prints whether each of them passed. */
function applicants(pairs: readonly Stated[]): readonly Party[] {
  return pairs
    .filter(({ label, value, meaning }) => meaning === null && EXAMINED.test(value) && looksLikeOrganisation(label))
    .flatMap(({ label }) => partiesIn('BIDDER', label));
}

/** Organisations that take part in an opening (开标参与人) besides those with a role of their own. */
function presentAtOpening(pairs: readonly Stated[], known: readonly Party[]): readonly Party[] {
  return pairs
    .filter(({ label }) => plainLabel(label) === '开标参与人')
    .flatMap(({ value }) => value.split(/[,，、;；]/u))
    .filter((name) => looksLikeOrganisation(name.trim()) && !known.some((party) => party.name === name.trim()))
    .flatMap((name) => partiesIn('OTHER', name));
}

/** `行业主管部门：某县交通运输局 电话：…` inside a remark. */
const SUPERVISOR_WITHIN =
  /(?:主管|监督|监管)(?:管理)?(?:部门|机构|单位)[：:]\s*([\p{Script=Han}（）()]{4,30}?(?:局|委员会|处|办公室|中心|厅|政府))(?=[\s，,。；;]|电话|联系|$)/gu;

function supervisorsWithin(pairs: readonly Stated[]): readonly Party[] {
  const remarks = pairs.filter(({ meaning }) => meaning === null || meaning === 'supervisor');
  return remarks.flatMap(({ label, value }) => supervisorsIn(`${label}：${value}`));
}

/** Supervisors whom a remark names, each behind its own words. */
export function supervisorsIn(remark: string): readonly Party[] {
  if (!/主管|监督|监管/u.test(remark)) return [];
  return [...remark.matchAll(SUPERVISOR_WITHIN)].flatMap(([, name]) => partiesIn('SUPERVISOR', name!));
}

const ORGANISATION_OF_CONTACT = /^(?:联系人\s*[：:]\s*)?([\p{Script=Han}（）()*]{4,40})(?=[\s，,；;、]|$)/u;
const ROLE_OF_CONTACT: Readonly<Partial<Record<Meaning, (roles: NoticeRoles) => PartyRole>>> = {
  buyerContact: ({ buyer }) => buyer,
  agencyContact: ({ agency }) => agency,
  supervisorContact: () => 'SUPERVISOR',
};

/** Organisations that stand before the telephone number of their contact: `招标代理机构联系人及电话 | 某公司 0797-…`. */
function contactsOf(pairs: readonly Stated[], roles: NoticeRoles): readonly Party[] {
  return pairs.flatMap(({ meaning, value }) => {
    const role = meaning === null ? undefined : ROLE_OF_CONTACT[meaning]?.(roles);
    const name = ORGANISATION_OF_CONTACT.exec(value.trim())?.[1] ?? '';
    return role !== undefined && looksLikeOrganisation(name) ? partiesIn(role, name) : [];
  });
}

const SPEAKS_FOR_ITSELF = /我(?:公司|局|单位|院|校|中心|委|厅)/u;

/** Whoever signs a notice in its own name (`我公司于…组织的…`) and for nobody else is the buyer. */
function signedBy({ lines }: NoticeReading, { buyer }: NoticeRoles): readonly Party[] {
  const text = lines.join('\n');
  const date = lines.findLastIndex((line) => line.length <= 16 && momentIn(line) !== null);
  const name = lines[date - 1] ?? '';
  const isOwn = SPEAKS_FOR_ITSELF.test(text) && !/委托|代理/u.test(text) && lines.length - date <= 2;
  return isOwn && looksLikeOrganisation(name) ? partiesIn(buyer, name) : [];
}

function roleOf(meaning: Meaning | null, roles: NoticeRoles): PartyRole | null {
  if (meaning === 'buyer') return roles.buyer;
  if (meaning === 'agency') return roles.agency;
  if (meaning === 'supervisor') return 'SUPERVISOR';
  if (meaning === 'supplier') return 'SUPPLIER';
  if (meaning !== 'seller') return null;
  return roles.buyer === 'GRANTOR' ? 'GRANTOR' : 'SELLER';
}

/** The code printed right after a name, before the next name. */
export function codeBeside(pairs: readonly Stated[], index: number): string | null {
  const NAMES: readonly (Meaning | null)[] = ['buyer', 'agency', 'winner', 'candidate', 'grantee', 'seller', 'supervisor'];
  for (const pair of pairs.slice(index + 1, index + 5)) {
    if (pair.meaning === 'code') return pair.value;
    if (NAMES.includes(pair.meaning)) return null;
  }
  return null;
}

/** One party per role and name; the one with a code wins. */
export function distinctParties(parties: readonly Party[]): readonly Party[] {
  const found = new Map<string, Party>();
  for (const party of parties) {
    const key = `${party.role} ${party.name}`;
    if ((found.get(key)?.code ?? null) === null) found.set(key, party);
  }
  return [...found.values()];
}
