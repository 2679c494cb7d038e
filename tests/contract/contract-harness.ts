import type { Adapter } from '../../adapters/adapter.ts';
import type { Guard } from '../../adapters/resilience/guard.ts';
import type { FaultMode, FaultSwitch } from '../../adapters/sandbox/stand-in.ts';

/** A row that the harness put into the system on purpose and that cannot become a record. */
export interface KnownBadRow {
  readonly projectNativeId: string;
  /** The owner's columns at fault, all of them; empty where the bytes themselves are unreadable. */
  readonly columns: readonly string[];
  /** Text that must be found in the row's raw bytes. */
  readonly rawText: string;
}

/** What the owner's staff does while the system runs; seen by the next read. Null where such a system cannot. */
export interface Clerk {
  /** Adds a project that was not there; gives its native id. */
  add(): Promise<string>;
  /** Gives a project a new title. */
  retitle(projectNativeId: string, title: string): Promise<void>;
  /** Sends all rows of a project again, unchanged. */
  resend(projectNativeId: string): Promise<void>;
  /** Deletes a project with its rows. */
  readonly remove: ((projectNativeId: string) => Promise<void>) | null;
}

/** One adapter before one running system over a small world with small pages. Started anew for every test. */
export interface ContractHarness {
  readonly adapter: Adapter;
  /** The guard that the adapter was given: time limit 2 s, no less. */
  readonly guard: Guard;
  /** At least four projects of the system, readable. */
  readonly knownIds: readonly string[];
  readonly unknownId: string;
  readonly badRows: readonly KnownBadRow[];
  readonly fault: FaultSwitch;
  /** Faults that this system can have and that make a call fail. */
  readonly failures: readonly FaultMode[];
  /** Calls served since start. */
  readonly calls: () => number;
  /** Calls that the system is still busy with. */
  readonly openCalls: () => number;
  /** Most calls at once since start. */
  readonly mostAtOnce: () => number;
  /** The owner's limit for calls at once. */
  readonly concurrency: number;
  readonly clerk: Clerk;
  stop(): Promise<void>;
}
