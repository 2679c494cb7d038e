import type { StatedValue } from '../../../schema/records/notice.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { NoticeRoles } from './notice-roles.ts';
import { partiesIn } from './party-names.ts';

/** `（项目编号：JDGR2026-XY-J002）`, and `【平公资采2026223号】` before the name. */
const LABELLED_CODE =
  /[（(【[]\s*((?:采购|招标)?项目编号|招标编号|采购编号|项目代码|项目编码)\s*[：:]\s*([\p{Script=Han}\w（()）[\]【】〔〕/.—-]{4,60}?)\s*[)）】\]](?=[^）)】\]]*$)/u;
const LEADING_CODE = /^【([^【】]{2,20}\d{4}[^【】]{0,20}号)】/u;
/** `…项目(CQS26C00197)竞争性磋商公告`: letters and digits alone, right before what the notice is. */
const BARE_CODE =
  /[（(]((?=[A-Z\d-]*[A-Z])(?=(?:[A-Z-]*\d){5})[A-Z\d-]{7,30})[)）](?:的)?(?:公开|竞争性|邀请)?(?:招标|谈判|磋商|询价|采购|中标|成交|结果|更正|变更|终止|废标|合同|单一来源)+[^（()）]{0,6}(?:公告|公示)$/u;

/** The project code that a title prints; null where it prints none. */
export function codeInTitle(title: string): StatedValue | null {
  const labelled = LABELLED_CODE.exec(title);
  if (labelled !== null && /\d/u.test(labelled[2]!)) return { label: labelled[1]!, value: labelled[2]!, money: null };
  const code = LEADING_CODE.exec(title)?.[1] ?? BARE_CODE.exec(title)?.[1];
  return code === undefined ? null : { label: '项目编号', value: code, money: null };
}

const PUBLISHER = /^([^，。：:、【】]{4,40}?)关于(.*)$/su;
const BOUGHT_BY = /^([^，。：:、【】]{4,40}?)采购(?!中心|代理|办|项目|服务|人)/u;
const AGENCY =
  /(?:招标|项目管理|工程管理|咨询|造价|代理|监理|顾问|招投标|拍卖)[^（(]*(?:公司|事务所)$|(?:采购|交易)(?:服务|管理)?中心(?:[^（(]{0,6}分中心)?$/u;
const BUYER =
  /(?:政府|办公室|办事处|管理处|局|委员会|管委会|厅|学校|大学|学院|中学|小学|幼儿园|医院|卫生院|中心|支队|大队|总队|所|研究院|检察院|法院|图书馆|博物馆|党校|电视台|服务站)(?:[（(]本级[)）])?$/u;

/** Who publishes a notice and who buys, where its title says so: `甲招标有限公司关于乙局采购丙的公告`, `乙局关于丙的公告`. */
export function partiesInTitle(title: string, roles: NoticeRoles, projectName: string | null = null): readonly Party[] {
  const [, publisher, subject] = PUBLISHER.exec(title) ?? [];
  if (publisher === undefined) return buyerOf(title, roles) ?? buyerBefore(projectName, title, roles);
  if (!AGENCY.test(publisher)) return BUYER.test(publisher) ? partiesIn(roles.buyer, publisher) : [];
  const buyer = BOUGHT_BY.exec(subject!)?.[1] ?? '';
  return [...partiesIn(roles.agency, publisher), ...(BUYER.test(buyer) ? partiesIn(roles.buyer, buyer) : [])];
}

/** The number of a purchase before its title: `甲采公〔2026〕10号（第二次）`. */
const NUMBER_FIRST = /^[^，。\s]{1,16}[〔[（(【]\d{4}[〕\])）】]\s*\d{1,5}\s*号(?:-\d+)?(?:[（(]第.次[)）])?/u;
/** In 某县政府采购 the last word is 政府采购. */
const CALLED_PURCHASE = /(?<!人民)政府$/u;

/** `乙支队采购丙项目公告`: who buys what. */
function buyerOf(title: string, { buyer }: NoticeRoles): readonly Party[] | null {
  const name = BOUGHT_BY.exec(title.replace(NUMBER_FIRST, ''))?.[1] ?? '';
  return BUYER.test(name) && !CALLED_PURCHASE.test(name) ? partiesIn(buyer, name) : null;
}

/** Who stands before the project's name: `乙局丙项目成交公告` where the notice calls its project `丙项目`. */
function buyerBefore(projectName: string | null, title: string, { buyer }: NoticeRoles): readonly Party[] {
  const name = projectName === null ? '' : title.slice(0, Math.max(0, title.indexOf(projectName)));
  return name.length <= 40 && !/[【】[\]：:]/u.test(name) && BUYER.test(name) ? partiesIn(buyer, name) : [];
}
