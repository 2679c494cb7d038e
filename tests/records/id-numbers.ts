const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A 公民身份号码 with its check (GB 11643-1999), of nobody. */
export function residentNumber(region: string, born: string, sequence: string): string {
  const body = region + born + sequence;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body.charAt(index)), 0);
  return body + '10X98765432'.charAt(sum % 11);
}
