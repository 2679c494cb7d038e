import type { Adapter } from './adapter.ts';
import { checkOwnersCodes } from './check-owners-codes.ts';
import { codeTablesOf, type CodeTable } from './code-tables.ts';
import { configurationSentence } from './configuration-sentence.ts';
import { PROFILES, type AnyProfile } from './profiles.ts';
import { ProvinceError, type LegacySystem, type Province } from './province.ts';
import { createGuard, type GuardReport } from './resilience/guard.ts';

export type { CodeTable, LocalCode } from './code-tables.ts';

export interface SystemsOptions {
  /** System id → endpoint that takes the place of the one in the province file (a running stand-in). */
  readonly endpoints?: Readonly<Record<string, string>>;
  /** Value of the credential that a system names, null where it has none; the environment's by default. */
  readonly secretOf?: (system: LegacySystem) => string | null;
  readonly now?: () => Date;
  /** Only these systems are connected; all are listed. */
  readonly only?: (system: LegacySystem) => boolean;
}

/** The legacy systems of a province and the adapters that read them. */
export interface Systems {
  /** In the order of the province file. */
  readonly list: readonly LegacySystem[];
  /** Of the connected systems. */
  readonly adapters: readonly Adapter[];
  /** Null for a system that is not listed or not connected here. */
  adapterOf(system: string): Adapter | null;
  /** Calls and breaker of one connected system since start. */
  reportOf(system: string): GuardReport | null;
  /** How the codes of every listed system stand for national ones. */
  readonly codeTables: readonly CodeTable[];
  close(): Promise<void>;
}

/** Connects every system of a province; none of them needs to be up. @throws {ProvinceError} naming the key at fault. */
export function openSystems(province: Province, options: SystemsOptions = {}): Systems {
  const { endpoints = {}, only = () => true } = options;
  const list = province.systems.map((system) => ({ ...system, endpoint: endpoints[system.id] ?? system.endpoint }));
  const opened = new Map(list.filter(only).map((system) => [system.id, openSystem(system, options)]));
  const adapters = [...opened.values()].map(({ adapter }) => adapter);
  return {
    list,
    adapters,
    codeTables: list.flatMap((system) => codeTablesOf(profileOf(system).codeLists, system)),
    adapterOf: (system) => opened.get(system)?.adapter ?? null,
    reportOf: (system) => opened.get(system)?.report() ?? null,
    close: async () => {
      await Promise.allSettled(adapters.map((adapter) => adapter.close()));
    },
  };
}

/** Checks profile names, options and codes, before anything is started. @throws {ProvinceError} naming the key at fault. */
export function checkSystems({ systems }: Province): void {
  for (const system of systems) {
    optionsOf(profileOf(system), system);
    checkOwnersCodes(profileOf(system), system);
  }
}

function openSystem(system: LegacySystem, { secretOf = environmentSecret, now = () => new Date() }: SystemsOptions) {
  const profile = profileOf(system);
  const options = optionsOf(profile, system);
  checkOwnersCodes(profile, system);
  const guard = createGuard({ system: system.id, limits: system.limits });
  const secret = secretOf(system);
  try {
    return { adapter: profile.connect({ system, options, secret, guard, now }), report: guard.report };
  } catch (error) {
    if (error instanceof ProvinceError) throw error;
    throw new ProvinceError(error instanceof Error ? error.message : `systems[] (${system.id}): 无法连接 / cannot be connected`, {
      cause: error,
    });
  }
}

function profileOf({ id, profile }: LegacySystem): AnyProfile {
  const found = PROFILES.get(profile);
  if (found !== undefined) return found;
  throw new ProvinceError(`systems[].profile (${id}): 没有配置 ${profile} / ${profile} is none of ${[...PROFILES.keys()].join(', ')}`);
}

function optionsOf(profile: AnyProfile, { id, options }: LegacySystem): never {
  const result = profile.options.safeParse(options, { error: configurationSentence });
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `systems[].${['options', ...path].join('.')} (${id}) ${message}`);
  throw new ProvinceError(faults.join('; '));
}

function environmentSecret({ id, credential }: LegacySystem): string | null {
  if (credential === undefined) return null;
  const secret = process.env[credential];
  if (secret === undefined || secret === '')
    throw new ProvinceError(`systems[].credential (${id}): 环境变量 ${credential} 未设置 / ${credential} is not set`);
  return secret;
}
