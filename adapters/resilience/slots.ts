/** Runs at most `concurrency` calls at a time; the others wait their turn, first come first served. */
export interface Slots {
  /** @throws the signal's reason if it fires while waiting */
  run<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** Whoever waits and is cancelled leaves the queue at once (cockatiel's bulkhead keeps it until its turn). */
export function createSlots(concurrency: number): Slots {
  let free = concurrency;
  const queue = new Set<() => void>();

  const take = (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    if (free === 0) return waitInLine(queue, signal);
    free -= 1;
    return Promise.resolve();
  };

  const give = (): void => {
    const [next] = queue;
    if (next === undefined) free += 1;
    else next();
  };

  return {
    async run(call, signal) {
      await take(signal);
      try {
        return await call();
      } finally {
        give();
      }
    },
  };
}

function waitInLine(queue: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      queue.delete(enter);
      reject(signal.reason as Error);
    };
    const enter = (): void => {
      queue.delete(enter);
      signal.removeEventListener('abort', leave);
      resolve();
    };
    queue.add(enter);
    signal.addEventListener('abort', leave, { once: true });
  });
}
