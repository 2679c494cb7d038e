import type { NationalEntry, NationalList } from '../codes/code-list.ts';
import { DELISTED_REGIONS } from '../codes/region-delisted.ts';
import { codesOfCitiesAndCounties } from '../codes/region-names.ts';
import { ABOLISHED_REGIONS, LATER_REGIONS, NAMED_REGIONS, PROVINCES } from '../codes/region.ts';
import { regionValidity } from './region-validity.ts';

let entries: readonly NationalEntry<string>[] | null = null;

/** Regions of six digits, abolished ones included with the published lists between which they were valid. Read when first asked for. */
export const REGION_LIST: NationalList<string> = {
  name: 'region',
  zh: '行政区划',
  source: 'GB/T 2260; lists of 民政部 from 2010-12',
  confidence: 'V',
  get entries() {
    return (entries ??= codes().map(entryOf));
  },
};

function codes(): readonly string[] {
  const lists = [NAMED_REGIONS, LATER_REGIONS, ABOLISHED_REGIONS].flatMap((list) => Object.keys(list));
  const provinces = Object.keys(PROVINCES).map((digits) => `${digits}0000`);
  return [...new Set([...provinces, ...lists, ...codesOfCitiesAndCounties(), ...DELISTED_REGIONS.keys()])].sort();
}

function entryOf(code: string): NationalEntry<string> {
  const { name, firstListed, lastListed } = regionValidity(code)!;
  return { code, zh: name, en: null, validFrom: firstListed, validTo: lastListed };
}
