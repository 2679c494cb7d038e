import type { Policy, PolicyVersion } from '../store/policies/policy.ts';
import { statusPeriods } from '../store/policies/status-periods.ts';
import type { PolicyContext } from './policy-context.ts';

/** A policy as it was known at a moment, its successors too; null where it was not listed then. */
export async function policyKnownAt(policy: Policy, knownAt: string, { versions }: PolicyContext): Promise<Policy | null> {
  const epochMs = Date.parse(knownAt);
  const known = versionAt(await versions.load(policy.id), epochMs);
  if (known === null || known.document === null) return null;
  const successors = await Promise.all(policy.replacedBy.map(async (id) => versionAt(await versions.load(id), epochMs)?.document ?? null));
  const knownSuccessors = successors
    .filter((document) => document?.replaces.includes(policy.id) === true)
    .filter((document) => document !== null);
  const { file, version: fileVersion, knownSince, document } = known;
  const replacedBy = knownSuccessors.map(({ id }) => id);
  return {
    ...policy,
    ...document,
    listed: true,
    file,
    fileVersion,
    knownSince,
    replacedBy,
    periods: statusPeriods(document, knownSuccessors),
  };
}

/** The newest version of then; they come newest first. */
function versionAt(versions: readonly PolicyVersion[], epochMs: number): PolicyVersion | null {
  return versions.find(({ knownSince }) => Date.parse(knownSince) <= epochMs) ?? null;
}
