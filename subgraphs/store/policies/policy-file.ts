import type { CatalogueItem } from '../catalogue/catalogue-item.ts';
import type { PolicyDocument } from './policy.ts';

/** A versioned file of policies and catalogue items, read and checked. */
export interface PolicyFile {
  /** Its stable name, whatever path it was read from. */
  readonly file: string;
  /** Raised with every change. */
  readonly version: number;
  readonly policies: readonly PolicyDocument[];
  readonly catalogue: readonly CatalogueItem[];
}

/** What became of one file. */
export interface ImportedFile {
  readonly file: string;
  readonly version: number;
  /** OLDER: a newer version had been imported, and stays. */
  readonly outcome: 'IMPORTED' | 'UNCHANGED' | 'OLDER';
  readonly policies: number;
  readonly catalogue: number;
}

/** Files that contradict each other or what has been imported. */
export class PolicyImportError extends Error {
  override readonly name = 'PolicyImportError';
  readonly code = 'BAD_INPUT';
  readonly messageZh: string;

  constructor(file: string, key: string, messageZh: string, messageEn: string) {
    super(`${file}: ${key} ${messageEn}`);
    this.messageZh = `${file}: ${key} ${messageZh}`;
  }
}
