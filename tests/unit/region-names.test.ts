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

  test('a text that begins with no place names none', () => {
    expect(regionOfPlace('招标人指定地点')).toBeNull();
  });
});

test('every listed code has its name', () => {
  expect(nameOfCityOrCounty('420506')).toBe('夷陵区');
  expect(regionName('420506')).toBe('夷陵区');
  expect(isListedRegion('429999')).toBe(false);
});
