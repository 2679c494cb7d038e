import { TRADE_RECORD_KINDS, type RecordKind } from '../schema/records/record.ts';

/** Enums of the graph whose values have other names in the records: name in the graph → value in a record. */
export const ENUM_VALUES = {
  RecordKind: Object.fromEntries(TRADE_RECORD_KINDS.map((kind) => [kind.replace(/[A-Z]/gu, '_$&').toUpperCase(), kind])) as Readonly<
    Record<string, RecordKind>
  >,
};
