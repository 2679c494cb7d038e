import type { CodeTable, LocalCode } from '../../adapters/systems.ts';
import { CODE_LISTS, codeListVersion } from '../../schema/code-lists.ts';
import type { NationalEntry, NationalList } from '../../schema/codes/code-list.ts';
import { typedError } from '../subgraph-error.ts';

interface ListArguments {
  readonly names?: readonly string[] | null;
}

interface EntryArguments {
  readonly codes?: readonly string[] | null;
}

interface LocalArguments {
  readonly systems?: readonly string[] | null;
}

type LocalCodeView = LocalCode & Omit<CodeTable, 'entries' | 'national'>;

/** Resolves `codeLists`: the national lists, and how the systems of the province write their codes. */
export function codeListsResolver(tables: readonly CodeTable[]) {
  const views = new Map(CODE_LISTS.map((list) => [keyOf(list.name), viewOf(list, tables)]));
  return (_: unknown, { names }: ListArguments) =>
    names ? [...new Set(names.map((name) => views.get(keyOf(name)) ?? refuse(name)))] : [...views.values()];
}

/** `tradeMethod`, `TradeMethod` and `trade-method` name one list. */
function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/gu, '');
}

function refuse(name: string): never {
  const shown = JSON.stringify(name.slice(0, 64).toWellFormed());
  const known = CODE_LISTS.map((list) => list.name).join(', ');
  throw typedError('BAD_INPUT', `names ${shown} 不是国家代码表，现有 ${known}`, `names ${shown} is no national code list: ${known}`);
}

function viewOf(list: NationalList<string>, tables: readonly CodeTable[]) {
  const { name, zh, source, confidence } = list;
  const own = tables.filter(({ national }) => national === name);
  const byCode = Map.groupBy(own.flatMap(localCodes), ({ code }) => code);
  return {
    ...{ name, zh, source, confidence, en: englishName(name) },
    version: () => codeListVersion(list),
    entries: ({ codes }: EntryArguments) =>
      list.entries
        .filter(({ code }) => codes?.includes(code) ?? true)
        .map((entry) => entryView(entry, confidence, byCode.get(entry.code) ?? [])),
    localLists: own.filter(({ entries }) => entries.length > 0).map(({ entries, ...table }) => ({ ...table, size: entries.length })),
  };
}

/** `tradeMethod` → `Trade method`. */
function englishName(name: string): string {
  const words = name.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function localCodes({ entries, ...table }: CodeTable): readonly LocalCodeView[] {
  return entries.map((entry) => ({ ...table, ...entry }));
}

function entryView(entry: NationalEntry<string>, confidence: NationalList<string>['confidence'], local: readonly LocalCodeView[]) {
  return {
    confidence,
    ...entry,
    label: entry.zh,
    localCodes: ({ systems }: LocalArguments) => local.filter(({ system }) => systems?.includes(system) ?? true),
  };
}
