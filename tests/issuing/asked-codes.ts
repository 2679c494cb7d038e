import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { DealCodeRequest } from '../../subgraphs/store/store.ts';

const AT_ONCE = 16;

/** The request of a number: sections of ten projects each. */
export function requestOf(number: number): DealCodeRequest {
  return { system: 'ln-property-rights', project: `项目-${Math.floor(number / 10)}`, section: String(number % 10), category: 'C01' };
}

/** What an asker wrote down after it had been answered: number and code. */
export function acknowledged(file: string): readonly (readonly [number: number, code: string])[] {
  if (!existsSync(file)) return [];
  // A line that a killed asker did not finish acknowledges nothing.
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => [Number(line.split(' ')[0]), line.split(' ')[1]!] as const);
}

/** Asks for the numbers that were not answered before, several at once; writes each answer down and tells of it by a dot on stdout. */
export async function askAll(numbers: readonly number[], file: string, ask: (request: DealCodeRequest) => Promise<string>): Promise<void> {
  const known = new Set(acknowledged(file).map(([number]) => number));
  const left = numbers.filter((number) => !known.has(number));
  const asker = async () => {
    for (let number = left.pop(); number !== undefined; number = left.pop()) {
      appendFileSync(file, `${number} ${await ask(requestOf(number))}\n`);
      process.stdout.write('.');
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, asker));
}

/** The share of one of several askers; the first tenth of the next asker's share is asked by both. */
export function shareOf(asker: number, askers: number, count: number): readonly number[] {
  const size = Math.ceil(count / askers);
  return Array.from({ length: Math.ceil(size * 1.1) }, (_, index) => (asker * size + index) % count);
}
