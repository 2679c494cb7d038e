import type { z } from 'zod';
import type { Adapter } from './adapter.ts';
import type { LocalCodes } from './mapping/local-codes.ts';
import type { LegacySystem } from './province.ts';
import type { Guard } from './resilience/guard.ts';

/** What a profile is given to reach one system. */
export interface ProfileContext<Options> {
  readonly system: LegacySystem;
  readonly options: Options;
  /** Value of the environment variable that `credential` names; null where the system has none. */
  readonly secret: string | null;
  /** Every call to the system goes through it. */
  readonly guard: Guard;
  /** Clock, so that tests can hold it. */
  readonly now: () => Date;
}

/** A kind of legacy software: its protocol, encoding, paging, tables and code lists. */
export interface Profile<Schema extends z.ZodType = z.ZodType> {
  readonly name: string;
  /** Raised when the mapping changes, so that stored records can be told apart. */
  readonly mappingVersion: string;
  /** Its code lists: what it reads values by, and what an owner may add to. */
  readonly codeLists: readonly LocalCodes<string>[];
  /** Shape of `options` in province.yaml. */
  readonly options: Schema;
  connect(context: ProfileContext<z.infer<Schema>>): Adapter;
}
