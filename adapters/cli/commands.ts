import { check } from './check.ts';
import type { Command } from './command.ts';
import { map } from './map.ts';
import { pull } from './pull.ts';

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
};
