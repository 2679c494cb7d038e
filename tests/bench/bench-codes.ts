import { formatDealCode } from '../../schema/identifiers/deal-code.ts';
import { inspectCode } from '../../schema/identifiers/inspection/inspect-code.ts';

const SAMPLES: Readonly<Record<string, (serial: number) => string>> = {
  'deal codes': (serial) => formatDealCode('A02', '12350100MB02709751', '20240103', String(serial % 1_000_000).padStart(6, '0')),
  'tender project codes': (serial) => `E5000000053${String(serial % 1_000_000).padStart(6, '0')}001`,
  'credit codes': (serial) => `91350100M000${String(serial % 100_000).padStart(5, '0')}3`,
  'unknown numbers': (serial) => `ZBGC-${serial}-号`,
};
const DURATION_MS = 1_000;

/** How many codes one core inspects in a second; the codes are made beforehand. */
export function benchCodes(): Promise<void> {
  const rows = Object.entries(SAMPLES).map(([name, make]) => {
    const codes = Array.from({ length: 10_000 }, (_, serial) => make(serial));
    return { codes: name, 'inspect/s': inspectFor(codes) };
  });
  console.log('\nInspecting codes, one core');
  console.table(rows);
  return Promise.resolve();
}

function inspectFor(codes: readonly string[]): number {
  const startMs = performance.now();
  let count = 0;
  while (performance.now() - startMs < DURATION_MS) {
    for (const code of codes) inspectCode(code);
    count += codes.length;
  }
  return Math.round(count / ((performance.now() - startMs) / 1_000));
}
