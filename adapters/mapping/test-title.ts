import { FAULT, fault, type Reader } from './reader.ts';
import { text } from './text.ts';

/** `【系统测试】` and the like in a production list. Without brackets 测试 is a word of real titles (测试仪器采购). */
const MARK = /[【[（(](?:系统|接口|联调|压力)?测试(?:数据|项目)?[】\]）)]/u;

/** Whether a title marks a test row: no trade, so the row stays out and its owner hears of it. */
export function isTestTitle(title: string): boolean {
  return MARK.test(title);
}

/** A title that must be stated and must not mark a test row. */
export function realTitle(column: string): Reader<string> {
  const stated = text(column);
  return {
    columns: stated.columns,
    read(row, findings) {
      const title = stated.read(row, findings);
      return title !== FAULT && isTestTitle(title) ? fault(findings, { code: 'TEST_ROW', column, value: title }) : title;
    },
  };
}
