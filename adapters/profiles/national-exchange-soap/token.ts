import { createCipheriv, createHash } from 'node:crypto';
import { shanghaiIso } from '../../mapping/time.ts';

/** Who asks, as the exchange knows it. */
export interface Caller {
  /** Four digits that the exchange gave. */
  readonly systemNo: string;
  /** Eight bytes of UTF-8, key and first vector of DES, or 24 for triple DES; null where the exchange asks for none. */
  readonly secret: string | null;
}

/** The `validation` parameter: SYSTEM_NO and, with a secret, a TOKEN that the exchange takes for twelve hours around `now`. */
export function validationXml({ systemNo, secret }: Caller, now: Date): string {
  const token = secret === null ? '' : `<TOKEN>${createToken(systemNo, secret, now)}</TOKEN>`;
  return `<VALIDATION>${token}<SYSTEM_NO>${systemNo}</SYSTEM_NO></VALIDATION>`;
}

/** Base64(DES-CBC(SYSTEM_NO + yyyyMMddHHmmss + MD5(SYSTEM_NO))). Triple DES with one key three times is single DES, which OpenSSL 3 lacks. */
function createToken(systemNo: string, secret: string, now: Date): string {
  const key = Buffer.from(secret, 'utf8');
  const cipher = createCipheriv('des-ede3-cbc', key.length === 8 ? Buffer.concat([key, key, key]) : key, key.subarray(0, 8));
  const local = shanghaiIso(now.getTime()).slice(0, 19).replaceAll(/\D/gu, '');
  const plain = systemNo + local + createHash('md5').update(systemNo).digest('hex');
  return Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]).toString('base64');
}

/** Whether a credential can be used at all. */
export function isSecretUsable(secret: string | null): boolean {
  return secret === null || [8, 24].includes(Buffer.byteLength(secret, 'utf8'));
}
