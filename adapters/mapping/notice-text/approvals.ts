import type { Party } from '../../../schema/records/party.ts';
import type { StatedValue } from '../../../schema/records/notice.ts';
import type { Stated } from './label-pairs.ts';
import { plainLabel } from './labels.ts';
import { looksLikeOrganisation, partiesIn } from './party-names.ts';

/** `某发改投字[2026]34号`, with the letters that some offices put before the number. */
const NUMBER = String.raw`\p{Script=Han}{2,14}\s*[〔[（(【]\s*\d{4}\s*[〕\])）】]\s*第?[A-Z]?\d{1,6}\s*号`;
const LABELLED = new RegExp(NUMBER, 'u');
/** `已由某局以某发改审字〔2026〕73号批准建设`, `立项批准文件号为：某字（2026）73号`. */
const TOLD = new RegExp(
  String.raw`(?:以|[（(]|文件号为[：:]?|文号[为：:]+)\s*(${NUMBER})(?=\s*[)）]?\s*(?:文件?)?\s*(?:批准|批复|核准|备案)|[^。]{0,4}$|，)`,
  'gmu',
);

/** Numbers of the decisions by which works were approved, each once. A decision is no project: its number is told beside the project's. */
export function approvalNumbers(pairs: readonly Stated[], lines: readonly string[]): readonly StatedValue[] {
  const labelled = pairs.flatMap(({ label, value, meaning }) => {
    const number = meaning === 'approval' ? LABELLED.exec(value)?.[0] : undefined;
    return number === undefined ? [] : [{ label: plainLabel(label), value: number, money: null }];
  });
  const told = lines
    .filter((line) => /批准|批复|核准|备案/u.test(line))
    .flatMap((line) => [...line.matchAll(TOLD)].map(([, number]) => ({ label: '批准文号', value: number!, money: null })));
  const seen = new Set<string>();
  return [...labelled, ...told].filter(({ value }) => {
    const plain = value.replaceAll(/\s/gu, '');
    return !seen.has(plain) && seen.add(plain);
  });
}

/** `已由某县发展和改革局以…批准建设`, `已由某局（某字〔2026〕23号）批准`. */
const APPROVED_BY =
  /已经?由\s*([\p{Script=Han}]{3,30}?(?:局|委员会|发改委|政府|办公室|厅|部|中心|公司))\s*(?:(?:以|[（(])[^。]{2,60}?)?(?:批准|批复|核准|备案)/gu;

/** Offices that approved the works: under their label or in a sentence. */
export function approvers(pairs: readonly Stated[], lines: readonly string[]): readonly Party[] {
  const labelled = pairs.filter(({ meaning, value }) => meaning === 'approver' && looksLikeOrganisation(value)).map(({ value }) => value);
  const told = [...lines.join('\n').matchAll(APPROVED_BY)].map(([, name]) => name!);
  return [...labelled, ...told].flatMap((name) => partiesIn('OTHER', name));
}
