import { regionName } from '../schema/identifiers/region-code.ts';

/** A region with its name; null where there is neither a code nor a raw value. */
export function regionView(code: string | null, raw: string | null) {
  return code === null && raw === null ? null : { code, raw, name: code === null ? null : regionName(code) };
}
