import type { Follower } from './follower.ts';

/** Who follows the change feed. */
export const FOLLOWERS: readonly Follower[] = [];
