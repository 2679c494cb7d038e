/** What labels mean in a notice: meaning → the labels, parted by white space. */
const LABELS = {
  projectCode: `
    项目编号 招标项目编号 采购项目编号 招标编号 采购编号 项目号 项目编码 项目编号（建议书编号） 原公告的采购项目编号
    原公告的项目编号 竞价编号 采购执行编号 采购计划编号 项目代码 预算编号 计划编号 招标公告编号 公告编号
    项目备案编号 招标文件编号 招标项目标书编号 标书编号 采购计划备案号 政府采购计划编号 政府采购计划备案号
    宗地编号 宗地号 地块编号 投资项目代码 投资项目统一代码 投资项目编码 采购条目编号 框架协议编号 框架协议项目编号 框架协议采购项目编号`,
  lotCode: `
    标段编号 标段（包）编号 标段包编号 标段号 包号 标包编号 标段（包）号 标段编码 标段（包）编码 采购包号 分包编号 标项号 标包号
    包组编号 合同包号 合同包编号 包组号 标项编号`,
  contractCode: `
    合同编号 采购合同编号`,
  lotName: `
    标段名称 标段（包）名称 项目标段名称 标项名称 包名称 采购包名称 分包名称 标包名称 包组名称 项目及标段名称`,
  projectName: `
    项目名称 招标项目名称 采购项目名称 工程名称 标的名称 原公告的采购项目名称 原公告的项目名称 转让标的名称
    标的物名称`,
  buyer: `
    招标人 建设单位 招标单位 采购人 采购单位 采购人名称 招标人名称 采购单位名称 采购方 比选人 询价人
    招标人（盖章） 采购人（甲方） 甲方 业主单位 项目业主 采购执行方 招标（采购）人 采购人单位名称 发包人 项目法人 项目建设单位
    建设单位（或招标人） 建设单位（招标人）`,
  agency: `
    招标代理机构 招标机构 招标代理单位 招标代理 代理机构 采购代理机构 采购代理机构名称 代理机构名称 招标代理机构名称
    集中采购机构 招标（采购）代理机构 采购代理 招标代理机构全称 采购代理机构全称 代理机构全称`,
  supervisor: `
    监督部门 行政监督部门 监督单位 监管部门 采购监督机构 招标监督机构 行业主管部门 行政主管部门 采购监督管理机构
    采购监督管理部门 监督部门及联系方式 监督管理部门 行业监管 行业监管部门 监督机构 监督单位名称 监督部门名称
    监督机构名称 监管部门名称 监管单位`,
  seller: `
    转让方 转让方名称 出让人 出让方 出租方 委托方 转让人 转让人名称 出租方名称 融资方 融资方名称`,
  winner: `
    中标人 中标单位 中标人名称 中标供应商 中标供应商名称 成交供应商 成交供应商名称 成交人 成交单位
    中标（成交）供应商 中标（成交）供应商名称 中标成交供应商名称 中标（成交）人 中选人 中选单位 成交人名称 供应商名称
    乙方 供应商（乙方） 中标（成交）单位 中标（成交）单位名称 中选供应商 中选供应商名称 入围供应商 入围供应商名称 入围单位 拟成交供应商
    拟中标人 中标方 中标服务商`,
  supplier: `
    拟定供应商 拟定供应商名称 拟定唯一供应商 拟定唯一供应商名称 唯一供应商 唯一供应商名称 单一来源供应商 单一来源供应商名称`,
  grantee: `
    受让方 受让人 竞得人 买受人 竞得单位 受让方名称 买受人名称 承租方 竞得者 竞买人 承租方名称 承租人 竞得人名称 竞得方 受让人名称 受让单位`,
  candidate: `
    中标候选人 中标候选人名称 成交候选人 投标人名称 候选人名称 投标单位 投标人 单位名称 候选供应商 成交候选供应商
    企业名称 投标单位名称 竞标人 投标企业 投标企业名称 否决投标企业 否决投标人 否决投标人名称 被否决投标人 被否决投标人名称
    未中标人 未中标人名称 未中标单位 未中标单位名称`,
  dealPrice: `
    中标价 中标金额 中标价格 成交金额 成交价 成交价格 中标（成交）金额 总中标成交金额 交易价格 中标成交金额
    中标总价 投标总报价中标价格 中标（成交）价 中选价 中选金额 中标金额（费率、单价等） 竞得价 成交总价 总成交金额
    入围价格 入围金额 中标价（报价承诺） 拟中标价 中标总金额 中标（成交）价格 中标（成交）总金额 总中标金额 合计（总价） 中标报价
    成交额 成交价款 下浮比例 下浮率 中标下浮率 优惠率 中标费率 成交总金额`,
  bidPrice: `
    投标报价 报价 投标总报价 投标总价 投标价 投标报价（元/%） 最后报价 最终报价 报价金额 总报价 投标金额
    响应报价 投标总报价（万元） 评审价格 评审报价 经评审的投标价
    单价报价`,
  budget: `
    预算金额 采购预算 项目预算 项目预算金额 采购预算金额 合同估算价 标段合同估算价 项目计划投资 估算价 预算总金额
    标段计划投资额 总投资 项目总投资 投资估算 本次招标估算价 合同包预算金额 预算价 转让底价 挂牌价 挂牌价格 起始价 挂牌底价 起拍价 挂牌起始价 出租底价
    预算合计 采购包预算金额 包预算金额 包预算 标段估算价 招标估算价 投资额 投资额或合同估算价 投资额或估算价 总投资额 招标金额 项目投资 工程投资 投资 本工程投资 概算金额
    估算金额 预计金额 预计采购金额 发包预算价 标段预算价 计划总投资 预估金额 项目预估金额 项目预估总金额 标包金额
    标包预估金额 标包预计金额 标包概算金额 标段金额 预计招标金额
    拟采购的货物或服务的预算金额`,
  ceiling: `
    最高限价 招标控制价 控制价 控制价（最高限价） 最高投标限价 采购最高限价 最高限价总计 合同包最高限价 招标最高限价
    拦标价 采购控制价 最高限价（如有） 投标最高限价 采购包最高限价 包最高限价 采购限价 暂定最高限价`,
  appraisal: `
    评估值 转让标的评估值 评估价 评估价值 评估价格 资产评估值 标的评估值`,
  contractPrice: `
    合同金额 合同总金额 合同总价 合同价 合同价款 签约合同价`,
  bond: `
    投标保证金 投标保证金金额 保证金 保证金金额 竞买保证金 履约保证金 磋商保证金 项目投标保证金 投标保证金要求
    投标保证金提交的金额 投标保证金的金额 投标保证金数额`,
  agencyFee: `
    代理服务费 代理服务收费金额 收费金额 本项目代理费总金额 代理服务费金额 代理服务费收费金额 代理费 招标代理服务费
    代理服务费总金额 采购代理服务费 收取金额`,
  deadline: `
    延期后投标截止时间 变更后投标截止时间 更正后投标截止时间 延期后投标文件递交截止时间 延期后截止时间
    截止时间 投标截止时间 递交投标文件截止时间 投标文件递交截止时间 提交投标文件截止时间 响应文件提交截止时间
    递交响应文件截止时间 磋商响应文件递交截止时间 投标截止时间、开标时间 报名截止时间 投标文件递交的截止时间
    响应文件递交截止时间 提交响应文件截止时间 报价截止时间 投标文件递交截止时间（投标截止时间） 首次响应文件提交截止时间
    竞价截止时间 文件递交截止时间 应答文件递交截止时间 应答截止时间 响应截止时间 递交截止时间 谈判响应文件递交截止时间`,
  openingAt: `
    延期后开标时间 变更后开标时间 更正后开标时间 调整后开标时间 开标时间 开启时间 响应文件开启时间 投标截止时间、开标时间 磋商开始时间 开标日期 谈判时间 磋商时间 项目开标时间 响应文件开启时间 评标（开标）时间`,
  openingPlace: `
    开标地点 开评标地点 开标评标地点 开启地点 磋商地点`,
  publicPeriod: `
    公示期 公示时间 公示期限 公示起止时间 公示日期 公示期为 公告时间 成交候选人公示时间 中标候选人公示时间 公示期间`,
  publicFrom: `
    公示开始时间 公告发布开始时间 公示起始时间`,
  publicTo: `
    公示结束时间 公示截止时间 公告结束时间 公示截止期 公示截止日期 公示结束日期`,
  decidedAt: `
    成交日期 定标时间 中标日期 成交时间 定标日期 交易日期`,
  signedAt: `
    合同签署时间 合同签订日期 合同签订时间 签订日期 签订时间 签约日期`,
  term: `
    合同期限 履约期限 合同履行期限 服务期限 履约期限（天） 合同履约期限 工期 工期（日历天） 工期（交货期） 工期要求 计划工期 总工期 合同工期
    工期/交货期 中标工期 投标工期 承诺工期`,
  quality: `
    质量 质量目标 质量标准 质量要求 工程质量 中标质量要求`,
  method: `
    采购方式 招标方式 交易方式 出让方式 采购形式 转让方式`,
  classification: `
    采购品目 品目名称 工程类型 项目类型 公共资源交易行业分类`,
  rank: `
    序号 排序 排名 名次 中标候选人排序 候选人排序 推荐排序 名次排序 推荐名次 签到顺序 中标候选人及排序 中标候选人排名顺序 中标候选人排名 候选人名次`,
  code: `
    统一社会信用代码 社会信用代码 统一信用代码 中标供应商统一社会信用代码 组织机构代码 中标人统一社会信用代码
    供应商统一社会信用代码 组织机构代码/统一社会信用代码 信用代码 中标（成交）供应商统一社会信用代码`,
  members: `
    联合体成员单位 联合体成员 联合体单位 联合体`,
  place: `
    建设地点 工程建设地点 项目所在地 行政区域 所属地区 采购项目所在地 地理位置 工程地点 标的所在地 工程地址 项目建设地点 项目实施地点
    项目监管地`,
  unit: `
    单位`,
  approver: `
    项目审批、核准或备案机关 项目审批机关 项目批准机关 审批机关 核准机关 备案机关 批准机关 项目审批单位 项目批准单位`,
  approval: `
    立项批文号 立项批准文号 立项批准文件号 立项文号 批准文号 批准文件号 项目批准文号 项目审批文号 审批文号 核准文号 项目核准文号 批复文号 批文号
    项目批文号 项目立项批文号`,
  provisional: `
    暂定金额 暂列金额 暂列金 暂估价 专业工程暂估价 材料暂估价 暂定金额和暂估价费用合计 暂列金额和暂估价合计 安全文明施工费`,
  referencePrice: `
    业绩合同金额`,
  buyerContact: `
    招标人联系人及电话 招标人联系人及联系方式 采购人联系人及电话 建设单位联系人及电话`,
  agencyContact: `
    招标代理机构联系人及电话 招标代理机构名称项目负责人及电话 招标代理机构名称联系人及电话 招标代理机构名称及联系方式 代理机构联系人及电话
    招标代理联系人及电话`,
  supervisorContact: `
    监管部门联系方式 监督部门联系方式 监管部门联系人及电话 监督部门联系人及电话 监管部门及联系方式 行政监督部门联系方式
    监管部门名称及联系方式 行政监督部门及联系方式`,
} as const;

