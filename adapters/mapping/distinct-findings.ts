import type { Finding } from '../../schema/records/finding.ts';

/**
 * Several records of one row read the same columns: each fault once, as the gravest it is for any of them.
 * A column with bad bytes is not missing as well.
 */
export function distinctFindings(findings: readonly Finding[]): readonly Finding[] {
  const badBytes = new Set(findings.filter(({ code }) => code === 'BAD_BYTES').map(({ column }) => column));
  const byFault = new Map<string, Finding>();
  for (const entry of findings) {
    const key = `${entry.code} ${entry.column} ${entry.value}`;
    const isTold = entry.code === 'MISSING' && badBytes.has(entry.column);
    if (!isTold && byFault.get(key)?.severity !== 'ERROR') byFault.set(key, entry);
  }
  return [...byFault.values()];
}
