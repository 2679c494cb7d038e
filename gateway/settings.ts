import { LEAST_LEDGER_DAYS } from '../schema/access/ledger.ts';

/** Settings of one process, read once. */
export interface Settings {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly dataDir: string;
  /** Undefined: the embedded store. */
  readonly databaseUrl: string | undefined;
  readonly provincePath: string;
  /** For one request as a whole. */
  readonly deadlineMs: number;
  /** What a system must bear to be given deal codes. Undefined: only programs on this machine are given some. */
  readonly dealCodeToken: string | undefined;
  /** File that names the identity providers. Undefined: nobody but the public, and the demo's own identities in the demo. */
  readonly identityPath: string | undefined;
  /** How long entries of the access ledger are kept. Undefined: for ever. */
  readonly ledgerDays: number | undefined;
}

/** A setting that cannot be used, in a sentence that names the variable. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads HOST, PORT, YIWANG_DATA_DIR, DATABASE_URL, YIWANG_PROVINCE, YIWANG_DEADLINE_MS, DEAL_CODE_TOKEN, YIWANG_IDENTITY, YIWANG_LEDGER_DAYS. @throws {SettingsError} */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  return {
    host: environment['HOST'] || '127.0.0.1',
    port: wholeNumber(environment, 'PORT', 4_000, 0, 65_535),
    dataDir: environment['YIWANG_DATA_DIR'] || '.data',
    databaseUrl: databaseUrl(environment),
    provincePath: environment['YIWANG_PROVINCE'] || 'province.yaml',
    deadlineMs: wholeNumber(environment, 'YIWANG_DEADLINE_MS', 15_000, 1, 600_000),
    dealCodeToken: dealCodeToken(environment),
    identityPath: environment['YIWANG_IDENTITY'] || undefined,
    ledgerDays: ledgerDays(environment),
  };
}

/** The sentence does not show what it refuses: it is a secret. */
function dealCodeToken(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const text = environment['DEAL_CODE_TOKEN'] || undefined;
  if (text === undefined || /^[!-~]+$/u.test(text)) return text;
  throw new SettingsError('DEAL_CODE_TOKEN 应为不含空格的可见 ASCII 字符 / DEAL_CODE_TOKEN must be printable ASCII without spaces');
}

/** A hundred years are as good as for ever. */
const MOST_LEDGER_DAYS = 36_500;

function ledgerDays(environment: Readonly<Record<string, string | undefined>>): number | undefined {
  const name = 'YIWANG_LEDGER_DAYS';
  return environment[name] ? wholeNumber(environment, name, 0, LEAST_LEDGER_DAYS, MOST_LEDGER_DAYS) : undefined;
}

function wholeNumber(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
  standard: number,
  least: number,
  greatest: number,
): number {
  const text = environment[name] || String(standard);
  const value = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= greatest) return value;
  throw new SettingsError(`${name} 应为 ${least} 至 ${greatest} 的整数 / ${name} must be a whole number from ${least} to ${greatest}`);
}

function databaseUrl(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const text = environment['DATABASE_URL'] || undefined;
  if (text === undefined || /^postgres(?:ql)?:\/\//u.test(text)) return text;
  throw new SettingsError('DATABASE_URL 应以 postgres:// 开头 / DATABASE_URL must begin with postgres://');
}
