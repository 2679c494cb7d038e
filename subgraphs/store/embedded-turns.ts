/** READER: somebody waits for an answer. WRITER: the synchroniser and maintenance, which may wait. */
export type TurnRank = 'READER' | 'WRITER';

/** So many readers in a row, and a waiting writer goes first: neither starves. */
const READERS_IN_A_ROW = 16;

/** Who waits for the one session of the embedded engine. */
export interface Turns {
  /** Resolves, when it is one's turn, with what gives the turn back. */
  take(rank: TurnRank): Promise<() => void>;
}

/** Readers go before writers, each in the order they came. */
export function createTurns(): Turns {
  const waiting: Record<TurnRank, (() => void)[]> = { READER: [], WRITER: [] };
  let taken = false;
  let readersInARow = 0;

  const next = (): void => {
    const writerIsDue = readersInARow >= READERS_IN_A_ROW && waiting.WRITER.length > 0;
    const rank: TurnRank = waiting.READER.length > 0 && !writerIsDue ? 'READER' : 'WRITER';
    readersInARow = rank === 'READER' ? readersInARow + 1 : 0;
    const enter = waiting[rank].shift();
    if (enter === undefined) taken = false;
    else enter();
  };

  return {
    take(rank) {
      const enter = Promise.withResolvers<() => void>();
      waiting[rank].push(() => enter.resolve(next));
      if (!taken) {
        taken = true;
        next();
      }
      return enter.promise;
    },
  };
}
