import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { chainCheck, type LedgerEntry, type LedgerFault, type LedgerStart } from '../schema/access/ledger.ts';
import { openStore } from '../subgraphs/store/open-store.ts';
import type { Store } from '../subgraphs/store/store.ts';
import { prepareDataFolder } from './data-folder.ts';
import { storeFault } from './setting-fault.ts';
import { readSettings } from './settings.ts';

/** `npm run ledger`: takes the access ledger out, verifies what was taken out, and ends its retention. Exit codes: 0 good, 1 faults found, 2 wrong use. */
const USAGE = `用法 / usage:
  npm run -s ledger -- export > <file>       导出台账，每行一笔 / takes the ledger out, an entry per line
  npm run ledger -- verify <file> [hash]     离线核验；hash 为另行留存的末笔摘要 / verifies it offline, up to a last hash noted elsewhere
  npm run ledger -- remove <days>            删除早于若干天的部分，至少 183 天 / removes what is older, at least 183 days`;

/** 网络安全法: logs are kept for six months at least. */
const LEAST_DAYS = 183;
const PAGE = 500;
const DAY_MS = 86_400_000;

async function main([command, argument, hash, ...more]: readonly string[]): Promise<number> {
  const isAlone = hash === undefined && more.length === 0;
  if (command === 'export' && argument === undefined) return withStore(exportAll);
  if (command === 'verify' && argument !== undefined && more.length === 0) return verify(argument, hash ?? null);
  if (command === 'remove' && isAlone && /^\d{1,5}$/u.test(argument ?? '')) return remove(Number(argument));
  console.error(USAGE);
  return 2;
}

async function withStore(work: (store: Store) => Promise<number>): Promise<number> {
  const { dataDir, databaseUrl } = readSettings(process.env);
  if (databaseUrl === undefined) await prepareDataFolder(dataDir);
  const store = await openStore({ dataDir, databaseUrl }).catch((error: unknown) => {
    throw storeFault(databaseUrl, error);
  });
  return work(store).finally(() => store.close());
}

async function exportAll({ ledger }: Store): Promise<number> {
  const start = await ledger.start();
  console.log(JSON.stringify(start));
  for (let page = await ledger.after(start.seq - 1, PAGE); page.length > 0; page = await ledger.after(page.at(-1)!.seq, PAGE))
    for (const entry of page) console.log(JSON.stringify(entry));
  return 0;
}

async function verify(path: string, head: string | null): Promise<number> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity })[Symbol.asyncIterator]();
  const first = await lines.next();
  const check = chainCheck(JSON.parse(first.done === true ? '' : first.value) as LedgerStart);
  for await (const line of { [Symbol.asyncIterator]: () => lines }) {
    const fault = check.next(JSON.parse(line) as LedgerEntry);
    if (fault !== null) return tell(fault);
  }
  const fault = check.end(head);
  if (fault !== null) return tell(fault);
  console.log('台账完整，未被改动 / the ledger is whole');
  return 0;
}

const FAULTS: Readonly<Record<LedgerFault['kind'], string>> = {
  CHANGED: '内容被改动 / was changed',
  REMOVED_OR_REORDERED: '缺失或次序被改动 / is missing or out of order',
  CUT_OFF: '之后的部分缺失 / and what follows is missing',
};

function tell({ seq, kind }: LedgerFault): number {
  console.error(`第 ${seq} 笔 / entry ${seq}: ${FAULTS[kind]}`);
  return 1;
}

async function remove(days: number): Promise<number> {
  if (days < LEAST_DAYS) {
    console.error(`至少保留 ${LEAST_DAYS} 天 / keep ${LEAST_DAYS} days at least`);
    return 2;
  }
  return withStore(async ({ ledger }) => {
    const removed = await ledger.removeBefore(new Date(Date.now() - days * DAY_MS).toISOString());
    console.log(`已删除 ${removed} 笔 / ${removed} entries removed`);
    return 0;
  });
}

/** A fault of a setting or a file in its sentence; anything else is a defect of ours and keeps its stack. */
function report(error: unknown): number {
  if (!(error instanceof Error)) throw error;
  if (error instanceof SyntaxError) console.error('文件不是台账的导出 / the file is no export of the ledger');
  else if (['SettingsError', 'StoreInUseError'].includes(error.name) || 'syscall' in error) console.error(error.message);
  else throw error;
  return 1;
}

process.exitCode = await main(process.argv.slice(2)).catch(report);
