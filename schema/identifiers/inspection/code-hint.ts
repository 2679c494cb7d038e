import { CODE_KIND_LIST, type CodeKind } from '../../codes/code-kind.ts';

/** Field of the data specification → the kind of code it holds. */
const FIELDS: Readonly<Record<string, CodeKind>> = {
  UNIFIED_DEAL_CODE: 'DEAL_CODE',
  PROJECT_CODE: 'PROJECT_CODE',
  TENDER_PROJECT_CODE: 'TENDER_PROJECT_CODE',
  BID_SECTION_CODE: 'SECTION_CODE',
  INVEST_PROJECT_CODE: 'INVESTMENT_PROJECT_CODE',
  PUB_SERVICE_PLAT_CODE: 'PLATFORM_CODE',
  TRADE_PLAT: 'SYSTEM_CODE',
  PUB_SERVICE_PLAT: 'SYSTEM_CODE',
  ORGAN_NO: 'ORGANISATION_CODE',
  ...Object.fromEntries(
    CODE_KIND_LIST.entries.flatMap(({ code, zh }) => (code === 'UNKNOWN' ? [] : [code, zh].map((name) => [name, code]))),
  ),
};

/** A code with the name of its field before it: `PLATFORM_CODE=…`, `平台标识码：…`. Kind is null where nothing, or nothing known, is before it. */
export function splitHint(text: string): { readonly kind: CodeKind | null; readonly code: string } {
  const match = /^([^=:-]{2,32})[=:](.*)$/u.exec(text);
  const name = match?.[1]!.toUpperCase();
  if (match === null || name === undefined || !Object.hasOwn(FIELDS, name)) return { kind: null, code: text };
  return { kind: FIELDS[name]!, code: match[2]! };
}
