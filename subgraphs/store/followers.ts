import { codingFollower } from './coding-follower.ts';
import type { Follower } from './follower.ts';
import type { RegionOf } from './links/aliases.ts';

/** Who follows the change feed. */
export function followersOf(regionOf: RegionOf): readonly Follower[] {
  return [codingFollower(regionOf)];
}
