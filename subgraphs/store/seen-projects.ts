import type { ChangeEntry } from './rows.ts';

/** Beyond so many the least is kept: forgetting costs work done twice, nothing else. */
const MOST = 50_000;

interface Step {
  readonly from: number;
  readonly to: number;
  /** Last sequence committed when the step began to read. */
  readonly feedEnd: number;
  readonly changes: readonly ChangeEntry[];
}

/**
 * A follower that is behind reads a project's present state, so that later changes of the project, up to the feed's end at that moment, are
 * part of what it has taken in. Most projects of a first load change three times.
 */
export interface SeenProjects {
  /** The changes after `from` without projects whose state was read since. */
  leaveOut(from: number, changes: readonly ChangeEntry[]): readonly ChangeEntry[];
  /** A step was committed. */
  note(step: Step): void;
}

export function createSeenProjects(): SeenProjects {
  const readAt = new Map<string, number>();
  let place: number | null = null;
  const isSeen = ({ system, seq }: ChangeEntry, nativeId: string) => (readAt.get(keyOf(system, nativeId)) ?? -1) >= seq;
  return {
    leaveOut(from, changes) {
      // Another process has moved the follower meanwhile, or everything is derived anew.
      if (from !== place) return changes;
      return changes.map((change) => ({ ...change, projectNativeIds: change.projectNativeIds.filter((id) => !isSeen(change, id)) }));
    },
    note({ from, to, feedEnd, changes }) {
      if (from !== place || to >= feedEnd || readAt.size > MOST) readAt.clear();
      place = to;
      if (to >= feedEnd) return;
      for (const { system, projectNativeIds } of changes) for (const id of projectNativeIds) readAt.set(keyOf(system, id), feedEnd);
    },
  };
}

function keyOf(system: string, nativeId: string): string {
  return `${system}\n${nativeId}`;
}
