import { parseDealCode } from '../../../schema/identifiers/deal-code.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import { keyText } from '../rowset.ts';

/** A project's rows say that a section, or the project as a whole, trades under a code. */
export interface CodeStatement {
  /** Canonical where it is a deal code, else upper case. */
  readonly dealCode: string;
  /** 标段(包)编号 as printed; empty for the project as a whole. */
  readonly section: string;
}

/** What a project's rows say of its codes. */
export interface StatedCodes {
  readonly statements: readonly CodeStatement[];
  /** Sections of the project; empty where it is traded as a whole. */
  readonly sections: readonly string[];
  /** How many of the codes of the project as a whole one row lists: a list is of several sections, whether or not a row has told them yet. */
  readonly listedTogether: number;
}

/** A code that a lot states is the lot's; what notices and the project list besides is the project's. */
export function statedCodes(records: readonly TradeRecord[]): StatedCodes {
  const sections = distinct(records.flatMap((record) => (record.kind === 'lot' && record.lotCode !== null ? [record.lotCode] : [])));
  const all = records.flatMap((record) => codesOf(record).map((dealCode) => ({ dealCode, section: sectionOf(record, sections) })));
  const ofSections = new Set(all.filter(({ section }) => section !== '').map(({ dealCode }) => dealCode));
  const kept = all.filter(({ dealCode, section }) => section !== '' || !ofSections.has(dealCode));
  const statements = [...new Map(kept.map((statement) => [`${statement.section}\n${statement.dealCode}`, statement])).values()];
  const ofWhole = new Set(statements.filter(({ section }) => section === '').map(({ dealCode }) => dealCode));
  const together = records.map((record) => new Set(codesOf(record)).intersection(ofWhole).size);
  return { statements, sections, listedTogether: Math.max(0, ...together) };
}

function codesOf(record: TradeRecord): readonly string[] {
  const codes = 'dealCodes' in record ? record.dealCodes : [];
  return codes.map((code) => parseDealCode(code)?.canonical ?? keyText(code.trim().toUpperCase()));
}

function sectionOf(record: TradeRecord, sections: readonly string[]): string {
  const stated = 'lotCode' in record ? record.lotCode : null;
  if (stated !== null) return keyText(stated);
  return sections.length === 1 ? sections[0]! : '';
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values.map(keyText))];
}
