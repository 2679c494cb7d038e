import { check } from './check.ts';
import { map } from './map.ts';
import { pull } from './pull.ts';

export interface CommandInput {
  /** What stands after the command's name. */
  readonly words: readonly string[];
  readonly json: boolean;
  readonly limit: string | undefined;
  readonly cursor: string | undefined;
  readonly signal: AbortSignal;
}

export interface Command {
  readonly usage: string;
  readonly zh: string;
  readonly en: string;
  /** @returns the exit code: 0 good, 1 faults found. @throws UsageError, ProvinceError, AdapterFailure */
  run(input: CommandInput): Promise<number>;
}

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
