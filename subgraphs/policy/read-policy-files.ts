import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import type { PolicyFile } from '../store/policies/policy-file.ts';
import { faultsOf, placeOf } from './policy-file-faults.ts';
import { configurationSentence } from '../../adapters/configuration-sentence.ts';
import { POLICY_FILE } from './policy-file-shape.ts';

const MAX_BYTES = 1024 * 1024;
const MAX_FILES = 200;

/** A file that cannot be taken in, in sentences that name the file and every key at fault. */
export class PolicyFileError extends Error {
  override readonly name = 'PolicyFileError';
}

/** Every `.yaml` file of a folder, or one file. @throws {PolicyFileError} */
export function readPolicyFiles(path: string): readonly PolicyFile[] {
  const files = pathsOf(path).map(readPolicyFile);
  const names = files.map(({ file }) => file);
  const double = names.find((name, index) => names.indexOf(name) !== index);
  if (double !== undefined) throw new PolicyFileError(`${path}: file ${double} 出现两次 / is there twice`);
  return files;
}

function pathsOf(path: string): readonly string[] {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) throw new PolicyFileError(`${path}: 没有这个文件或文件夹 / there is no such file or folder`);
  if (!entry.isDirectory()) return [path];
  const names = readdirSync(path)
    .filter((name) => /\.ya?ml$/u.test(name))
    .sort();
  if (names.length === 0) throw new PolicyFileError(`${path}: 没有 .yaml 文件 / holds no .yaml file`);
  if (names.length > MAX_FILES) throw new PolicyFileError(`${path}: 文件超过 ${MAX_FILES} 个 / holds more than ${MAX_FILES} files`);
  return names.map((name) => join(path, name));
}

/** @throws {PolicyFileError} naming every key at fault */
function readPolicyFile(path: string): PolicyFile {
  const content = parseYaml(path);
  const result = POLICY_FILE.safeParse(content, { error: configurationSentence });
  if (!result.success)
    throw refused(
      path,
      result.error.issues.map((issue) => `${keyOf(issue, content)} ${issue.message}`),
    );
  const file = result.data as PolicyFile;
  const faults = faultsOf(file);
  if (faults.length > 0) throw refused(path, faults);
  return file;
}

function refused(path: string, faults: readonly string[]): PolicyFileError {
  return new PolicyFileError(`${basename(path)}: ${faults.join('; ')}`);
}

function parseYaml(path: string): unknown {
  try {
    // Aliases may stand for more than memory holds; nobody needs one here.
    return parse(readText(path), { strict: true, uniqueKeys: true, maxAliasCount: 0, logLevel: 'error' });
  } catch (error) {
    if (error instanceof PolicyFileError) throw error;
    const line = error instanceof RangeError ? 'nested too deeply' : (error as Error).message.split('\n')[0]!.replace(/:\s*$/u, '');
    throw new PolicyFileError(`${basename(path)}: YAML 有误 / is no YAML: ${line}`, { cause: error });
  }
}

function readText(path: string): string {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file?.isFile() !== true) throw new PolicyFileError(`${basename(path)}: 不是文件 / is not a file`);
  if (file.size > MAX_BYTES) throw new PolicyFileError(`${basename(path)}: 超过 ${MAX_BYTES} 字节 / has more than ${MAX_BYTES} bytes`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    throw new PolicyFileError(`${basename(path)}: 不是 UTF-8 / is not UTF-8`, { cause: error });
  }
}

function keyOf({ path, ...issue }: z.core.$ZodIssue, content: unknown): string {
  const [list, index, ...rest] = path;
  const isInList = typeof list === 'string' && typeof index === 'number';
  const entry = isInList ? (content as Readonly<Record<string, readonly { id?: unknown }[]>>)[list]?.[index] : undefined;
  const start = isInList ? placeOf(list, index, entry?.id) : path.length > 0 ? String(list) : '';
  const tail = (isInList ? rest : path.slice(1)).map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  const unknown = issue.code === 'unrecognized_keys' ? ` {${issue.keys.join(', ')}}` : '';
  return `${start}${tail}${unknown}` || '文件 / the file';
}
