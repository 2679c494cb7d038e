import type { Instant } from '../../../schema/records/instant.ts';
import type { Stated } from './label-pairs.ts';
import type { Meaning } from './labels.ts';
import { momentIn, momentsIn, withWholeDates } from './moment.ts';
import { mostExact } from './most-exact.ts';
import type { NoticeReading } from './notice-reading.ts';

/** The moments that a notice states. */
export interface NoticeTimes {
  readonly deadline: Instant | null;
  readonly openingAt: Instant | null;
  readonly publicFrom: Instant | null;
  readonly publicTo: Instant | null;
  readonly decidedAt: Instant | null;
  readonly signedAt: Instant | null;
}

const DAY = String.raw`\d{4}\s*[年\-\/.]\s*\d{1,2}\s*[月\-\/.]\s*\d{1,2}\s*日?`;
/** The clock after a day: `（上午）10时30分`, ` 9:30（北京时间）`. */
const REST_OF_DAY = String.raw`[\s\d:：时点分秒（()）上下午中晚北京间星期周一二三四五六天]*`;
/** 并于 … （北京时间）前递交投标文件. */
const BEFORE = new RegExp(String.raw`[于为]\s*(${DAY}${REST_OF_DAY})[（(]?[^，。\n]{0,10}?[)）]?\s*前\s*(?:递交|提交|将)`, 'u');
const DEADLINE_IS = new RegExp(
  String.raw`截止(?:时间|日期)(?:\s*[（(][^）)\n]{0,20}[)）]|[，,]下同[)）])?(?:[和及、][^，。；：:\n]{2,8})?\s*(?:为\s*[:：]?|[:：]\s*为?|[（(](?=北京时间))\s*(?:北京时间[:：]?)?[\s【\[]*(${DAY}${REST_OF_DAY})`,
  'gu',
);
/** What else ends at a time: whatever comes before the bids. */
const OTHER_ENDS = /获取|下载|领取|领购|发售|出售|购买|报名|质疑|答疑|提问|疑问|澄清|确认|缴纳|保证金|解密|异议|投诉|公示|公告/u;
const PERIOD = new RegExp(
  String.raw`公示(?:期|时间|期限|日期)[^\n\d]{0,6}(${DAY}[^\n]{0,20}?[至到~—-][^\n]{0,4}${DAY}${REST_OF_DAY})`,
  'u',
);
const OPENED = new RegExp(String.raw`(${DAY}${REST_OF_DAY})\s*在[^，。\n]{2,40}开标`, 'u');
const OPENING_HEAD = /^[一二三四五六七八九十]{1,2}、[^，。]{0,24}(?:开启|开标)/u;
/** `四、提交投标文件截止时间、开标时间和地点`: both are the same moment. */
const JOINT_HEAD = /^[一二三四五六七八九十]{1,2}、[^，。]{0,20}截止时间[^，。]{0,8}(?:开启|开标)/u;
/** `投标截止时间及开标时间：…`, `开标时间（投标截止时间）：…`. */
const JOINT_LABEL =
  /截止时间(?:[（(][^）)]*[)）])?[、及和与\/]?[（(]?(?:即)?开(?:标|启)时间|开(?:标|启)时间[、及和与\/（(](?:即)?(?:投标)?截止时间/u;
const HEADED_LINES = 4;

/** Reads the moments of a notice from its labels, else from the sentences that the standard forms use. */
export function noticeTimes({ pairs, lines }: NoticeReading): NoticeTimes {
  const text = withWholeDates(lines.join('\n'));
  const opened = mostExact(labelled(pairs, 'openingAt'), momentIn(OPENED.exec(text)?.[1] ?? ''), underHead(lines));
  const deadline = mostExact(labelled(pairs.filter(isForBids), 'deadline'), deadlineIn(text), labelled(pairs, 'deadline'));
  const joint = lines.some((line) => JOINT_HEAD.test(line) || JOINT_LABEL.test(line));
  return {
    deadline: joint ? mostExact(deadline, opened) : deadline,
    openingAt: joint ? mostExact(opened, deadline) : opened,
    ...publicity(pairs, text),
    decidedAt: labelled(pairs, 'decidedAt'),
    signedAt: labelled(pairs, 'signedAt'),
  };
}

/** Where a notice also says until when to sign up, that is not the deadline for bids. */
function isForBids({ label }: Stated): boolean {
  return !label.includes('报名');
}

function deadlineIn(text: string): Instant | null {
  return momentIn(BEFORE.exec(text)?.[1] ?? '') ?? deadlineSentence(text);
}

function deadlineSentence(text: string): Instant | null {
  const own = [...text.matchAll(DEADLINE_IS)].find(({ index }) => !OTHER_ENDS.test(clauseBefore(text, index)));
  return momentIn(own?.[1] ?? '');
}

function clauseBefore(text: string, index: number): string {
  return /[^，。；：:\n]{0,20}$/u.exec(text.slice(Math.max(0, index - 20), index))![0];
}

/** Start and end beside labels of their own, else the two moments of one period. */
function publicity(pairs: readonly Stated[], text: string): Pick<NoticeTimes, 'publicFrom' | 'publicTo'> {
  const period = momentsIn(valueOf(pairs, 'publicPeriod') ?? '');
  const [from, to] = period.length >= 2 ? period : momentsIn(PERIOD.exec(text)?.[1] ?? '');
  const whole = to === undefined ? null : (from ?? null);
  return { publicFrom: labelled(pairs, 'publicFrom') ?? whole, publicTo: labelled(pairs, 'publicTo') ?? to ?? null };
}

function valueOf(pairs: readonly Stated[], meaning: Meaning): string | null {
  return pairs.find((pair) => pair.meaning === meaning && momentsIn(pair.value).length > 0)?.value ?? null;
}

function labelled(pairs: readonly Stated[], meaning: Meaning): Instant | null {
  const own = pairs.filter((pair) => pair.meaning === meaning).toSorted((one, other) => Number(isPutOff(other)) - Number(isPutOff(one)));
  return mostExact(...own.map(({ value }) => momentIn(value)));
}

/** `延期后开标时间` comes before the moment it puts off. */
function isPutOff({ label }: Stated): boolean {
  return /(?:延期|变更|更正|调整)后/u.test(label);
}

/** The one moment under a heading such as `五、开启`; a span, of which only the start may be in reach, states none. */
function underHead(lines: readonly string[]): Instant | null {
  const at = lines.findIndex((line) => OPENING_HEAD.test(line));
  const headed = at < 0 ? '' : lines.slice(at, at + HEADED_LINES).join('\n');
  const moments = /开始时间/u.test(headed) ? [] : momentsIn(headed);
  return new Set(moments.map((moment) => moment.at)).size === 1 ? moments[0]! : null;
}
