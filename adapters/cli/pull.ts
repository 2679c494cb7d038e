import type { Change } from '../adapter.ts';
import type { CommandInput } from './command.ts';
import { adapterNamed, connectProvince } from './connect.ts';
import { describeChange } from './describe-change.ts';
import { UsageError } from './usage-error.ts';

/** Streams changes of one system and stores nothing. Exit code 1 where a row could not be read. */
export async function pull({ words, json, limit, cursor, signal }: CommandInput): Promise<number> {
  const most = limit === undefined ? Infinity : Number(limit);
  if (!(most > 0)) throw new UsageError('--limit 须为正数 / --limit must be a positive number');
  const { systems } = connectProvince();
  const count = { READ: 0, DELETED: 0, UNREADABLE: 0 };
  try {
    for await (const page of adapterNamed(systems, words[0]).changes(cursor ?? null, signal)) {
      for (const change of page.changes.slice(0, most - total(count))) {
        count[change.type] += 1;
        show(change, json);
      }
      if (!json) console.log(`游标 / cursor: ${page.cursor}`);
      if (total(count) >= most) break;
    }
  } finally {
    await systems.close();
  }
  if (!json) console.log(`已读 / read ${count.READ}, 删除 / deleted ${count.DELETED}, 无法读取 / unreadable ${count.UNREADABLE}`);
  return count.UNREADABLE === 0 ? 0 : 1;
}

function total(count: Readonly<Record<Change['type'], number>>): number {
  return count.READ + count.DELETED + count.UNREADABLE;
}

function show(change: Change, json: boolean): void {
  console.log(json ? JSON.stringify(change, bytesAsBase64) : describeChange(change));
}

function bytesAsBase64(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}
