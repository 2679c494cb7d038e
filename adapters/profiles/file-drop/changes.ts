import type { ChangePage } from '../../adapter.ts';
import { after, readCursor, remaining, within, writeCursor } from './cursor.ts';
import { identityOf, timeOf, type Drop } from './drop.ts';
import type { Reading } from './dropped-row.ts';

export interface PagingOptions {
  readonly pageRows: number;
}

/** Every row of every file that the cursor does not know as finished, file by file in the order they came. */
export async function* readChanges(
  drop: Drop,
  reading: () => Reading,
  { pageRows }: PagingOptions,
  cursor: string | null,
  signal: AbortSignal,
): AsyncGenerator<ChangePage> {
  const { state: start, left } = remaining(await drop.files(signal), readCursor(cursor));
  let state = start;
  for (const file of left) {
    const rows = await drop.read(file, signal);
    let from = state.reading?.file === identityOf(file) ? state.reading.rows : 0;
    do {
      const page = rows.slice(from, from + pageRows);
      from += page.length;
      state = from < rows.length ? within(state, file, from) : after(state, file);
      const changes = page.map((row) => row.change(timeOf(file), reading()));
      yield { changes, cursor: writeCursor(state) };
    } while (from < rows.length);
  }
}
