import type { Money } from '../../../schema/records/money.ts';
import type { StatedValue } from '../../../schema/records/notice.ts';
import type { Stated } from './label-pairs.ts';
import type { LabelledValue } from '../html-table.ts';
import { lotCodeOfRow } from './codes-in-notice.ts';
import { isHeading, meaningOf, plainLabel, type Meaning } from './labels.ts';
import { sharesOfSum } from './shares-of-sum.ts';
import type { Outcome } from './outcome.ts';
import { partsIn } from './price-parts.ts';
import { readPrice, unitInLabel } from './price.ts';

const AMOUNTS: readonly (Meaning | null)[] = [
  'budget',
  'ceiling',
  'bond',
  'agencyFee',
  'appraisal',
  'contractPrice',
  'provisional',
  'referencePrice',
];

/** The first price of a meaning, one in yuan before one without. */
export function firstPrice(pairs: readonly Stated[], meaning: Meaning): Money | null {
  const own = pairs.filter((pair) => pair.meaning === meaning).toSorted((one, other) => Number(isOfWhole(one)) - Number(isOfWhole(other)));
  const told = own.map((pair) => ({ isOfLot: OF_A_LOT.test(plainLabel(pair.label)), price: priceOf(pair) }));
  const stated = told.filter(({ price }) => price !== null);
  if (stated.length > 1 && stated.every(({ isOfLot }) => isOfLot)) return null;
  const prices = stated.toSorted((one, other) => Number(one.isOfLot) - Number(other.isOfLot)).flatMap(({ price }) => price ?? []);
  return prices.find(({ yuan }) => yuan !== null) ?? prices[0] ?? null;
}

/** Budgets of several lots are not the project's. */
const OF_A_LOT = /^(?:采购包|合同包|标包|包组|包|标项|分包)/u;

/** The investment in the whole project, of which a tender may be a part: 项目总投资 beside 本工程投资. */
function isOfWhole({ label }: Stated): boolean {
  return /总投资/u.test(label);
}

const WHAT_IS_PRICED: readonly Meaning[] = ['lotCode', 'lotName', 'projectName', 'projectCode'];

/** Amounts in the rows of tables of lots or of planned purchases, each under its lot's code or name. */
export function amountsOfLots(rows: readonly (readonly LabelledValue[])[]): readonly Stated[] {
  return rows.flatMap((row) => {
    const lot =
      WHAT_IS_PRICED.map((named) => row.find(({ label }) => meaningOf(label) === named)?.value).find((value) => value !== undefined) ?? '';
    return row.flatMap(({ label, value }) => {
      const meaning = meaningOf(label);
      return meaning === 'budget' || meaning === 'ceiling' ? [{ label: `${lot} ${label}`.trim(), value, meaning }] : [];
    });
  });
}

/** Labelled amounts that no field of a record holds: ceilings, bonds, fees, further budgets. */
export function statedAmounts(pairs: readonly Stated[], held: readonly (Money | null)[]): readonly StatedValue[] {
  const seen = new Set<string>();
  return pairs
    .filter(mayBeMoney)
    .flatMap(sumsApart)
    .flatMap((pair) => {
      const money = AMOUNTS.includes(pair.meaning) ? priceOf(pair) : namedSum(pair);
      const key = `${plainLabel(pair.label)} ${pair.value}`;
      const shares = sharesOfSum(pair.label, pair.value, money);
      const isHeld = held.some((price) => price?.raw === money?.raw && price?.yuan === money?.yuan);
      if (money === null || !isWorthTelling(money) || isHeld || seen.has(key)) return shares;
      seen.add(key);
      return [{ label: plainLabel(pair.label), value: pair.value, money }, ...shares];
    });
}

/** A label that no list of ours holds but that names money: `加价幅度：100万元`. Prices of a piece and of other works are none. */
const NAMES_MONEY = /(?:价格?|金额|预算|投资|造价|保证金|费用?|款|总额|资金|估算|概算|租金|押金|幅度|资产|债权)$/u;
const OF_OTHERS = /单价|业绩|类似|注册|每/u;
const LONGEST_SUM = 40;

/** Most pairs are of something else: they are not taken apart. */
function mayBeMoney({ meaning, value }: Stated): boolean {
  return (meaning === null ? value.length <= LONGEST_SUM : AMOUNTS.includes(meaning)) && /[\d壹贰叁肆伍陆柒捌玖]/u.test(value);
}

function namedSum(pair: Stated): Money | null {
  const label = plainLabel(pair.label).replace(/（[^（）]*）$/u, '');
  const names = pair.meaning === null && !isHeading(pair.label) && NAMES_MONEY.test(label) && !OF_OTHERS.test(label);
  const price = names && pair.value.length <= LONGEST_SUM ? priceOf(pair) : null;
  return price?.yuan == null ? null : price;
}

