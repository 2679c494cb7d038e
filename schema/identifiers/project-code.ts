import { upperCase } from './upper-case.ts';

const PARTS = /^([A-Z])(\d{6})(\d{4})(\d{6})(?:([0-9A-Z]{3})([0-9A-Z]{3})?)?$/u;

/** 项目编号 has 17 characters, 招标项目编号 20, 标段（包）编号 23. */
export type ProjectCodeKind = 'PROJECT_CODE' | 'TENDER_PROJECT_CODE' | 'SECTION_CODE';

/** The parts of a 项目编号, 招标项目编号 or 标段（包）编号 (data specification, tables 500–502). There is no check character. */
export interface ProjectCode {
  readonly kind: ProjectCodeKind;
  /** Upper case; opaque, although it looks like a section of GB/T 4754. */
  readonly letter: string;
  /** GB/T 2260, six digits: where the registering platform is, not always the project. */
  readonly region: string;
  /** Usually four digits of the platform and six of the project; some systems write the date and a daily number. */
  readonly platformSequence: string;
  readonly projectSequence: string;
  /** Three digits or letters; null in a 项目编号. */
  readonly tenderProjectSequence: string | null;
  /** Three digits or letters; null but in a 标段（包）编号. */
  readonly sectionSequence: string | null;
}

/** Reads a code of 17, 20 or 23 characters without regard to case; null where it is none. Its region is not looked up. */
export function parseProjectCode(text: string): ProjectCode | null {
  const match = PARTS.exec(upperCase(text.trim()));
  if (match === null) return null;
  const [, letter, region, platformSequence, projectSequence] = match as unknown as [string, string, string, string, string];
  const tenderProjectSequence = match[5] ?? null;
  const sectionSequence = match[6] ?? null;
  const kind = sectionSequence !== null ? 'SECTION_CODE' : tenderProjectSequence !== null ? 'TENDER_PROJECT_CODE' : 'PROJECT_CODE';
  return { kind, letter, region, platformSequence, projectSequence, tenderProjectSequence, sectionSequence };
}

/** Writes the code of 17, 20 or 23 characters that the parts make. */
export function formatProjectCode(code: Omit<ProjectCode, 'kind'>): string {
  const { letter, region, platformSequence, projectSequence, tenderProjectSequence, sectionSequence } = code;
  return [letter, region, platformSequence, projectSequence, tenderProjectSequence ?? '', sectionSequence ?? ''].join('');
}