export type Meaning = keyof typeof LABELS;

/** Meaning → its labels. */
export const MEANINGS = Object.fromEntries(Object.entries(LABELS).map(([meaning, labels]) => [meaning, words(labels)])) as Readonly<
  Record<Meaning, readonly string[]>
>;

/** Further headings of tables: they mean nothing to us but tell where a heading ends and its first row begins. */
const OTHER_HEADINGS = words(`
  名称 地址 供应商地址 中标供应商地址 中标成交供应商地址 中标（成交）供应商地址 备注 备注信息 中标成交备注信息
  评审总得分 得分 总得分 综合得分 评审得分 评分结果 最终得分 采购内容 标的 数量 单价 总价 规格型号 品牌
  品牌（如有） 货物名称 商品名称 服务要求 服务范围 服务时间 服务标准 采购标的 品目号 品目编号 拟任 项目经理
  姓名 证书名称 证书编号 项目负责人 技术负责人 废标理由 其他事项 采购条目名称 技术需求或服务要求
  联系方式 联系电话 联系人 包内容 质量承诺 工期/交货期 投标文件递交时间 是否中标 是否专门面向中小企业
  采购预留金额 施工范围 施工工期 执业证书信息 简要规格描述 相关证书名称及编号 项目负责人名称 响应情况 项目业绩
  资质 投标有效期 投标资格 评标办法 文件编号 开标方式 开标参与人 开标记录内容 资格审查方式 招标人联系电话
  招标代理机构联系电话 法定代表人 中标通知书发出日期 定标方法 信用得分 采购标段 标包 采购包 包组 标项 分包
  交货期 评审结果 评标价 推荐理由 服务期 保证金（元） 授权委托书 文件接收时间 解密状态 本招标项目中的信用排序
  提交解密指令时间 保证金 开工日期 竣工日期 竣工（交工）日期 建设规模 合同价格 职务 执业或职业资格 职称 职称专业
  级别 项目业主 项目概况 标段划分 工程规模 建设概况 招标组织形式 预计发布招标公告时间 资金来源 预计招标时间 预计采购时间 采购需求概况 综合评标得分 产地 规格要求 未中标原因 详细信息
  否决环节 否决原因 否决理由 否决投标原因 否决投标理由 否决依据`);

