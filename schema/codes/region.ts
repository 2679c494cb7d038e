import { FORMER_REGIONS } from './former-regions.ts';
import { LIAONING_REGIONS } from './region-liaoning.ts';

/** The 34 provinces, GB/T 2260: two digits → name. */
export const PROVINCES: Readonly<Record<string, string>> = {
  '11': '北京市',
  '12': '天津市',
  '13': '河北省',
  '14': '山西省',
  '15': '内蒙古自治区',
  '21': '辽宁省',
  '22': '吉林省',
  '23': '黑龙江省',
  '31': '上海市',
  '32': '江苏省',
  '33': '浙江省',
  '34': '安徽省',
  '35': '福建省',
  '36': '江西省',
  '37': '山东省',
  '41': '河南省',
  '42': '湖北省',
  '43': '湖南省',
  '44': '广东省',
  '45': '广西壮族自治区',
  '46': '海南省',
  '50': '重庆市',
  '51': '四川省',
  '52': '贵州省',
  '53': '云南省',
  '54': '西藏自治区',
  '61': '陕西省',
  '62': '甘肃省',
  '63': '青海省',
  '64': '宁夏回族自治区',
  '65': '新疆维吾尔自治区',
  '71': '台湾省',
  '81': '香港特别行政区',
  '82': '澳门特别行政区',
};

/** Provinces without prefecture level: their districts belong to the province itself. */
export const MUNICIPALITIES: ReadonlySet<string> = new Set(['11', '12', '31', '50', '81', '82']);

/** Cities and districts whose names are known, six digits → name. Today: 辽宁省. */
export const NAMED_REGIONS: Readonly<Record<string, string>> = LIAONING_REGIONS;

/** Abolished codes that old records still carry → the name they had. */
export const ABOLISHED_REGIONS: Readonly<Record<string, string>> = Object.fromEntries(FORMER_REGIONS.map(({ code, name }) => [code, name]));

/** Regions that came after the edition of the package behind region-names.ts. */
export const LATER_REGIONS: Readonly<Record<string, string>> = { '540481': '米林市', '540581': '错那市', '659012': '白杨市' };
