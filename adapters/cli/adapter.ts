import { parseArgs } from 'node:util';
import { AdapterFailure } from '../failure.ts';
import { ProvinceError } from '../province.ts';
import { COMMANDS } from './commands.ts';
import { UsageError } from './usage-error.ts';

/** The legacy owners' command line: reads a system as Yiwang would, and stores nothing. Exit codes: 0 good, 1 faults found, 2 wrong use. */
const HELP = `用法 / usage: npm run adapter -- <command> [arguments] [--json]

${Object.values(COMMANDS)
  .map(({ usage, zh, en }) => `  ${usage}\n      ${zh}\n      ${en}`)
  .join('\n')}
`;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      limit: { type: 'string' },
      cursor: { type: 'string' },
    },
  });
  const [name, ...words] = positionals;
  if (values.help || name === undefined) {
    console.log(HELP);
    return values.help ? 0 : 2;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new UsageError(`没有命令 ${name} / there is no command ${name}`);
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort(new UsageError('已中断 / interrupted')));
  return command.run({ words, json: values.json, limit: values.limit, cursor: values.cursor, signal: abort.signal });
}

/** A fault of the caller or of the system, in a sentence; anything else is a defect of ours and keeps its stack. */
function report(error: unknown): number {
  if (error instanceof AdapterFailure) {
    console.error(`${error.code} ${error.messageZh} / ${error.message} (${error.detail})`);
    return 1;
  }
  const isUse =
    error instanceof UsageError || error instanceof ProvinceError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (isUse !== true) throw error;
  console.error(`${(error as Error).message}\n\n${HELP}`);
  return 2;
}

process.exitCode = await main().catch(report);
