import type { Bid } from '../../../schema/records/bid.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { Change } from '../../adapter.ts';
import { partiesIn } from '../../mapping/notice-text/party-names.ts';
import { readPrice } from '../../mapping/notice-text/price.ts';
import { readChange, sourceOfRow, unreadableChange, type RowContext } from '../../mapping/notice-text/row-change.ts';
import { finding, textOf, type Columns } from '../../mapping/reader.ts';
import { parseTime } from '../../mapping/time.ts';

export const OPENING_BID_VERSION = 'file-drop/opening-bid/1';

/** Which opening a file of bids belongs to, where its rows do not say. */
export interface OpeningContext extends RowContext {
  readonly projectNativeId?: string;
}

/** Reads one bidder of an opening record (开标一览表): price in 万元, file received at, decrypted or not. Never throws. */
export function mapOpeningBid(raw: Columns, context: OpeningContext): Change {
  const name = textOf(raw, 'name');
  const code = textOf(raw, 'uscc');
  const own = code ?? name;
  const key = own === null ? null : [context.projectNativeId, own].filter((part) => part !== undefined).join('/');
  const bidder = name === null ? undefined : partiesIn('BIDDER', name, code)[0];
  if (key === null || bidder === undefined)
    return unreadableChange(raw, key, 'opening-bid', [finding({ code: 'MISSING', severity: 'ERROR', column: 'name' })]);
  const findings: Finding[] = [];
  if (bidder.codeChecks === false) findings.push(finding({ code: 'BAD_CHECK', severity: 'NOTE', column: 'uscc', value: code }));
  const price = priceOf(textOf(raw, 'bid_price_wan'), findings);
  const submittedAt = parseTime(textOf(raw, 'file_received_at') ?? '');
  const source = sourceOfRow(raw, key, submittedAt?.at ?? null, OPENING_BID_VERSION, context);
  const bid: Bid = {
    kind: 'bid',
    nativeId: key,
    projectNativeId: context.projectNativeId ?? null,
    source,
    lotCode: null,
    bidder,
    price,
    submittedAt,
    bondPaid: bondPaidIn(textOf(raw, 'margin')),
    bond: bondIn(textOf(raw, 'margin')),
    listedAsDishonest: null,
    durationDays: daysIn(textOf(raw, 'duration')),
    remark: remarkOf(raw),
  };
  return readChange(source, [bid], findings);
}

function priceOf(printed: string | null, findings: Finding[]): Money | null {
  const price = printed === null ? null : readPrice(printed, '万元');
  if (printed !== null && price?.yuan == null)
    findings.push(finding({ code: 'NOT_AN_AMOUNT', severity: 'WARNING', column: 'bid_price_wan', value: printed }));
  return price;
}

/** The column names the way of paying (电子保函, 年度保证金); 0 is printed for a bidder who paid no bond. */
function bondPaidIn(printed: string | null): boolean | null {
  return printed === null ? null : !/^(?:0(?:\.0+)?|无|否|未.*)$/u.test(printed);
}

/** `400,000`, `150,000+年度保证金`: yuan, where the column prints a sum. */
function bondIn(printed: string | null): Money | null {
  const sum = /^\d[\d,]*(?:\.\d+)?(?=$|[+＋])/u.exec(printed ?? '')?.[0];
  return sum === undefined || /^0/u.test(sum) ? null : readPrice(sum, '元');
}

function daysIn(printed: string | null): number | null {
  const days = /(\d{1,4})\s*(?:个)?日历天/u.exec(printed ?? '')?.[1];
  return days === undefined ? null : Number(days);
}

function remarkOf(raw: Columns): string | null {
  const margin = textOf(raw, 'margin');
  const bond = margin !== null && /\p{Script=Han}/u.test(margin) ? `保证金：${margin}` : null;
  const parts = [textOf(raw, 'decrypt_status'), textOf(raw, 'remark'), bond].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('; ');
}
