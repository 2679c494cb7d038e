import { AdapterFailure } from '../failure.ts';
import type { CommandInput } from './command.ts';
import { adapterNamed, connectProvince } from './connect.ts';
import { describeFinding } from './describe-change.ts';
import { UsageError } from './usage-error.ts';

/** Reads projects by native id and shows every record as JSON. Exit code 1 where one is unknown, failed or holds unreadable rows. */
export async function map({ words, signal }: CommandInput): Promise<number> {
  const [systemId, ...ids] = words;
  const { systems } = connectProvince();
  try {
    const adapter = adapterNamed(systems, systemId);
    if (ids.length === 0) throw new UsageError('请写明项目编号 / name at least one project id');
    const answers = await adapter.findByIds(ids, signal);
    return answers.map((answer, index) => show(ids[index]!, answer)).every((good) => good) ? 0 : 1;
  } finally {
    await systems.close();
  }
}

function show(id: string, answer: Awaited<ReturnType<ReturnType<typeof adapterNamed>['findByIds']>>[number]): boolean {
  if (answer === null || answer instanceof AdapterFailure) {
    console.log(
      `${id}: ${answer === null ? '系统中没有 / unknown to the system' : `${answer.code} ${answer.messageZh} / ${answer.message}`}`,
    );
    return false;
  }
  console.log(JSON.stringify(answer.records, null, 2));
  for (const row of answer.unreadable)
    console.log([`无法读取 / unreadable ${row.table} ${row.rowKey ?? ''}`, ...row.findings.map(describeFinding)].join('\n'));
  return answer.unreadable.length === 0;
}