/** `1000000,2000000`, `包1-1000000.00元,包2-2000000.00元`: a sum for each lot. A comma within a number parts nothing. */
const SUM_OF_LOT = /^(?:包\s*\d{1,3}\s*[-:：]\s*)?[¥￥]?\d{4,}(?:\.\d+)?\s*(?:元|万元)?$/u;

/** `一标段 3200.56万元；二标段 2100.44万元`. */
const OF_NAMED_LOT =
  /^((?:第?[一二三四五六七八九十\d]{1,3}(?:标段|标包|包|标项)|(?:标段|标包|包|标项)[一二三四五六七八九十\dA-Z]{1,3}))\s*[-:：为]?\s*(?:人民币)?([¥￥]?\d.*元.*|.*[壹贰叁肆伍陆柒捌玖拾].*元.*)$/u;

function sumsOfNamedLots(pair: Stated): readonly Stated[] {
  const parts = pair.value.split(/[；;、]|[,，](?!\d{3}(?!\d))/u).map((part) => OF_NAMED_LOT.exec(part.trim()));
  return parts.length < 2
    ? []
    : parts.flatMap((part) => (part === null ? [] : [{ ...pair, label: `${pair.label} ${part[1]!}`, value: part[2]! }]));
}

function sumsApart(pair: Stated): readonly Stated[] {
  const named = sumsOfNamedLots(pair);
  if (named.length > 1) return named;
  const parts = pair.value.split(/[,，;；、]/u).map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => SUM_OF_LOT.test(part)) ? parts.map((value) => ({ ...pair, value })) : [pair];
}

const LONGEST_WITHOUT_YUAN = 60;

/** A rate or a sum without a unit is told as printed; zero and sentences are not. */
function isWorthTelling({ yuan, form, raw }: Money): boolean {
  return yuan !== null || (form !== 'OTHER' && raw.length <= LONGEST_WITHOUT_YUAN && /[1-9]/u.test(raw));
}

/** Budget of each lot that a table lists with its code. */
export function budgetsByLot(rows: readonly (readonly LabelledValue[])[]): ReadonlyMap<string, Money> {
  const found = rows.flatMap((row): readonly (readonly [string, Money])[] => {
    const code = lotCodeOfRow(row);
    const money = code === null ? null : firstPrice(meant(row), 'budget');
    return code === null || money === null ? [] : [[code, money]];
  });
  return new Map(found.toReversed());
}

function meant(row: readonly LabelledValue[]): readonly Stated[] {
  return row.map((cell) => ({ ...cell, meaning: meaningOf(cell.label) }));
}

function priceOf({ label, value }: Stated): Money | null {
  if (!/\d|[壹贰叁肆伍陆柒捌玖]/u.test(value) || value.length > 300) return null;
  const whole = readPrice(value, unitInLabel(label));
  const first = whole?.yuan == null ? readPrice(value.split('。')[0]!, unitInLabel(label)) : null;
  return first?.yuan == null ? whole : first;
}

/** The labelled parts of the prices of outcomes (`设计费：28万元`), under the bidder's name where there are several. */
export function statedParts(outcomes: readonly Outcome[]): readonly StatedValue[] {
  return outcomes.flatMap(({ price, parties }) =>
    price === null ? [] : partsOf(price.raw, price.yuan, outcomes.length > 1 ? (parties[0]?.name ?? '') : ''),
  );
}

function partsOf(printed: string, total: string | null, whose: string): readonly StatedValue[] {
  const parts = partsIn(printed).filter(({ yuan }) => yuan !== total);
  return parts.map(({ label, raw, unit, yuan }) => ({
    label: `${whose} ${label}`.trim(),
    value: raw,
    money: { yuan, currency: 'CNY', form: 'AMOUNT' as const, raw, rawUnit: unit },
  }));
}

const PRICES: readonly (Meaning | null)[] = ['bidPrice', 'dealPrice'];

/** Prices of a row beyond the bidder's offer (`经评审的投标价`), each under the bidder's name. */
export function furtherPrices(rows: readonly (readonly LabelledValue[])[], outcomes: readonly Outcome[]): readonly StatedValue[] {
  const offers = new Set(outcomes.map(({ price }) => price?.yuan ?? null));
  return rows.flatMap((row) => {
    const name = row.find(({ label }) => meaningOf(label) === 'candidate' || meaningOf(label) === 'winner')?.value;
    const prices = row.filter(({ label }) => PRICES.includes(meaningOf(label)));
    return name === undefined || prices.length < 2 ? [] : prices.flatMap((cell) => furtherPrice(name, cell, offers));
  });
}

function furtherPrice(name: string, { label, value }: LabelledValue, offers: ReadonlySet<string | null>): readonly StatedValue[] {
  const money = readPrice(value, unitInLabel(label));
  return money?.yuan == null || offers.has(money.yuan) ? [] : [{ label: `${name} ${plainLabel(label)}`, value, money }];
}
