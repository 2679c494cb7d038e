/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** 0 ≤ value < 1 */
  fraction(): number;
  /** Whole number, both ends included. */
  whole(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** A generator for a seed (xorshift over a hash of the text). */
export function createRandom(seed: string): Random {
  let state = hashOf(seed) || 1;
  const fraction = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
  const whole = (least: number, most: number): number => least + Math.floor(fraction() * (most - least + 1));
  return { fraction, whole, chance: (share) => fraction() < share, pick: (list) => list[whole(0, list.length - 1)]! };
}

/** A 32-bit number for a text, spread well over its range. */
export function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
  return (hash ^ (hash >>> 16)) >>> 0;
}
