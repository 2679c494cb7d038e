import { describe, expect, test } from 'vitest';
import { nameOfCityOrCounty, regionOfPlace } from '../../schema/codes/region-names.ts';
import { isListedRegion, regionName } from '../../schema/identifiers/region-code.ts';

describe('a printed place', () => {
  test.each([
    ['辽宁省沈阳市和平区南京街', null, '210102'],
    ['沈阳和平区', '210000', '210102'],
    ['大连市甘井子区', null, '210211'],
    ['辽宁岫岩县', null, '210323'],
    ['甘肃文县', null, '621222'],
    ['吉林市船营区', null, '220204'],
    ['吉林长春市', null, '220100'],
    ['湖北省,省直辖县级行政单位,天门市', null, '429006'],
    ['广西壮族,崇左市,凭祥市', null, '451481'],
    ['北京市海淀区', null, '110108'],
    ['东莞市厚街镇', null, '441900'],
    ['上海', null, '310000'],
  ])('%s within %s is %s', (printed, within, code) => {
    expect(regionOfPlace(printed, within)).toBe(code);
  });

  test('a name of several places counts only inside one of them', () => {
    expect(regionOfPlace('鼓楼区')).toBeNull();
    expect(regionOfPlace('鼓楼区', '320100')).toBe('320106');
  });

  test('several counties are their city, several cities their province', () => {
    expect(regionOfPlace('沈阳市和平区、铁西区')).toBe('210100');
    expect(regionOfPlace('沈阳市、大连市')).toBe('210000');
  });

  test.each([
    ['河北省,邢台市,任县', '130505'],
    ['湖北省,襄樊市,南漳县', '420624'],
    ['贵州省,毕节地区,大方县', '520521'],
    ['安徽省,六安市,寿县', '340422'],
    ['新疆维吾尔,哈密地区,哈密市', '650502'],
    ['潼南县', '500152'],
    ['户县', '610118'],
  ])('%s, a former name, is what holds its place today: %s', (printed, code) => {
    expect(regionOfPlace(printed)).toBe(code);
  });

  test.each([
    ['新疆巴州若羌县', '652824'],
    ['新疆博州精河县', '652722'],
    ['新疆克州乌恰县', '653024'],
    ['新疆伊犁州尼勒克县', '654028'],
    ['内蒙古,乌兰察布市,察右前旗', '150926'],
    ['科右中旗某苏木', '152222'],
    ['内蒙古鄂温克旗', '150724'],
    ['巴州区某镇', '511902'],
    ['巴州区', '511902'],
  ])('%s, by the name that people use, is %s', (printed, code) => {
    expect(regionOfPlace(printed)).toBe(code);
  });

  test("today's names come before former ones, and a former name of two characters counts only alone", () => {
    expect(regionOfPlace('六安市霍邱县')).toBe('341522');
    expect(regionOfPlace('安县南路')).toBeNull();
  });

  test.each(['河南中路以东', '天津路12号房产', '江西大道'])('%s is a street and names no province', (printed) => {
    expect(regionOfPlace(printed)).toBeNull();
  });

  test('a text that begins with no place names none', () => {
    expect(regionOfPlace('招标人指定地点')).toBeNull();
  });
});

test('every listed code has its name', () => {
  expect(nameOfCityOrCounty('420506')).toBe('夷陵区');
  expect(regionName('420506')).toBe('夷陵区');
  expect(regionName('140624')).toBe('怀仁县');
  expect(isListedRegion('429999')).toBe(false);
});
