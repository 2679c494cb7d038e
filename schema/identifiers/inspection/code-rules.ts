import type { CodeList } from '../../codes/code-list.ts';
import type { FindingSeverity } from '../../records/finding.ts';

interface Rule {
  readonly severity: FindingSeverity;
  readonly zh: string;
  readonly en: string;
}

/**
 * Everything an inspection can remark on. No rule rejects a code: NOTE is worth knowing, WARNING is worth asking its issuer about. The check
 * of a deal code is a NOTE, since most real issuers get it wrong; that of a credit code a WARNING, since early registers hold wrong ones.
 */
export const CODE_RULES = {
  // How it was written
  EMPTY: { severity: 'WARNING', zh: '没有可识别的字符', en: 'there are no characters to read' },
  TOO_LONG: {
    severity: 'WARNING',
    zh: '超过 {limit} 个字符，任何编码都没有这么长',
    en: 'longer than {limit} characters, which no code is',
  },
  FULL_WIDTH: { severity: 'NOTE', zh: '含全角字符，已按半角读取', en: 'holds full-width characters, read as half-width' },
  SPACES: { severity: 'NOTE', zh: '含空白或不可见字符，已略去', en: 'holds spaces or invisible characters, left out' },
  HYPHEN_VARIANT: { severity: 'NOTE', zh: '连接号不是半角“-”，已替换', en: 'its hyphens are not “-”, replaced' },
  LOWER_CASE: { severity: 'NOTE', zh: '含小写字母，规范形式为大写', en: 'holds lower-case letters; the canonical form is upper case' },
  HYPHENS_MISPLACED: {
    severity: 'WARNING',
    zh: '连接号的位置不合{kind}的规定，去掉后可以识别',
    en: 'its hyphens are not where the {kindEn} has them; without them it can be read',
  },
  SEVERAL_CODES: { severity: 'WARNING', zh: '以分号等隔开的多个编码，请逐个查询', en: 'several codes in a list: inspect them one by one' },
  PLACEHOLDER: { severity: 'WARNING', zh: '占位值，不代表任何主体或项目', en: 'a placeholder that stands for nobody and nothing' },
  WITHHELD: {
    severity: 'WARNING',
    zh: '是或可能是公民身份号码，属个人信息，不予显示',
    en: 'is or may be a citizen’s id number: personal information, not repeated here',
  },
  NO_KNOWN_FORM: {
    severity: 'WARNING',
    zh: '共 {length} 个字符，不合任何已知编码的格式；仍可作为来源系统自己的编号保留',
    en: 'its {length} characters fit no known code; it may still be kept as a number of the source’s own',
  },
  NOT_THIS_KIND: { severity: 'WARNING', zh: '不合{kind}的格式：{layout}', en: 'has not the layout of a {kindEn}: {layoutEn}' },
  KIND_FROM_HINT: {
    severity: 'NOTE',
    zh: '种类按所给的字段名认定，仅凭字符无法与统一社会信用代码区分',
    en: 'its kind follows from the field name given; the characters alone are a credit code',
  },
  // Deal codes
  DEAL_CODE_LENGTH: {
    severity: 'WARNING',
    zh: '统一交易标识码去掉连接号应为 36 个字符，此处为 {length} 个',
    en: 'a deal code has 36 characters without hyphens, this has {length}',
  },
  CATEGORY_SHAPE: { severity: 'WARNING', zh: '分类代码应为一个字母加两位数字', en: 'the category has to be a letter and two digits' },
  ISSUER_SHAPE: {
    severity: 'WARNING',
    zh: '赋码机构代码应为 18 位统一社会信用代码（不用字母 I、O、S、V、Z）',
    en: 'the issuer has to be a credit code of 18 characters, without the letters I, O, S, V and Z',
  },
  DATE_SHAPE: { severity: 'WARNING', zh: '日期码应为 8 位数字 yyyyMMdd', en: 'the date has to be eight digits, yyyyMMdd' },
  SEQUENCE_SHAPE: { severity: 'WARNING', zh: '流水号应为 6 位数字', en: 'the sequence has to be six digits' },
  CHECK_SHAPE: { severity: 'WARNING', zh: '校验码应为一位数字、字母或“*”', en: 'the check has to be one digit, letter or “*”' },
  DEAL_CHECK_FAILS: {
    severity: 'NOTE',
    zh: '校验码应为“{expected}”（ISO 7064 MOD 37-2），所写为“{found}”；多数现行系统算错，编码照常使用',
    en: 'the check should be “{expected}” by ISO 7064 MOD 37-2 and is “{found}”; most issuers err here and the code stays in use',
  },
  WEIGHT_OVERFLOW: {
    severity: 'NOTE',
    zh: '所写校验码与一种已知错算相符：权重按 32 位整数溢出（左起五位）',
    en: 'the check agrees with a known miscalculation: the weights of the five leftmost characters overflow 32 bits',
  },
  ISSUER_CHECK_FAILS: {
    severity: 'WARNING',
    zh: '赋码机构的统一社会信用代码校验不符：应为“{expected}”，所写为“{found}”',
    en: 'the issuer’s own credit code fails its check: “{expected}” expected, “{found}” written',
  },
  DATE_NOT_IN_CALENDAR: { severity: 'WARNING', zh: '日期码不是日历上的日期', en: 'the date is no day of the calendar' },
  CATEGORY_UNKNOWN: {
    severity: 'WARNING',
    zh: '分类代码 {category} 不在已知的公共资源交易分类中',
    en: 'the category {category} is not in the known list of deal categories',
  },
  CATEGORY_UNCONFIRMED: {
    severity: 'NOTE',
    zh: '分类代码 {category} 的含义尚未与规范原文核对',
    en: 'the meaning of category {category} has not been compared with the specification yet',
  },
  ALIAS_WITHOUT_CATEGORY: {
    severity: 'WARNING',
    zh: '旧式写法，缺分类代码，只作别名；校验码要补上分类代码才能核对，与之相符的分类：{categories}',
    en: 'a legacy form without category, an alias only; the check needs the category, and these would pass: {categoriesEn}',
  },
  // Project, section, system and investment project codes
  PROVINCE_UNKNOWN: {
    severity: 'WARNING',
    zh: '行政区划 {region} 不属于任何省级行政区',
    en: 'the region {region} is in no province',
  },
  LETTERS_IN_SERIAL: {
    severity: 'WARNING',
    zh: '第 8 至 17 位应为数字，此处含字母',
    en: 'characters 8 to 17 have to be digits, and there are letters',
  },
  LETTERS_IN_SEQUENCE: {
    severity: 'NOTE',
    zh: '末段流水含字母：新版规范允许',
    en: 'letters in the last sequences: newer tables of the specification allow them',
  },
  LETTER_MISSING: {
    severity: 'WARNING',
    zh: '长度与{kind}相同，但首位应为字母',
    en: 'as long as a {kindEn}, which begins with a letter',
  },
  YEAR_IN_PLATFORM_PLACE: {
    severity: 'NOTE',
    zh: '平台流水的位置像是年份：这十位数字的分段不可依赖',
    en: 'what should be the platform looks like a year: the split of these ten digits is not reliable',
  },
  PERIOD_UNKNOWN: {
    severity: 'WARNING',
    zh: '前四位既不是年份（yyyy），也不是年月（yyMM）',
    en: 'the first four digits are neither a year (yyyy) nor a year and month (yyMM)',
  },
  HYPHENS_MISSING: { severity: 'NOTE', zh: '缺连接号，规范形式带连接号', en: 'without hyphens; the canonical form has them' },
  // Organisations
  LETTERS_NOT_USED: {
    severity: 'WARNING',
    zh: '统一社会信用代码不用字母 I、O、S、V、Z，此处有：{letters}（常由 1、0、5、2 误写）',
    en: 'a credit code never has the letters I, O, S, V or Z; this has {letters}, often mistaken for 1, 0, 5 or 2',
  },
  CREDIT_CODE_LENGTH: {
    severity: 'WARNING',
    zh: '开头像统一社会信用代码，应为 18 个字符，此处为 {length} 个',
    en: 'begins like a credit code, which has 18 characters; this has {length}',
  },
  CREDIT_CHECK_FAILS: {
    severity: 'WARNING',
    zh: '第 18 位校验码应为“{expected}”，所写为“{found}”；早期确有误发，请向登记机关核实',
    en: 'the 18th character should be “{expected}” and is “{found}”; early registers issued wrong ones, so ask the register',
  },
  BODY_UNKNOWN: {
    severity: 'WARNING',
    zh: '前两位 {pair} 不是已知的登记管理部门与机构类别',
    en: 'the first two characters {pair} are no known registering body and kind of organisation',
  },
  ORGANISATION_CHECK_FAILS: {
    severity: 'WARNING',
    zh: '组织机构代码的校验码应为“{expected}”，所写为“{found}”',
    en: 'the check of the organisation code should be “{expected}” and is “{found}”',
  },
  // Regions
  REGION_NOT_LISTED: {
    severity: 'WARNING',
    zh: '2010 年底以来的行政区划代码表中没有 {region}',
    en: 'no edition of GB/T 2260 since the end of 2010 lists {region}',
  },
  REGION_ABOLISHED: {
    severity: 'WARNING',
    zh: '{region}（{name}）已撤销：{from}列入，最后见于 {until} 版，{gone} 版起不再列入；现为 {now}',
    en: '{region} ({name}) was abolished: listed {fromEn}, last in the edition of {until}, no longer in that of {gone}; today {now}',
  },
  REGION_ABOLISHED_EARLIER: {
    severity: 'WARNING',
    zh: '{region}（{name}）在 2010 年底以前已不再列入；现为 {now}',
    en: '{region} ({name}) was no longer listed at the end of 2010; today {now}',
  },
  REGION_NEW: {
    severity: 'NOTE',
    zh: '{region}（{name}）自 {from} 版起列入，此前的记录不应使用',
    en: '{region} ({name}) is listed from the edition of {from} on; earlier records should not have it',
  },
  REGION_ITSELF: {
    severity: 'NOTE',
    zh: '不是行政区划代码，惯用来表示本级，即 {region}',
    en: 'no code of GB/T 2260; by custom it stands for the level itself, {region}',
  },
  STATISTICAL_ZONE: {
    severity: 'NOTE',
    zh: '统计上使用的开发区等代码，不在 GB/T 2260 中',
    en: 'a zone that statistics use, not in GB/T 2260',
  },
  BELOW_COUNTY_NOT_CHECKED: {
    severity: 'NOTE',
    zh: '县级以下的代码没有核对',
    en: 'the digits below the county were not looked up',
  },
  ALSO_ORGANISATION_CODE: {
    severity: 'NOTE',
    zh: '也能通过组织机构代码的校验；前六位是已列入的行政区划，故按行政区划读取',
    en: 'would pass as an organisation code too; read as a region since its first six digits are a listed one',
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type CodeRule = keyof typeof CODE_RULES;

/** The rules as a closed list, what varies in their sentences left open. */
export const CODE_RULE_LIST: CodeList<CodeRule> = {
  name: 'codeRule',
  zh: '编码问题的规则',
  source: 'GB 32100-2015, GB 11714, GB/T 2260, GB/T 17710 (ISO 7064); data specification',
  confidence: 'V',
  entries: Object.entries<Rule>(CODE_RULES).map(([code, { zh, en }]) => ({ code: code as CodeRule, zh: leftOpen(zh), en: leftOpen(en) })),
};

function leftOpen(sentence: string): string {
  return sentence.replaceAll(/\{\w+\}/gu, '…');
}
