import type { RestrictedSummary } from '../schema/access/restricted-summary.ts';

/** Everything restricted that one request was given, by whichever subgraphs. */
export interface RestrictedReads {
  note(summary: RestrictedSummary | undefined): void;
  /** Null where nothing restricted was given. */
  all(): RestrictedSummary | null;
}

export function collectReads(): RestrictedReads {
  const [fields, systems] = [new Set<string>(), new Set<string>()];
  let rows = 0;
  return {
    note(summary) {
      for (const field of summary?.fields ?? []) fields.add(field);
      for (const system of summary?.systems ?? []) systems.add(system);
      rows += summary?.rows ?? 0;
    },
    all: () => (fields.size === 0 ? null : { fields: [...fields].sort(), systems: [...systems].sort(), rows }),
  };
}
