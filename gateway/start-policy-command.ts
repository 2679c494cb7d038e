import { readPolicyFiles, PolicyFileError } from '../subgraphs/policy/read-policy-files.ts';
import { openStore } from '../subgraphs/store/open-store.ts';
import { PolicyImportError, type ImportedFile, type PolicyFile } from '../subgraphs/store/policies/policy-file.ts';
import { refuseFaulty } from '../subgraphs/store/policies/policy-references.ts';
import { prepareDataFolder } from './data-folder.ts';
import { storeFault } from './setting-fault.ts';
import { readSettings } from './settings.ts';
import { SHIPPED_POLICIES } from './start-policies.ts';

/** `npm run policy`: checks and imports files of policies and catalogue entries. Exit codes: 0 good, 1 faults found, 2 wrong use. */
const USAGE = `用法 / usage:
  npm run policy -- check [file-or-folder]     检查 / checks; without a path: the shipped files
  npm run policy -- import <file-or-folder>    全部导入或全不导入 / imports all of it or nothing`;

const OUTCOMES: Readonly<Record<ImportedFile['outcome'], string>> = {
  IMPORTED: '已导入 / imported',
  UNCHANGED: '没有变化 / unchanged',
  OLDER: '早于已导入的版本，未导入 / older than what was imported: left out',
};

async function main([command, path, ...more]: readonly string[]): Promise<number> {
  if (command === 'check' && more.length === 0) return check(path ?? SHIPPED_POLICIES);
  if (command === 'import' && path !== undefined && more.length === 0) return importAll(path);
  console.error(USAGE);
  return 2;
}

/** What a file refers to may be in the shipped files. */
function check(path: string): number {
  const files = readPolicyFiles(path);
  const names = new Set(files.map(({ file }) => file));
  const others = readPolicyFiles(SHIPPED_POLICIES).filter(({ file }) => !names.has(file));
  refuseListedTwice(files, others);
  refuseFaulty(
    files,
    [...files, ...others].flatMap(({ policies }) => policies),
  );
  for (const file of files) console.log(`${lineOf(file, file.policies.length, file.catalogue.length)}: 没有问题 / no faults`);
  return 0;
}

/** As the import does: every id belongs to one file. */
function refuseListedTwice(files: readonly PolicyFile[], others: readonly PolicyFile[]): void {
  const owners = new Map(others.flatMap((file) => entriesOf(file).map(({ key }) => [key, file.file] as const)));
  for (const file of files) {
    for (const { key, id } of entriesOf(file)) {
      const owner = owners.get(key) ?? file.file;
      if (owner !== file.file)
        throw new PolicyImportError(file.file, id, `已由文件 ${owner} 列出`, `is listed by the file ${owner} already`);
      owners.set(key, owner);
    }
  }
}

function entriesOf({ policies, catalogue }: PolicyFile) {
  return [...policies.map(({ id }) => ({ id, key: `policy ${id}` })), ...catalogue.map(({ id }) => ({ id, key: `catalogue ${id}` }))];
}

async function importAll(path: string): Promise<number> {
  const files = readPolicyFiles(path);
  const { dataDir, databaseUrl } = readSettings(process.env);
  if (databaseUrl === undefined) await prepareDataFolder(dataDir);
  const store = await openStore({ dataDir, databaseUrl }).catch((error: unknown) => {
    throw storeFault(databaseUrl, error);
  });
  try {
    for (const file of await store.importPolicies(files))
      console.log(`${lineOf(file, file.policies, file.catalogue)}: ${OUTCOMES[file.outcome]}`);
  } finally {
    await store.close();
  }
  return 0;
}

function lineOf({ file, version }: Pick<PolicyFile, 'file' | 'version'>, policies: number, entries: number): string {
  return `${file} ${version} (政策 / policies ${policies}, 目录项 / entries ${entries})`;
}

/** A fault of a file or a setting in its sentence; anything else is a defect of ours and keeps its stack. */
function report(error: unknown): number {
  if (error instanceof PolicyImportError) console.error(`${error.messageZh} / ${error.message}`);
  else if (error instanceof PolicyFileError || isSettingFault(error)) console.error(error.message);
  else throw error;
  return 1;
}

function isSettingFault(error: unknown): error is Error {
  return error instanceof Error && ['SettingsError', 'StoreInUseError'].includes(error.name);
}

process.exitCode = await main(process.argv.slice(2)).catch(report);
