import type { CatalogueItem } from '../store/catalogue/catalogue-item.ts';
import type { PolicyDocument } from '../store/policies/policy.ts';
import type { PolicyFile } from '../store/policies/policy-file.ts';
import { cityOf, provinceOf } from '../../schema/identifiers/region-code.ts';

/** Which key contradicts what, in both languages. */
type Fault = readonly [key: string, sentence: string];

/** What a file of the right shape may still get wrong. */
export function faultsOf({ policies, catalogue }: PolicyFile): readonly string[] {
  const faults = [
    ...policies.flatMap((policy, index) =>
      policyFaults(policy).map(([key, sentence]) => `${placeOf('policies', index, policy.id)}.${key} ${sentence}`),
    ),
    ...catalogue.flatMap((item, index) =>
      itemFaults(item).map(([key, sentence]) => `${placeOf('catalogue', index, item.id)}.${key} ${sentence}`),
    ),
    ...twice('policies', policies),
    ...twice('catalogue', catalogue),
  ];
  return policies.length + catalogue.length === 0 ? ['policies 与 catalogue 均为空 / and catalogue are both empty'] : faults;
}

/** A key as people find it: `policies[3] (tendering-law)`. */
export function placeOf(list: string, index: number, id: unknown): string {
  return typeof id === 'string' ? `${list}[${index}] (${id})` : `${list}[${index}]`;
}

function policyFaults(policy: PolicyDocument): readonly Fault[] {
  const { draft, status, replaces, id, issuedYear, issuedOn, articles } = policy;
  return [
    ...regionFaults(policy),
    ...dateFaults(policy),
    ...when(draft && status !== null, 'status', '征求意见稿没有时效 / a draft has none'),
    ...when(!draft && status === null, 'status', '缺少（征求意见稿请写 draft: true） / is missing (write draft: true for a draft)'),
    ...when(replaces.includes(id), 'replaces', '不能替代自己 / names the document itself'),
    ...when(
      issuedYear !== null && issuedOn !== null && !issuedOn.startsWith(String(issuedYear)),
      'issuedYear',
      '与 issuedOn 不符 / contradicts issuedOn',
    ),
    ...repeated(articles.map(({ article }) => article)).map((article): Fault => ['articles', `${article} 重复 / is listed twice`]),
  ];
}

function regionFaults({ level, region }: PolicyDocument): readonly Fault[] {
  if (level === 'NATIONAL') return when(region !== null, 'region', '国家层级的文件没有地区 / a national document has none');
  if (region === null) return [['region', '缺少 / is missing']];
  const isOwn = level === 'PROVINCIAL' ? region === provinceOf(region) : region === cityOf(region) || region !== provinceOf(region);
  return when(!isOwn, 'region', `${region} 与层级 ${level} 不符 / does not go with the level ${level}`);
}

function dateFaults({ issuedOn, effectiveOn, amendedOn, toBeCleanedOn, repealedOn }: PolicyDocument): readonly Fault[] {
  const begin = effectiveOn ?? issuedOn;
  const isBefore = (day: string | null, first: string | null) => day !== null && first !== null && day < first;
  return [
    ...when(isBefore(effectiveOn, issuedOn), 'effectiveOn', '早于 issuedOn / is before issuedOn'),
    ...when(isBefore(repealedOn, begin), 'repealedOn', '早于施行之日 / is before the document took effect'),
    ...when(isBefore(toBeCleanedOn, begin), 'toBeCleanedOn', '早于施行之日 / is before the document took effect'),
    ...when(
      amendedOn.some((day) => isBefore(day, begin)),
      'amendedOn',
      '早于施行之日 / is before the document took effect',
    ),
  ];
}

function itemFaults({ validFrom, validUntil, words, categories, sectors }: CatalogueItem): readonly Fault[] {
  const isLate = validFrom !== null && validUntil !== null && validUntil < validFrom;
  const isCatchAll = words.length === 0 && categories.length === 0 && sectors.includes('OTHER');
  return [
    ...when(isLate, 'validUntil', '早于 validFrom / is before validFrom'),
    ...when(
      isCatchAll && sectors.length > 1,
      'words',
      '缺少：没有关键词的 OTHER 目录项会包含一切 / are missing: an item of OTHER without words would hold everything',
    ),
  ];
}

function twice(list: string, entries: readonly { readonly id: string }[]): readonly string[] {
  return repeated(entries.map(({ id }) => id)).map((id) => `${list}[].id ${id} 重复 / is listed twice`);
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function when(isFault: boolean, key: string, sentence: string): readonly Fault[] {
  return isFault ? [[key, sentence]] : [];
}
