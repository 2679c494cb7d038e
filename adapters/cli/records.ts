import { existsSync } from 'node:fs';
import type { CommandInput } from './command.ts';
import { readRecords, type FileReport } from './read-records.ts';
import { UsageError } from './usage-error.ts';

/** Shows what the mappings make of the records in a folder or one file, per file. Exit code 1 where rows are quarantined or values were missed. */
export function records({ words, json }: CommandInput): Promise<number> {
  const [place] = words;
  if (place === undefined || !existsSync(place))
    throw new UsageError(`请写明现有的数据文件夹或文件 / name an existing folder or file of records (${place ?? ''})`);
  const reports = readRecords(place);
  console.log(json ? JSON.stringify(reports, null, 2) : printed(reports));
  return Promise.resolve(reports.every(({ quarantined, misses }) => quarantined === 0 && misses.length === 0) ? 0 : 1);
}

/** The reports as lines: file, rows, mapped, with warnings, quarantined, misses, reasons. */
export function printed(reports: readonly FileReport[]): string {
  const head = '文件 file · 行 rows · 已映射 mapped · 有警告 warned · 隔离 quarantined · 遗漏 misses/陈述 stated · 原因 reasons';
  return [head, ...reports.map(lineOf)].join('\n');
}

function lineOf(report: FileReport): string {
  if (report.shape === null) return `${report.file} · 尚无配置 no profile yet`;
  const { file, rows, mapped, withWarnings, quarantined, misses, stated, reasons } = report;
  const told = Object.entries(reasons)
    .map(([reason, count]) => `${reason}×${count}`)
    .join(', ');
  return [file, rows, mapped, withWarnings, quarantined, `${misses.length}/${stated}`, told].join(' · ');
}
