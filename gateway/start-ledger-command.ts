import { LEAST_LEDGER_DAYS } from '../schema/access/ledger.ts';
import { keptSince } from '../subgraphs/store/ledger/retention.ts';
import { openStore } from '../subgraphs/store/open-store.ts';
import type { Store } from '../subgraphs/store/store.ts';
import { prepareDataFolder } from './data-folder.ts';
import { faultOfExports, type ExportFault } from './ledger-export.ts';
import { storeFault } from './setting-fault.ts';
import { readSettings } from './settings.ts';

/** `npm run ledger`: takes the access ledger out, verifies what was taken out, and ends its retention. Exit codes: 0 good, 1 faults found, 2 wrong use. */
const USAGE = `用法 / usage:
  npm run -s ledger -- export > <file>                 导出台账，每行一笔 / takes the ledger out, an entry per line
  npm run ledger -- verify <file>... [--head <hash>]   离线核验，先后多次的导出须相接；hash 为另行留存的末笔摘要
                                                       verifies exports offline, the earlier first, which must join; up to a last hash noted elsewhere
  npm run ledger -- remove <days>                      删除早于若干天的部分，至少 ${LEAST_LEDGER_DAYS} 天 / removes what is older, at least ${LEAST_LEDGER_DAYS} days`;

const PAGE = 500;

async function main([command, ...words]: readonly string[]): Promise<number> {
  const [word = '', ...more] = words;
  if (command === 'export' && words.length === 0) return withStore(exportAll);
  if (command === 'verify') return verify(words);
  if (command === 'remove' && more.length === 0 && /^\d{1,5}$/u.test(word)) return remove(Number(word));
  return refuseUse();
}

function refuseUse(): number {
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
  let head = start.previousHash;
  for (let page = await ledger.after(start.seq - 1, PAGE); page.length > 0; page = await ledger.after(page.at(-1)!.seq, PAGE)) {
    for (const entry of page) console.log(JSON.stringify(entry));
    head = page.at(-1)!.hash;
  }
  console.error(`末笔摘要，请另行留存 / hash of the last entry, to be noted elsewhere: ${head}`);
  return 0;
}

async function verify(words: readonly string[]): Promise<number> {
  const option = words.indexOf('--head');
  const [files, head] = option === -1 ? [words, null] : [words.toSpliced(option, 2), words[option + 1] ?? ''];
  if (files.length === 0 || head === '' || files.some((file) => file.startsWith('--'))) return refuseUse();
  const fault = await faultOfExports(files, head);
  if (fault !== null) return tell(fault);
  console.log('台账完整，未被改动 / the ledger is whole');
  return 0;
}

const FAULTS: Readonly<Record<ExportFault['kind'], string>> = {
  CHANGED: '内容被改动 / was changed',
  REMOVED_OR_REORDERED: '缺失或次序被改动 / is missing or out of order',
  CUT_OFF: '之后的部分缺失 / and what follows is missing',
  FORGED_BEGINNING: '之前的部分并非因保留期满而删除 / and what came before was not removed by the ledger itself',
  DOES_NOT_JOIN: '与前一份导出不相接 / does not join the export before',
};

function tell({ file, seq, kind }: ExportFault): number {
  console.error(`${file}: 第 ${seq} 笔 / entry ${seq}: ${FAULTS[kind]}`);
  return 1;
}

async function remove(days: number): Promise<number> {
  if (days < LEAST_LEDGER_DAYS) {
    console.error(`至少保留 ${LEAST_LEDGER_DAYS} 天 / keep ${LEAST_LEDGER_DAYS} days at least`);
    return 2;
  }
  return withStore(async ({ ledger }) => {
    const removed = await ledger.removeBefore(keptSince(days, new Date()));
    console.log(`已删除 ${removed} 笔 / ${removed} entries removed`);
    return 0;
  });
}

/** A fault of a setting or a file in its sentence; anything else is a defect of ours and keeps its stack. */
function report(error: unknown): number {
  if (!(error instanceof Error)) throw error;
  if (['SettingsError', 'StoreInUseError', 'NoExportError'].includes(error.name) || 'syscall' in error) console.error(error.message);
  else throw error;
  return 1;
}

process.exitCode = await main(process.argv.slice(2)).catch(report);
