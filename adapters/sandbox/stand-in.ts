import type { WorldProject } from './world/world-project.ts';
import type { WorldRegister } from './world/world-register.ts';

/** What a stand-in can be told to do wrong. */
export const FAULT_MODES = ['NONE', 'LATENCY', 'ERROR', 'SOAP_FAULT', 'BODY_ERROR', 'HALF_PAGE', 'GARBAGE', 'DROP'] as const;
export type FaultMode = (typeof FAULT_MODES)[number];

/** The fault switch of one stand-in; read at each call, so that it works at once. */
export interface FaultSwitch {
  mode: FaultMode;
  /** Delay of each answer while `mode` is LATENCY. */
  latencyMs: number;
}

export interface StandInInput {
  readonly systemId: string;
  readonly world: readonly WorldProject[];
  /** What it registers of market entities, where such a system does. */
  readonly register?: WorldRegister | undefined;
  readonly fault: FaultSwitch;
  /** Credential that the system asks for; null where it asks for none. */
  readonly secret: string | null;
  /** Folder of its own for files. */
  readonly folder: string;
}

/** A running stand-in of one legacy system. */
export interface StandIn {
  /** What province.yaml would say: a URL, a folder. */
  readonly endpoint: string;
  /** Requests served since start. */
  readonly calls: () => number;
  stop(): Promise<void>;
}

/** Starts a stand-in for one kind of legacy software; it knows the wire shape on its own and imports no profile. */
export interface StandInKind {
  readonly profile: string;
  start(input: StandInInput): Promise<StandIn>;
}
