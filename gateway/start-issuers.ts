import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { configurationSentence } from '../adapters/configuration-sentence.ts';
import { VIEWER_ROLES } from '../schema/codes/viewer-role.ts';
import { isRegionCode } from '../schema/identifiers/region-code.ts';
import type { IdentityIssuer } from './identity-issuer.ts';
import { SettingsError } from './settings.ts';

const MAX_FILE_BYTES = 256 * 1024;
const KEYS_TIMEOUT_MS = 2_000;

const issuer = z.strictObject({
  issuer: z.string().min(1).max(500),
  audience: z.string().min(1).max(500),
  /** A file beside this one, or an address within the intranet. */
  jwks: z.string().min(1),
  roles: z.array(z.enum(VIEWER_ROLES).exclude(['PUBLIC'])).min(1),
  regions: z.array(z.string().refine(isRegionCode, '应为 GB/T 2260 代码 / must be a code of GB/T 2260')).min(1).optional(),
});
const file = z.strictObject({ issuers: z.array(issuer) });

/** Reads the identity providers of YIWANG_IDENTITY; none without it. @throws {SettingsError} naming file and key */
export function readIssuers(path: string | undefined): readonly IdentityIssuer[] {
  if (path === undefined) return [];
  const result = file.safeParse(parseYaml(path), { error: configurationSentence });
  if (!result.success)
    throw new SettingsError(`${path}: ${result.error.issues.map(({ path: key, message }) => `${key.join('.')} ${message}`).join('; ')}`);
  return result.data.issuers.map(({ regions = null, jwks, ...known }) => ({ ...known, regions, keys: keysOf(path, jwks) }));
}

function parseYaml(path: string): unknown {
  try {
    return parse(readSmall(path), { strict: true, uniqueKeys: true, logLevel: 'error' });
  } catch (error) {
    throw new SettingsError(`${path}: 无法读取 / cannot be read: ${(error as Error).message.split('\n')[0]!}`);
  }
}

function readSmall(path: string): string {
  if (statSync(path).size > MAX_FILE_BYTES) throw new Error(`more than ${MAX_FILE_BYTES} bytes`);
  return readFileSync(path, 'utf8');
}

function keysOf(path: string, jwks: string): JWTVerifyGetKey {
  if (/^https?:\/\//u.test(jwks)) return createRemoteJWKSet(new URL(jwks), { timeoutDuration: KEYS_TIMEOUT_MS });
  return keysOfFile(resolve(dirname(path), jwks));
}

/** The file is read again when it changes: keys are rotated without a restart. */
function keysOfFile(path: string): JWTVerifyGetKey {
  let read = { changedMs: -1, keys: readKeys(path) };
  return (header, token) => {
    const { mtimeMs } = statSync(path);
    if (mtimeMs !== read.changedMs) read = { changedMs: mtimeMs, keys: readKeys(path) };
    return read.keys(header, token);
  };
}

function readKeys(path: string): JWTVerifyGetKey {
  try {
    return createLocalJWKSet(JSON.parse(readSmall(path)) as JSONWebKeySet);
  } catch {
    throw new SettingsError(`${path}: 不是 JWKS / is no JWKS`);
  }
}
