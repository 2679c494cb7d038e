import { check } from './check.ts';
import type { Command } from './command.ts';
import { map } from './map.ts';
import { pull } from './pull.ts';
import { records } from './records.ts';

/** Every command of the owners' command line. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  check: {
    usage: 'check [system…]',
    zh: '系统是否可达、格式是否符合约定；不写系统名则检查全部',
    en: 'whether systems answer in their agreed shape; all of them where none is named',
    run: check,
  },
  pull: {
    usage: 'pull <system> [--limit N] [--cursor C]',
    zh: '读取变更并转换为标准记录，不写入任何地方；读不出的行按来源字段名列出全部问题',
    en: 'reads changes as canonical records and stores nothing; unreadable rows list every fault in the owner’s column names',
    run: pull,
  },
  map: {
    usage: 'map <system> <project id…>',
    zh: '按项目编号（来源系统的）读取并转换',
    en: 'reads projects by their native ids and shows the records',
    run: map,
  },
  records: {
    usage: 'records <folder or file> [--json]',
    zh: '用各映射读取文件夹（或一个文件）中的真实记录，逐文件列出：已映射、有警告、隔离、遗漏及原因；不写入任何地方',
    en: 'reads real records in a folder or file through the mappings; per file: mapped, warned, quarantined, missed, reasons; stores nothing',
    run: records,
  },
};
