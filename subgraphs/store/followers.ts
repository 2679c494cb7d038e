import { codingFollower, type CodingInput } from './coding-follower.ts';
import type { Follower } from './follower.ts';
import { registerFollower } from './register-follower.ts';

/** Who follows the change feed. */
export function followersOf(input: CodingInput): readonly Follower[] {
  return [codingFollower(input), registerFollower];
}
