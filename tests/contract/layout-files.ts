import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Pattern → layout, as a city writes it in province.yaml. */
export const LAYOUTS = {
  '*supply-*.csv': 'land-supply',
  'detail-*.json': 'land-supply',
  'register-*.csv': 'mineral-register',
  'notices-*.json': 'mineral-notice',
  'deals-*.html': 'exchange-deal',
  'results-*.json': 'parsed-notice',
  'opening-*.csv': 'opening-bid',
} as const;

const SUPPLY_HEAD =
  '序号,地区,行政区,土地坐落,链接,总面积,土地用途,供应方式,签订日期,项目名称,项目位置,面积(公顷),土地来源,土地用途,供地方式,土地使用年限,成交价格,土地使用权人,合同签订日期';
export const LAND = ['6a01efd9-37f9-4f48-849d-d13491e1f501', '6a01efd9-37f9-4f48-849d-d13491e1f502'] as const;
export const SHIFTED = '6a01efd9-37f9-4f48-849d-d13491e1f503';
export const BAD_BYTES = '6a01efd9-37f9-4f48-849d-d13491e1f504';
export const LICENCE = 'C2101002026097100000001';
export const NOTICE = 't20260905_10306832';
export const DEAL = 'GR2026LN1000001';
export const LOT = 'E2101002026000001001';
export const DETAIL = '6a01efd9-37f9-4f48-849d-d13491e1f505';

/** A row of the land market's spreadsheet. */
export function supplyRow(guid: string, title: string, price = '24.9480'): string {
  const link = `http://land.test/?recorderguid=${guid}`;
  return `1.,"辽宁省,沈阳市",沈河区,某路以西,${link},1.500000,工业用地,挂牌出让,2026/9/3,${title},某路以西,1.500000,0.000000,工业用地,挂牌出让,50,${price},沈阳甲乙置业有限公司,2026年09月03日`;
}

export function supplyFile(...rows: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat([SUPPLY_HEAD, ...rows].flatMap((row) => [Buffer.from(row), Buffer.from('\r\n')]));
}

/** A row in which a byte is of no encoding. */
function brokenRow(guid: string): Buffer {
  const row = Buffer.from(supplyRow(guid, '某项目'));
  row[row.indexOf('某项目')] = 0xff;
  return row;
}

const REGISTER = `许可证号,采矿权人,矿山名称,项目类型,开采主矿种,面积(km²),有效期,发证机关,公告日期
${LICENCE},沈阳甲乙矿业有限公司,沈阳市苏家屯区某灰岩矿,首次登记,灰岩,0.57530,2026-09-08至2046-09-07,沈阳市自然资源局,2026-09-09
`;
const NOTICES = [
  {
    title: '辽宁省岫岩县某岭金矿普查探矿权挂牌出让公告',
    url: `https://ky.test/kyqcrgg/tkq/202609/${NOTICE}.htm`,
    date: '2026-09-05',
    mineral: '金矿',
    area_km2: '1.2686',
    startPriceWan: '50.0',
  },
];
const DEALS = `<html><head><meta charset="utf-8"></head><body><textarea class="source">{&quot;utrmcemsproject&quot;:{&quot;projectcode&quot;:&quot;${DEAL}&quot;,&quot;object&quot;:&quot;沈阳市某房产&quot;,&quot;tradevalue&quot;:&quot;167.849057&quot;,&quot;tradedate&quot;:&quot;2026-05-29&quot;,&quot;id&quot;:&quot;7&quot;}}</textarea></body></html>`;
const RESULTS = [
  {
    infoid: 'r-1',
    infourl: '/jyxx/003001/003001005/r-1.html',
    raw_data: { title: '某道路工程施工中标结果公告', infodate: '2026-09-03' },
    parsed_data: { 招标人: '沈阳市某局', 中标人: '沈阳丙丁建工有限公司', '中标价(元)': '900000.25', '标段(包)编号': `${LOT}(1)` },
  },
];
const OPENING = `name,uscc,bid_price_wan,file_received_at,margin
沈阳丙丁建工有限公司,,90.000025,2026-09-01 09:00:00,电子保函
沈阳戊己建工有限公司,,91.5,2026-09-01 09:01:00,0
`;
const DETAILS = [
  {
    url: `http://land.test/?recorderguid=${DETAIL}`,
    district: '和平区',
    idnumber: '2101022026B00001',
    name: '某住宅项目',
    area: '5.292804',
    supply: '挂牌出让',
    price: '10484.0000',
    holder: '沈阳庚辛置业有限公司',
    paid_plan: { '1': ['2026年10月30日', '10484.0000'] },
    date4sign: '2026年09月30日',
  },
];

/** A folder with one file of every layout, in invented text of the real forms; two of its rows cannot be read. */
export function writeLayoutFiles(folder: string): void {
  const shifted = supplyRow(SHIFTED, '某项目', '2026年09月03日');
  drop(folder, '20260903093000_supply-1.csv', supplyFile(supplyRow(LAND[0], '某工业项目'), shifted));
  drop(folder, '20260904093000_supply-2.csv', supplyFile(brokenRow(BAD_BYTES), supplyRow(LAND[1], '某商业项目')));
  drop(folder, 'detail-1.json', JSON.stringify(DETAILS));
  drop(folder, 'register-1.csv', REGISTER);
  drop(folder, 'notices-1.json', JSON.stringify({ notices: NOTICES }));
  drop(folder, 'deals-1.html', DEALS);
  drop(folder, 'results-1.json', JSON.stringify(RESULTS));
  drop(folder, `opening-${LOT}.csv`, OPENING);
}

/** A file and the marker that says it is complete. */
export function drop(folder: string, name: string, content: string | Buffer): void {
  writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, `${name}.ok`), '');
  const now = new Date();
  utimesSync(join(folder, `${name}.ok`), now, now);
}
