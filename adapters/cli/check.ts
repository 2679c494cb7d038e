import { AdapterFailure } from '../failure.ts';
import type { CommandInput } from './command.ts';
import { adapterNamed, connectProvince } from './connect.ts';

interface CheckResult {
  readonly system: string;
  readonly profile: string;
  readonly ok: boolean;
  readonly milliseconds: number;
  readonly failure: string | null;
}

/** Pings the named systems, or all. Exit code 1 where one of them does not answer as agreed. */
export async function check({ words, json, signal }: CommandInput): Promise<number> {
  const { systems } = connectProvince();
  try {
    const ids = words.length > 0 ? words : systems.list.map(({ id }) => id);
    const results = await Promise.all(ids.map((id) => checkOne(adapterNamed(systems, id), signal)));
    if (json) console.log(JSON.stringify(results, null, 2));
    else for (const result of results) console.log(line(result));
    return results.every(({ ok }) => ok) ? 0 : 1;
  } finally {
    await systems.close();
  }
}

async function checkOne(adapter: ReturnType<typeof adapterNamed>, signal: AbortSignal): Promise<CheckResult> {
  const startMs = performance.now();
  const failure = await adapter.ping(signal).then(
    () => null,
    (error: unknown) =>
      error instanceof AdapterFailure ? `${error.code} ${error.messageZh} / ${error.message} (${error.detail})` : String(error),
  );
  const { id, profile } = adapter.system;
  return { system: id, profile, ok: failure === null, milliseconds: Math.round(performance.now() - startMs), failure };
}

function line({ system, profile, ok, milliseconds, failure }: CheckResult): string {
  return `${ok ? '正常 / ok  ' : '故障 / fail'} ${system} (${profile}) ${milliseconds} ms${failure === null ? '' : `: ${failure}`}`;
}