/** Labels that end a value of a text without line breaks, though their own value is not read. */
export const INLINE_ONLY = words(`
  招标人地址 招标人联系方式 招标代理机构地址 招标代理机构联系方式 采购人地址 采购人联系方式 代理机构地址
  代理机构联系方式 招标内容 招标公告日期 公告日期 招标条件 联系电话 联系人 项目负责人
  采购代理机构地址 采购代理机构联系方式 供应商地址`);

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/u);
}

/** Notices repeat the same labels; nine replacements each took a sixth of the time of their mapping. */
const PLAIN_LABELS = new Map<string, string>();
const MOST_LABELS = 5_000;
const LONGEST_LABEL = 40;

/** Labels are compared without spaces, numbering, bracketed units and closing colons, in full-width brackets. */
export function plainLabel(label: string): string {
  if (label.length > LONGEST_LABEL) return withoutOrnaments(label);
  const known = PLAIN_LABELS.get(label);
  if (known !== undefined) return known;
  const plain = withoutOrnaments(label);
  if (PLAIN_LABELS.size >= MOST_LABELS) PLAIN_LABELS.clear();
  PLAIN_LABELS.set(label, plain);
  return plain;
}

function withoutOrnaments(label: string): string {
  return label
    .replaceAll(/[\s\u00a0\u3000]+/gu, '')
    .replace(/^(?:\d{1,2}(?:[.．]\d{1,2})+[.、．]?(?!\d)|[（(]?[一二三四五六七八九十\d]{1,3}[）).、．]+|[★▲●·※*]+)+/u, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replace(/（(?:人民币|单位[:：]?)*(?:亿元|万元|元|%|％|天|日历天|人民币|人民币元|元\/%|％\/元)）/gu, '')
    .replace(/（(?:北京时间|(?:即|同)?(?:投标|响应|开标|递交)?(?:截止)?时间|含税|小写|大写|全称|(?:单位)?公章|(?:电子)?签章|如有)）$/u, '')
    .replace(/^（(?=[^）]*$)/u, '')
    .replace(/^(?:本项目的?|本次)/u, '')
    .replace(/[：:]+$/u, '')
    .replace(/(?<=\p{Script=Han}{3})为$/u, '');
}

const MEANING_OF: ReadonlyMap<string, Meaning> = new Map(
  (Object.entries(MEANINGS) as [Meaning, readonly string[]][]).flatMap(([meaning, labels]) =>
    labels.map((label) => [plainLabel(label), meaning]),
  ),
);
const HEADINGS: ReadonlySet<string> = new Set([...MEANING_OF.keys(), ...OTHER_HEADINGS.map(plainLabel)]);

/** What a label means; null for one we do not know. */
export function meaningOf(label: string): Meaning | null {
  return MEANING_OF.get(plainLabel(label)) ?? null;
}

/** Whether text is a label or heading by itself. */
export function isHeading(text: string): boolean {
  return text.length <= 40 && HEADINGS.has(plainLabel(text));
}

/** Whom a part of a notice is about: `1.采购人信息` makes the following `名称` the buyer's. */
export const SECTIONS: readonly { readonly pattern: RegExp; readonly meaning: Meaning | null }[] = [
  { pattern: /^(?:采购人|招标人|采购单位|招标单位)(?:基本)?信息/u, meaning: 'buyer' },
  { pattern: /^(?:采购|招标)?代理机构(?:基本)?信息|^(?:采购|招标)(?:（采购）)?代理机构信息/u, meaning: 'agency' },
  { pattern: /^(?:中标人|中标供应商|成交供应商|中标单位)信息/u, meaning: 'winner' },
  { pattern: /^(?:拟定|唯一|单一来源)(?:的)?(?:唯一)?供应商(?:基本)?信息/u, meaning: 'supplier' },
  { pattern: /^(?:同级|本级)?(?:政府)?(?:采购|招标|行政)?(?:监督|监管)(?:管理)?(?:部门|机构|单位)(?:信息)?/u, meaning: 'supervisor' },
  { pattern: /^(?:项目联系|公告期限|其他|其它|附件|评审专家|代理服务|主要标的|项目信息|联系方式|评标委员会)/u, meaning: null },
];
