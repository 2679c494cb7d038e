import type { Instant } from '../../../schema/records/instant.ts';
import type { Money } from '../../../schema/records/money.ts';
import { unitOf } from '../../mapping/labelled-columns.ts';
import { optionalMoney } from '../../mapping/money.ts';
import { momentIn } from '../../mapping/notice-text/moment.ts';
import { readPrice } from '../../mapping/notice-text/price.ts';
import { FAULT, textOf, type Reader } from '../../mapping/reader.ts';
import { optionalTime } from '../../mapping/time.ts';

/** An amount beside its label: a plain number in its unit, else as people print it (`报价：999200（元）`). */
export function printedAmount(column: string): Reader<Money | null> {
  const plain = optionalMoney({ amount: column, unit: unitOf(column) });
  return {
    columns: plain.columns,
    read(row, findings) {
      const own: typeof findings = [];
      const value = plain.read(row, own);
      const raw = textOf(row, column);
      const printed = raw === null || (value !== FAULT && value?.yuan != null) ? null : readPrice(raw, textOf(row, unitOf(column)));
      if (printed?.yuan != null) return printed;
      findings.push(...own);
      return value;
    },
  };
}

/** A time beside its label, also with what people add to it: `2026年04月08日 09:30（北京时间）`. */
export function printedTime(column: string): Reader<Instant | null> {
  const plain = optionalTime(column);
  return {
    columns: plain.columns,
    read(row, findings) {
      const own: typeof findings = [];
      const value = plain.read(row, own);
      const printed = value === null && own.length > 0 ? momentIn(textOf(row, column)!) : null;
      if (printed === null) findings.push(...own);
      return printed ?? value;
    },
  };
}
