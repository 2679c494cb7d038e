import { SettingsError } from './settings.ts';

/** A port that somebody else has or may not be taken; every other fault of listening is the address's. */
const FAULTS_OF_PORT: ReadonlySet<unknown> = new Set(['EADDRINUSE', 'EACCES']);

/** The setting that keeps a server from listening. */
export function listenFault(error: unknown): SettingsError {
  return settingFault(FAULTS_OF_PORT.has((error as { readonly code?: unknown }).code) ? 'PORT' : 'HOST', error);
}

/** The setting that keeps the store from opening; a folder in use says so itself. */
export function storeFault(databaseUrl: string | undefined, error: unknown): Error {
  if (error instanceof Error && error.name === 'StoreInUseError') return error;
  return settingFault(databaseUrl === undefined ? 'YIWANG_DATA_DIR' : 'DATABASE_URL', error);
}

function settingFault(name: string, error: unknown): SettingsError {
  const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
  return new SettingsError(`${name} 无法使用 / ${name} cannot be used: ${reason}`, { cause: error });
}
