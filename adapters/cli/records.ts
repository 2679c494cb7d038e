import { existsSync } from 'node:fs';
import { readRecords, type FileReport } from './read-records.ts';

/** `node adapters/cli/records.ts <folder> [--json]`: what the mappings make of the records in a folder, per file. */
export function recordsCommand(args: readonly string[]): number {
  const folder = args.find((arg) => !arg.startsWith('--'));
  if (folder === undefined || !existsSync(folder)) {
    console.error('用法：records <数据文件夹> [--json] · usage: records <folder> [--json]');
    return 2;
  }
  const reports = readRecords(folder);
  console.log(args.includes('--json') ? JSON.stringify(reports, null, 2) : printed(reports));
  return 0;
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

if (process.argv[1]?.endsWith('records.ts') === true) process.exitCode = recordsCommand(process.argv.slice(2));
