import type { Change } from '../adapter.ts';
import type { Finding } from '../../schema/records/finding.ts';
import type { TradeRecord } from '../../schema/records/record.ts';

/** One change as a few lines for its owner. */
export function describeChange(change: Change): string {
  if (change.type === 'DELETED') return `删除 / deleted  ${change.rowKey}`;
  if (change.type === 'UNREADABLE')
    return [`无法读取 / unreadable  ${change.table} ${change.rowKey ?? ''}`, ...change.findings.map(describeFinding)].join('\n');
  return [`${change.rowKey}  ${change.records.map(describeRecord).join('; ')}`, ...change.findings.map(describeFinding)].join('\n');
}

/** One finding in both languages, indented. */
export function describeFinding({ severity, code, messageZh, messageEn }: Finding): string {
  return `    ${severity} ${code}: ${messageZh} / ${messageEn}`;
}

function describeRecord(record: TradeRecord): string {
  const title = 'title' in record ? record.title : null;
  return `${record.kind} ${record.nativeId}${title === null ? '' : ` ${title}`}`;
}
