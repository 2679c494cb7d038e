import type { Stated } from './label-pairs.ts';
import type { Meaning } from './labels.ts';
import { momentIn } from './moment.ts';
import type { NoticeReading } from './notice-reading.ts';

const CHANGED_TO = /(?:更正|变更|调整|修改|更改|修正|延期|顺延|推迟|延长)(?:为|至|到)[：:\s]*/u;
const HEADS_NEW_COLUMN = /^(?:更正|变更|修改|调整)后(?:的?内容)?$/u;
/** What a notice of a change states twice: as it was, and as it is now. */
const CHANGEABLE: ReadonlySet<Meaning | null> = new Set<Meaning | null>(['deadline', 'openingAt', 'budget', 'ceiling', 'openingPlace']);

/** What a notice of a change says now: `原…，现更正为…` and columns `更正前 | 更正后` give what comes after, the later of two statements wins. */
export function correctedReading(reading: NoticeReading): NoticeReading {
  const twoColumns = reading.lines.some((line) => HEADS_NEW_COLUMN.test(line));
  const pairs = reading.pairs.map((pair) => {
    if (!CHANGEABLE.has(pair.meaning)) return pair;
    const told = pair.value.split(CHANGED_TO);
    return { ...pair, value: told.length > 1 ? told.at(-1)! : twoColumns ? besideIn(reading.lines, pair) : pair.value };
  });
  return { ...reading, pairs: pairs.filter(({ meaning }, index) => !CHANGEABLE.has(meaning) || !isToldLater(pairs, index)) };
}

function isToldLater(pairs: readonly Stated[], index: number): boolean {
  const { meaning, label } = pairs[index]!;
  return pairs.slice(index + 1).some((later) => later.meaning === meaning && isOfWhole(later.label) === isOfWhole(label));
}

/** The investment in the whole project is no earlier statement of that in the part put to tender. */
function isOfWhole(label: string): boolean {
  return /总投资/u.test(label);
}

/** The cell after the old value: it lies in the column of what is new. */
function besideIn(lines: readonly string[], { value }: Stated): string {
  const next = lines[lines.indexOf(value) + 1] ?? '';
  return lines.includes(value) && (momentIn(value) === null) === (momentIn(next) === null) && next.length <= 60 ? next : value;
}
