import type { RecordKind } from '../../schema/records/record.ts';

/** Facts that a person read in a raw row: for an award its parties and yuan, for a project its region and budget. */
export interface Expectation {
  readonly file: string;
  readonly rowKey: string;
  readonly kind: RecordKind;
  readonly facts: readonly (readonly (string | null)[])[];
}

const YICHANG = 'engineering/yichang-hubei-epoint';
const PLATFORM = 'national-platform/detail.structured-100.json';
const SUPPLY = 'land/landchina-legacy/supply-result.csv';

export const EXPECTATIONS: readonly Expectation[] = [
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
  { file: PLATFORM, rowKey: '00425919e96595a148779e10a17a1da1bd3d', kind: 'project', facts: [['420000', '1793000']] },
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
];

/** Values that the independent listing finds and that are no statement about the notice, with the reason. */
export const EXPLAINED_MISSES: Readonly<Record<string, string>> = {
  '914205296703641616': 'part of a qualification number, not the code of a party',
  '91420583760668425K': 'part of a qualification number, not the code of a party',
  刘莺: 'one of two natural persons printed without a gap of their own',
  湖南信成投资置业有限公司及李辉: 'an organisation and a natural person joined by 及',
};
