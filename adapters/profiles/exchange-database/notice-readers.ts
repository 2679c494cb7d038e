import { FAULT, fault, finding, textOf, type Reader } from '../../mapping/reader.ts';
import { list, text } from '../../mapping/text.ts';

/** `【系统测试】` and the like in a production list: no trade, so the row stays out and its owner hears of it. */
const TEST_TITLE = /^[【[（(]?(?:系统|接口|联调|压力)?测试|[【[（(](?:系统|接口|联调|压力)?测试(?:数据|项目)?[】\]）)]/u;

/** A title that must be stated and must not mark a test row. */
export function realTitle(column: string): Reader<string> {
  const stated = text(column);
  return {
    columns: stated.columns,
    read(row, findings) {
      const title = stated.read(row, findings);
      return title !== FAULT && TEST_TITLE.test(title) ? fault(findings, { code: 'TEST_ROW', column, value: title }) : title;
    },
  };
}

/** 统一交易标识码, 0..n; one that another platform than TRA_AGENCY_CODE issued is a warning. */
export function dealCodes(column: string): Reader<readonly string[]> {
  const stated = list(column);
  return {
    columns: [column, 'TRA_AGENCY_CODE'],
    read(row, findings) {
      const codes = stated.read(row, findings);
      const agency = textOf(row, 'TRA_AGENCY_CODE');
      if (codes === FAULT || agency === null) return codes;
      for (const code of codes.filter((candidate) => issuerOf(candidate) !== null && issuerOf(candidate) !== agency))
        findings.push(finding({ code: 'FOREIGN_PLATFORM', severity: 'WARNING', column, value: code }));
      return codes;
    },
  };
}

/** The platform that a deal code names: `A99-<18 characters>-20170601-002267-T`; null where it has another shape. */
function issuerOf(code: string): string | null {
  return /^[A-Z]\d{2}-([0-9A-Z]{18})-/u.exec(code)?.[1] ?? null;
}

/** Whether a notice's content is HTML or plain text; null where there is none. */
export function contentType(column: string): Reader<'TEXT' | 'HTML' | null> {
  return {
    columns: [column],
    read(row) {
      const content = textOf(row, column);
      if (content === null) return null;
      return /<(?:p|div|span|table|br|h\d|style)\b[^>]*>/iu.test(content.slice(0, 20_000)) ? 'HTML' : 'TEXT';
    },
  };
}
