import Big from 'big.js';
import type { Money } from '../../../schema/records/money.ts';
import type { StatedValue } from '../../../schema/records/notice.ts';
import { plainLabel } from './labels.ts';
import { NUMBER, UNIT, yuanOf } from './sum-pattern.ts';

const SHARE = new RegExp(String.raw`([^\d\s，,；;。：:][^，,；;。：:]{0,60}?)\s*[：:为]?\s*(${NUMBER})\s*(${UNIT})`, 'gu');

/**
 * The named shares of a sum: `480000元，其中：B 羽毛球馆租赁 200000元A 游泳馆租赁 280000元`. Only shares that together make the sum
 * count: other figures beside a sum are anybody's guess.
 */
export function sharesOfSum(label: string, value: string, sum: Money | null): readonly StatedValue[] {
  const told = /其中[：:]?(.*)$/su.exec(value)?.[1];
  if (told === undefined || sum?.yuan == null) return [];
  const shares = [...told.matchAll(SHARE)]
    .map(([, name, number, unit]) => ({ name: name!.trim(), raw: `${number!}${unit!}`, unit: unit!, yuan: yuanOf(number!, unit!) }))
    .filter(({ yuan }) => yuan.gt(0));
  const total = shares.reduce((made, { yuan }) => made.plus(yuan), new Big(0));
  if (shares.length < 2 || !total.eq(sum.yuan)) return [];
  return shares.map(({ name, raw, unit, yuan }) => ({
    label: `${plainLabel(label)} ${name}`,
    value: raw,
    money: { yuan: yuan.toFixed(), currency: 'CNY', form: 'AMOUNT' as const, raw, rawUnit: unit },
  }));
}
