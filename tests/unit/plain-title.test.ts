import { expect, test } from 'vitest';
import { plainTitle } from '../../adapters/mapping/plain-title.ts';

test.each([
  ['某市&nbsp;<font color="red">体育</font>馆改造', '某市 体育馆改造'],
  ['某县人民医院<br/>设备采购', '某县人民医院 设备采购'],
  ['甲&amp;乙 &ldquo;一期&rdquo;', '甲&乙 “一期”'],
  ['管径<200 的阀门&未知;', '管径<200 的阀门&未知;'],
])('the title %j reads %j', (printed, title) => {
  expect(plainTitle(printed)).toBe(title);
});
