import type { Span } from './folded.ts';
import { inOrder } from './in-order.ts';
import { beginsWithSurname } from './surnames.ts';

const BODY = /(?:评标|评审|资格审查|谈判|磋商|询价|评议|评定|定标)(?:委员会|小组|专家组|专家|委员)|评委(?:专家|会)?|专家组/u.source;
const MEMBERS = /(?:组成|成员|专家|人员|委员|姓名){0,3}(?:名单)?(?:\([^()]{0,20}\))?(?:名单)?/u.source;
const LABEL = new RegExp(`(?:${BODY})(${MEMBERS})`, 'gu');
/** What joins the label to names: a colon says that they follow; a break does where the label asks for names; a word does where several follow. */
const COLON = /[ \t\r\n|]{0,6}:/uy;
const BREAK = /(?:[ \t\r|]{0,6}\n[\s|]{0,20}|[ \t|]{1,6})(?!:)/uy;
const VERB = /(?:由|为|有|包括)/uy;
/** Parts between names: signs, numbers, what a member is. */
const BETWEEN =
  /(?:[\s、,;./|和及与]|\d{1,2}[.、)]?|\([^()]{0,15}\)|(?:副?组长|主任(?:委员)?|成员|委员|组员|(?:采购人|招标人|业主|甲方|用户)(?:代表|评委)|(?:技术|经济|评审|评标|抽取的?)?专家|姓名|序号|第[一二三四五六七八九]包):?)/uy;
/** 等 after the last one is no part of it. */
const HAN_NAME =
  /[\p{Script=Han}--等]{1,8}·[\p{Script=Han}--等]{1,8}|\p{Script=Han}(?: {1,2}[\p{Script=Han}--等](?!\p{Script=Han})|[\p{Script=Han}--等]{1,3}|[\p{Script=Han}--等]?[*×X某○〇]{1,3})(?![\p{Script=Han}--等]|[A-Za-z])/vy;
const NO_NAME =
  /[的标审价额费号组会局厅处科院所司厂室班级]|项目|人员|单位|代表|专家|名单|依法|随机|抽取|成立|通过|合格|详见|全体|全部|委员|意见|时间|地点|方法|办法|情况|公示|公告|结果|签字|签名|报告|确定|推荐|高级|工程|经济|管理|电话|联系|地址|日期|有效|国家|严格|相应|应当|有关|相关|关于|方式|方案|包括|原则|双方|满意|不详|附件|无效|文件|内容|说明|备注|序号|总分|得分|万元|元整/u;
/** Names in one place. */
const MOST_NAMES = 60;

/** Names of those who evaluate, after the word for their body: 评标委员会成员：张三、李四. */
export function findExpertNames(text: string): readonly Span[] {
  if (!/评[标审委议定]|谈判|磋商|询价|专家组|资格审查|定标/u.test(text)) return [];
  return inOrder([...text.matchAll(LABEL)].flatMap(({ 0: label, 1: members, index }) => namesAfter(text, index + label.length, members!)));
}

function namesAfter(text: string, at: number, members: string): readonly Span[] {
  const asksForNames = /名单|成员|姓名|组成/u.test(members);
  const afterColon = matchEnd(COLON, text, at);
  if (afterColon !== null) return namesFrom(text, afterColon, 1);
  const afterBreak = matchEnd(BREAK, text, at);
  if (afterBreak !== null) return namesFrom(text, afterBreak, asksForNames ? 1 : 2);
  const afterVerb = matchEnd(VERB, text, at);
  return afterVerb === null ? [] : namesFrom(text, afterVerb, 2);
}

/** One span from the first name to the last: how many there are is not told. */
function namesFrom(text: string, from: number, least: number): readonly Span[] {
  let [start, end, count] = [-1, from, 0];
  for (let at: number | null = from; at !== null && count < MOST_NAMES;) {
    at = skipBetween(text, at);
    const nameEnd = nameAt(text, at);
    if (nameEnd !== null) {
      start = count === 0 ? at : start;
      [end, count] = [nameEnd, count + 1];
    }
    at = nameEnd;
  }
  return count < least ? [] : [{ start, end }];
}

function skipBetween(text: string, from: number): number {
  let at = from;
  for (let steps = 0; steps < 40; steps += 1) {
    const end = matchEnd(BETWEEN, text, at);
    if (end === null || end === at) break;
    at = end;
  }
  return at;
}

function nameAt(text: string, at: number): number | null {
  const end = matchEnd(HAN_NAME, text, at);
  if (end === null) return null;
  const name = text.slice(at, end);
  return (name.includes('·') || beginsWithSurname(name)) && !NO_NAME.test(name) ? end : null;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.exec(text) === null ? null : pattern.lastIndex;
}
