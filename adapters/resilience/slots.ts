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
    if (free > 0) {
      free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        queue.delete(enter);
        reject(signal.reason as Error);
      };
      const enter = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      queue.add(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  };

  const give = (): void => {
    const [next] = queue;
    if (next === undefined) free += 1;
    else {
      queue.delete(next);
      next();
    }
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
