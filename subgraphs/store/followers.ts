import { catalogueFollower } from './catalogue/catalogue-follower.ts';
import { codingFollower, type CodingInput } from './coding-follower.ts';
import type { Follower } from './follower.ts';
import { registerFollower } from './register-follower.ts';

export interface FollowersInput extends CodingInput {
  /** Social credit codes of the province's trading platforms. */
  readonly platforms: ReadonlySet<string>;
}

/** Who follows the change feed. */
export function followersOf(input: FollowersInput): readonly Follower[] {
  return [codingFollower(input), registerFollower, catalogueFollower(input.platforms)];
}
