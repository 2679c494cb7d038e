import type { RecordKind } from '../../schema/records/record.ts';

/**
 * Facts that a person read in a raw row: for an award its parties and yuan, for a project its region,
 * budget and parties, for a bid its code and yuan, for a mineral right its licence, mineral and area.
 */
export interface Expectation {
  readonly file: string;
  readonly rowKey: string;
  readonly kind: RecordKind;
  readonly facts: readonly (readonly (string | null)[])[];
}

const YICHANG = 'engineering/yichang-hubei-epoint';
const PLATFORM = 'national-platform/detail.structured-100.json';
const SUPPLY = 'land/landchina-legacy/supply-result.csv';

const JIANGXI = 'engineering/jiangxi-ggzy/bid_records.json';

export const EXPECTATIONS: readonly Expectation[] = [
  {
    file: JIANGXI,
    rowKey: 'c1cd3d56-c480-4ae9-8813-00f6b65b3308',
    kind: 'award',
    facts: [
      ['中国移动通信集团江西有限公司赣州分公司', '2249600'],
      ['江西耀美科技有限公司', '1905153.1'],
      ['赣州宸联信息科技有限公司', '2259653'],
    ],
  },
  {
    file: JIANGXI,
    rowKey: '8f9909d1-2f3d-4c44-8fcc-6bb56960fd66',
    kind: 'project',
    facts: [['360222', '2500000', '浮梁荻湾乡村振兴有限公司']],
  },
  {
    file: `${YICHANG}/award-notice.raw.json`,
    rowKey: '753db113-f948-45ed-8e44-9584be8789d2',
    kind: 'award',
    facts: [['湖北昊源建设工程有限公司', '20797381.58']],
  },
  {
    file: `${YICHANG}/award.parsed.json`,
    rowKey: '753db113-f948-45ed-8e44-9584be8789d2',
    kind: 'award',
    facts: [['湖北昊源建设工程有限公司', '20797381.58']],
  },
  {
    file: `${YICHANG}/candidate-notice.raw.json`,
    rowKey: '72b452df-f8c2-44d5-94f8-cec5ae66424d',
    kind: 'award',
    facts: [
      ['林同棪国际工程咨询（中国）有限公司', null],
      ['湖北省城建设计院股份有限公司', null],
      ['重庆交通大学工程设计研究院有限公司', null],
    ],
  },
  { file: PLATFORM, rowKey: '003183a93c49cca84f26af77aa0dd4557c63', kind: 'award', facts: [['4800000']] },
  {
    file: PLATFORM,
    rowKey: '0051c87cc1337a4a4aeb89e9a4f522c4cc93',
    kind: 'award',
    facts: [['四川邦跃腾建设工程有限责任公司', '12420812.9']],
  },
  { file: PLATFORM, rowKey: '006255c4cf800be34031b4813d8b4f4b77dd', kind: 'award', facts: [['甘肃国奥建设工程有限公司', '9330166.85']] },
  {
    file: PLATFORM,
    rowKey: '00425919e96595a148779e10a17a1da1bd3d',
    kind: 'project',
    facts: [['420100', '1793000', '武汉市体育局机关', '湖北中盛汇金项目管理有限公司']],
  },
  {
    file: 'engineering/ggzy-national/detail.json',
    rowKey: '00507ed85c2fffb24f8285c004b5b305f426',
    kind: 'award',
    facts: [
      ['重庆丰渝建筑工程有限公司', '3078772.7'],
      ['重庆数方科技有限责任公司', '3649999.87'],
      ['重庆山渝建筑工程有限公司', '3682486.65'],
    ],
  },
  {
    file: 'engineering/ggzy-national/bid-opening-yongchun-1528.csv',
    rowKey: '91420000MA4870WY1E',
    kind: 'bid',
    facts: [['91420000MA4870WY1E', '18350534']],
  },
  { file: SUPPLY, rowKey: '7e646516-cfd1-4e5b-976e-994003df3526', kind: 'parcel', facts: [['249480']] },
  { file: SUPPLY, rowKey: '7e646516-cfd1-4e5b-976e-994003df3526', kind: 'award', facts: [['格尔木中右化加油站', '249480']] },
  { file: SUPPLY, rowKey: '6d18243e-db5c-4030-9b30-325af87a40fe', kind: 'parcel', facts: [['3019000000']] },
  {
    file: 'mineral/ky.mnr.gov.cn/notices.json',
    rowKey: 't20260907_10307760',
    kind: 'award',
    facts: [['陇南市忠亿矿业开发有限公司', '83650000']],
  },
  {
    file: 'property-rights/cbex/deal-source.json',
    rowKey: 'GR2026BJ1001513:39386-553787',
    kind: 'award',
    facts: [['上海梦兴圆贸易有限公司', '151910']],
  },
  { file: 'property-rights/cbex/deal-source.json', rowKey: 'G32026BJ1000085:', kind: 'project', facts: [['110000', '49988605']] },
  {
    file: 'engineering/yichang-hubei-epoint/award-notice.raw.json',
    rowKey: 'f2d80d20-f1c1-4698-9ac5-ca0616710195',
    kind: 'award',
    facts: [['十一冶建设集团有限责任公司', '9903234.11']],
  },
  {
    file: 'engineering/yichang-hubei-epoint/award-notice.raw.json',
    rowKey: '6f0ec77b-34ce-44a7-a8d8-9490fef7ae66',
    kind: 'award',
    facts: [['山东鸿华建筑安装工程有限公司', '73555084.31']],
  },
  {
    file: 'engineering/yichang-hubei-epoint/award-notice.raw.json',
    rowKey: '74194dca-5918-4329-90ed-ef1aec5e9d3f',
    kind: 'award',
    facts: [['湖北市政建设集团有限公司', '291960203.14']],
  },
  {
    file: 'engineering/yichang-hubei-epoint/candidate-notice.raw.json',
    rowKey: '8b36ee3d-3295-4ea5-91b3-ff17e9b9476c',
    kind: 'award',
    facts: [
      ['湖北中广公路勘察设计有限公司', '1017600'],
      ['宜昌市磐石注册岩土工程师事务有限公司', '946050'],
      ['中煤湖北地质勘察基础工程有限公司', '977850'],
    ],
  },
  {
    file: 'engineering/yichang-hubei-epoint/candidate-notice.raw.json',
    rowKey: '04e685e2-1da9-446a-a948-af5dcaa58ab6',
    kind: 'award',
    facts: [
      ['湖北盛荣建设集团有限公司', '33375260.55'],
      ['湖北鑫民建设集团有限公司', '33406008.67'],
      ['江铭建设集团有限公司', '33601171.05'],
    ],
  },
  {
    file: 'engineering/yichang-hubei-epoint/candidate-notice.raw.json',
    rowKey: '13f03dee-fd89-4f08-b083-79d82dc33fd1',
    kind: 'award',
    facts: [
      ['湖北国通领驭建设集团有限公司', '3859490.14'],
      ['秭归县开明建筑有限责任公司', '3799256.29'],
      ['湖北鑫民建设集团有限公司', '3812424.19'],
    ],
  },
  {
    file: 'engineering/yichang-hubei-epoint/award.parsed.json',
    rowKey: 'c03fe72f-5ab4-4f3b-a5a9-18a47434455b',
    kind: 'award',
    facts: [['湖北杰晟建设工程有限公司', '5698419.63']],
  },
  {
    file: 'engineering/yichang-hubei-epoint/award.parsed.json',
    rowKey: '5aae652d-5df9-4044-b400-ae134c34ee3d',
    kind: 'award',
    facts: [['中国铁路设计集团有限公司', '2798000']],
  },
  {
    file: 'engineering/yichang-hubei-epoint/award.parsed.json',
    rowKey: 'a2dda41c-c273-44a0-b124-472baa15176b',
    kind: 'award',
    facts: [['湖北云琨路桥建设有限公司', '11922325.45']],
  },
  {
    file: 'engineering/yichang-hubei-epoint/candidate.parsed.json',
    rowKey: '6baec534-c0e4-4477-9d6b-37dba703afda',
    kind: 'award',
    facts: [
      ['湖北瀚泰工程有限公司', '13076558.72'],
      ['湖北省清江路桥建筑有限公司', '13238930.12'],
      ['邵阳通泰路桥建设有限公司', '13280922.89'],
    ],
  },
  {
    file: 'engineering/yichang-hubei-epoint/candidate.parsed.json',
    rowKey: '9c0e2d98-dbb1-4ed5-9e35-ab1b312d43d1',
    kind: 'award',
    facts: [
      ['湖北夷昊建设工程有限公司', '161357303.77'],
      ['中交一公局厦门工程有限公司', '宜都高投卓信建设工程有限公司', '161178025.54'],
      ['友焜建工集团有限公司', '161287393.47'],
    ],
  },
  {
    file: 'engineering/yichang-hubei-epoint/candidate.parsed.json',
    rowKey: 'e1aeb163-1ff6-4a9f-8f19-41e4b3ca25dd',
    kind: 'award',
    facts: [
      ['河南灵捷水利勘测设计研究有限公司', '2000000'],
      ['四川和易信工程勘察设计有限公司', '2050000'],
      ['重庆长科工程设计有限公司', '重庆中驰工程勘测技术有限公司', '2036666'],
    ],
  },
  {
    file: 'engineering/hebei-epoint/getFullTextData.response-a.json',
    rowKey: '18e922e9-5dbb-4e2e-bf7c-beffdfe0c564',
    kind: 'project',
    facts: [['130600', null, '保定市安格庄水库除险加固工程建设处', '河北昊禹招标代理有限责任公司', '河北省水利厅']],
  },
  {
    file: 'engineering/hebei-epoint/getFullTextData.response-a.json',
    rowKey: '74444101-9c0a-4cc6-a938-fb96adff4df9',
    kind: 'project',
    facts: [['131125', null, '河北省发展和改革委员会']],
  },
  {
    file: 'engineering/hebei-epoint/getFullTextData.response-a.json',
    rowKey: 'bd8cfd17-3c23-4312-904f-85f4139678ff',
    kind: 'project',
    facts: [['130622', null]],
  },
  {
    file: 'engineering/hebei-epoint/getFullTextData.response-b.json',
    rowKey: '9e8e9be5-51d7-43c7-bd53-1f04f38ba8e6_002',
    kind: 'project',
    facts: [['130622', null, '保定市清苑区冉庄中学', '河北永诚工程项目管理有限公司']],
  },
  {
    file: 'engineering/hebei-epoint/getFullTextData.response-b.json',
    rowKey: 'f841fc96-6e24-4e5b-892c-844bd0b75f4d_002',
    kind: 'project',
    facts: [['130121', null, '井陉县住房和城乡建设局', '河北鼎瑞招标代理有限公司']],
  },
  {
    file: 'engineering/hebei-epoint/getFullTextData.response-b.json',
    rowKey: '99162818-b354-4293-b2e8-3cdfe72c692c_002',
    kind: 'project',
    facts: [['130000', null, '昌黎新天风能有限公司', '河北省成套招标有限公司']],
  },
  {
    file: 'engineering/hebei-epoint/getFullTextData.response-b.json',
    rowKey: '3de9ad34-dead-4d2a-91ec-399af4a5dbb9_002',
    kind: 'award',
    facts: [['南通太和建筑安装工程有限公司', '1212603.55']],
  },
  {
    file: 'engineering/ggzy-national/detail.json',
    rowKey: '00466f679211978d46e3ab2c8f7eb01396c7',
    kind: 'award',
    facts: [['安徽芊程建设工程有限公司', '2446475.04']],
  },
  {
    file: 'engineering/ggzy-national/detail.json',
    rowKey: '0051c87cc1337a4a4aeb89e9a4f522c4cc93',
    kind: 'award',
    facts: [['四川邦跃腾建设工程有限责任公司', '12420812.9']],
  },
  {
    file: 'engineering/ggzy-national/detail.json',
    rowKey: '0035300e55fb37a84e248b35843b0afcee04',
    kind: 'award',
    facts: [['福建中闽谦合建工有限公司', '18791886']],
  },
  {
    file: 'engineering/ggzy-national/detail.json',
    rowKey: '006255c4cf800be34031b4813d8b4f4b77dd',
    kind: 'award',
    facts: [['甘肃国奥建设工程有限公司', '9330166.85']],
  },
  {
    file: 'engineering/ggzy-national/bid-opening-yongchun-1528.csv',
    rowKey: '91411400553165702C',
    kind: 'bid',
    facts: [['91411400553165702C', '18348496']],
  },
  {
    file: 'engineering/ggzy-national/bid-opening-yongchun-1528.csv',
    rowKey: '91341524MA2NWMYR3D',
    kind: 'bid',
    facts: [['91341524MA2NWMYR3D', '18348479']],
  },
  {
    file: 'engineering/ggzy-national/bid-opening-yongchun-1528.csv',
    rowKey: '91350902315699805X',
    kind: 'bid',
    facts: [['91350902315699805X', '18348095']],
  },
  {
    file: 'procurement/ggzy-national/detail.json',
    rowKey: '0041651391c6e3c3457fa4016a35bfc4de99',
    kind: 'award',
    facts: [['河南世达体育产业发展有限公司', '1675000']],
  },
  {
    file: 'procurement/ggzy-national/detail.json',
    rowKey: '0051c7011560e84149acbe4c0147d67af3a2',
    kind: 'award',
    facts: [['成都灌篮高手体育文化发展有限公司', '550000']],
  },
  {
    file: 'procurement/ggzy-national/detail.json',
    rowKey: '00655e863dc18bd34e378e9fcc5a97d8a0b6',
    kind: 'award',
    facts: [['新疆绿丰科技有限公司', '749808']],
  },
  {
    file: 'procurement/chongqing-ccgp/notices.response.json',
    rowKey: '512351820866273280',
    kind: 'project',
    facts: [['500101', '325000', '重庆市万州区人民法院', '重庆市万州区人民法院']],
  },
  {
    file: 'procurement/chongqing-ccgp/notices.response.json',
    rowKey: '512335062507941888',
    kind: 'project',
    facts: [['500107', '15330000', '九龙坡区环境卫生管理处', '重庆市九龙坡区交易中心']],
  },
  {
    file: 'procurement/chongqing-ccgp/notices.response.json',
    rowKey: '512329107133054976',
    kind: 'project',
    facts: [['500243', '394000', '彭水苗族土家族自治县第二中学校', '彭水苗族土家族自治县公共资源综合交易中心']],
  },
  {
    file: 'procurement/chongqing-ccgp/notice-detail.response.json',
    rowKey: '512563536568926208',
    kind: 'award',
    facts: [['重庆市金雷电器设备有限公司', '3045']],
  },
  {
    file: 'procurement/guangxi-zcy/portal-category.response.json',
    rowKey: 'Y1Xs+Ya9sqZiYbm5sKeVqQ==',
    kind: 'project',
    facts: [['451026', null, '那坡县应急管理局']],
  },
  {
    file: 'procurement/guangxi-zcy/portal-detail.response.json',
    rowKey: 'j3fGSjOb9+s2L57ar0Y/MQ==',
    kind: 'project',
    facts: [['451027', null]],
  },
  {
    file: 'land/landchina-legacy/supply-result.csv',
    rowKey: '7acabb41-3127-45eb-9cc3-97369a830cf8',
    kind: 'award',
    facts: [['仇**', '28620']],
  },
  {
    file: 'land/landchina-legacy/supply-result.csv',
    rowKey: '0a58897b-095a-4b11-a8c5-6b5bb3936b11',
    kind: 'award',
    facts: [['河南闽源特钢有限公司', '7468000']],
  },
  {
    file: 'land/landchina-legacy/supply-result-2016.csv',
    rowKey: '192cb608-6fa6-4574-b661-b095d095c081',
    kind: 'award',
    facts: [['喀什综合保税区投资开发有限公司', '6620000']],
  },
  {
    file: 'land/landchina-legacy/supply-result-2016.csv',
    rowKey: 'c6628cbe-b7a8-42cb-bca8-482265dc474b',
    kind: 'award',
    facts: [['宁夏平罗县金禾现代农业发展有限公司', '1181600']],
  },
  {
    file: 'land/landchina-legacy/supply-result-2016.csv',
    rowKey: 'f5eba8b9-8f95-48ad-b728-52e5a67b5a12',
    kind: 'award',
    facts: [['何**', '2184']],
  },
  {
    file: 'land/landchina-legacy/supply-detail-beijing.csv',
    rowKey: '3506aa3f-b5dc-4932-9435-eaff6f06c3e9',
    kind: 'award',
    facts: [['魏**', '320625']],
  },
  {
    file: 'land/landchina-legacy/supply-detail-beijing.csv',
    rowKey: '1c13ada0-f7f9-49e3-916c-450893e2dbd4',
    kind: 'award',
    facts: [['华夏人寿保险股份有限公司北京分公司', '3550000000']],
  },
  {
    file: 'land/landchina-legacy/supply-detail-beijing.csv',
    rowKey: '3a73e0c3-e143-4cc8-b0bd-92a2dfddc98d',
    kind: 'award',
    facts: [['北京亦庄盛元投资开发有限公司', '106614345']],
  },
  {
    file: 'land/landchina-legacy/supply-detail.json',
    rowKey: '612afe33-1c45-4e68-9b5b-0a2044d271e3',
    kind: 'award',
    facts: [['河北康城房地产开发有限公司', '104840000']],
  },
  {
    file: 'land/landchina-legacy/supply-detail.json',
    rowKey: 'ba332f8e-c5a0-4002-ba0e-63796e9a2dfd',
    kind: 'award',
    facts: [['刘*', '26486']],
  },
  {
    file: 'land/landchina-legacy/supply-detail.json',
    rowKey: '8bca1935-f8ab-4848-a662-bf8b610c4603',
    kind: 'award',
    facts: [['南阳神圣农化科技有限公司', '2410000']],
  },
  {
    file: 'mineral/ky.mnr.gov.cn/notices.json',
    rowKey: 't20260910_10309850',
    kind: 'award',
    facts: [['河南省第一地质大队有限公司', '12720000']],
  },
  {
    file: 'mineral/ky.mnr.gov.cn/notices.json',
    rowKey: 't20260910_10309849',
    kind: 'award',
    facts: [['甘肃陇岳矿业有限公司', '46190000']],
  },
  {
    file: 'mineral/ky.mnr.gov.cn/notices.json',
    rowKey: 't20260910_10309848',
    kind: 'award',
    facts: [['中疆矿业（天津）有限公司', '6430000']],
  },
  {
    file: 'mineral/ky.mnr.gov.cn/dj-ck.csv',
    rowKey: 'DC5108212026097100000001@2026-09-09',
    kind: 'mineralRight',
    facts: [['DC5108212026097100000001', '闪长岩', '0.57530']],
  },
  {
    file: 'mineral/ky.mnr.gov.cn/dj-ck.csv',
    rowKey: 'DC5201002023081110155618@2026-09-08',
    kind: 'mineralRight',
    facts: [['DC5201002023081110155618', '地热', '0.12690']],
  },
  {
    file: 'mineral/ky.mnr.gov.cn/dj-ck.csv',
    rowKey: 'DC5108222026097160000003@2026-09-07',
    kind: 'mineralRight',
    facts: [['DC5108222026097160000003', '玻璃用砂岩', '1.67110']],
  },
  {
    file: 'mineral/ky.mnr.gov.cn/dj-tk.csv',
    rowKey: 'DT1507002008083050013707@2026-09-09',
    kind: 'mineralRight',
    facts: [['DT1507002008083050013707', '铅矿', '7.73180']],
  },
  {
    file: 'mineral/ky.mnr.gov.cn/dj-tk.csv',
    rowKey: 'DT5000002026096000000002@2026-09-08',
    kind: 'mineralRight',
    facts: [['DT5000002026096000000002', '萤石普通', '9.16370']],
  },
  {
    file: 'mineral/ky.mnr.gov.cn/dj-tk.csv',
    rowKey: 'DT5000002026096000000003@2026-09-08',
    kind: 'mineralRight',
    facts: [['DT5000002026096000000003', '萤石普通', '25.67360']],
  },
  {
    file: 'mineral/ky.mnr.gov.cn/dj-ck-index.html',
    rowKey: 'DC5108212026097100000001@2026-09-09',
    kind: 'mineralRight',
    facts: [['DC5108212026097100000001', '闪长岩', '0.57530']],
  },
  {
    file: 'mineral/ky.mnr.gov.cn/dj-ck-index.html',
    rowKey: 'DC5201002023081110155618@2026-09-08',
    kind: 'mineralRight',
    facts: [['DC5201002023081110155618', '地热', '0.12690']],
  },
  {
    file: 'mineral/ky.mnr.gov.cn/dj-ck-index.html',
    rowKey: 'DC5108222026097160000003@2026-09-07',
    kind: 'mineralRight',
    facts: [['DC5108222026097160000003', '玻璃用砂岩', '1.67110']],
  },
  {
    file: 'mineral/ky.mnr.gov.cn/dj-tk-index.html',
    rowKey: 'DT1507002008083050013707@2026-09-09',
    kind: 'mineralRight',
    facts: [['DT1507002008083050013707', '铅矿', '7.73180']],
  },
  {
    file: 'mineral/ky.mnr.gov.cn/dj-tk-index.html',
    rowKey: 'DT5000002026096000000002@2026-09-08',
    kind: 'mineralRight',
    facts: [['DT5000002026096000000002', '萤石普通', '9.16370']],
  },
  {
    file: 'mineral/ky.mnr.gov.cn/dj-tk-index.html',
    rowKey: 'DT5000002026096000000003@2026-09-08',
    kind: 'mineralRight',
    facts: [['DT5000002026096000000003', '萤石普通', '25.67360']],
  },
  { file: 'property-rights/cbex/deal-source.json', rowKey: 'GR2026BJ1001024:5581024', kind: 'award', facts: [['1678490.57']] },
  { file: 'property-rights/cbex/deal-source.json', rowKey: 'GR2025BJ1006830:5586830', kind: 'award', facts: [['1400000']] },
  {
    file: 'property-rights/cbex/deal-index.html',
    rowKey: 'GR2026BJ1001513:39386-553787',
    kind: 'award',
    facts: [['上海梦兴圆贸易有限公司', '151910']],
  },
  { file: 'property-rights/cbex/deal-index.html', rowKey: 'GR2026BJ1001024:5581024', kind: 'award', facts: [['1678490.57']] },
  { file: 'property-rights/cbex/deal-index.html', rowKey: 'GR2025BJ1006830:5586830', kind: 'award', facts: [['1400000']] },
  {
    file: 'property-rights/ggzy-national/detail-other.json',
    rowKey: '003183a93c49cca84f26af77aa0dd4557c63',
    kind: 'award',
    facts: [['4800000']],
  },
  {
    file: 'property-rights/ggzy-national/detail-other.json',
    rowKey: '00317f93901f049746f888842633363c2e17',
    kind: 'award',
    facts: [['6000000']],
  },
  {
    file: 'national-platform/detail.structured-100.json',
    rowKey: '0037b5e2b915512e46ac80e0ce10471d376c',
    kind: 'award',
    facts: [['青岛高校电子有限公司', '736320']],
  },
  {
    file: 'national-platform/detail.structured-100.json',
    rowKey: '0051298f83c3865f421bb0fb82c88ad9d0ba',
    kind: 'award',
    facts: [
      ['中国水利水电第七工程局有限公司', '139584357.34'],
      ['贵州建工集团第十一建筑工程有限责任公司', '138710233.16'],
      ['四川雄洲建设集团有限公司', '141731400.83'],
    ],
  },
  {
    file: 'national-platform/getTradList.response.json',
    rowKey: '003346ed9dd8b0494c7aa507db162810f636',
    kind: 'project',
    facts: [['330521', null]],
  },
  {
    file: 'national-platform/getTradList.response.json',
    rowKey: '003183a93c49cca84f26af77aa0dd4557c63',
    kind: 'project',
    facts: [['310000', null]],
  },
  {
    file: 'national-platform/getTradList.response.json',
    rowKey: '00317f93901f049746f888842633363c2e17',
    kind: 'project',
    facts: [['310000', null]],
  },
  {
    file: 'national-platform/getTradList.records-100.json',
    rowKey: '003346ed9dd8b0494c7aa507db162810f636',
    kind: 'project',
    facts: [['330521', null]],
  },
  {
    file: 'national-platform/getTradList.records-100.json',
    rowKey: '003183a93c49cca84f26af77aa0dd4557c63',
    kind: 'project',
    facts: [['310000', null]],
  },
  {
    file: 'national-platform/getTradList.records-100.json',
    rowKey: '00317f93901f049746f888842633363c2e17',
    kind: 'project',
    facts: [['310000', null]],
  },
  {
    file: 'national-platform/detail_sample.html',
    rowKey: '00536c16973a74fe4afb9f252198a66f778a',
    kind: 'project',
    facts: [['330521', null]],
  },
  {
    file: 'national-platform/detail_b_sample.html',
    rowKey: '001428fa645d38c14923a338936561eb5e65',
    kind: 'project',
    facts: [['330521', null, '德清县体育中心（德清县少年儿童体育学校）']],
  },
];

/** Values that the independent listing finds and that are no statement about the notice, with the reason. None today. */
export const EXPLAINED_MISSES: Readonly<Record<string, string>> = {};
