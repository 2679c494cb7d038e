/** One statement on one connection of a pool. */
export interface Running<Connection extends { release(): void }, Answer> {
  readonly connect: () => Promise<Connection>;
  readonly run: (connection: Connection) => Promise<Answer>;
  /** Ends the statement in the database and throws the connection away. */
  readonly cancel: (connection: Connection) => Promise<void>;
}

/** Runs it; settles at once when the signal fires and cancels what runs. @throws what the signal was aborted with */
export async function withCancellation<Connection extends { release(): void }, Answer>(
  { connect, run, cancel }: Running<Connection, Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  aborted.catch(() => undefined);
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    const connection = await orRelease(connect(), aborted);
    const answering = run(connection);
    return await Promise.race([answering, aborted]).then(
      (answer) => {
        connection.release();
        return answer;
      },
      (error: unknown) => {
        answering.catch(() => undefined);
        if (signal.aborted) cancel(connection).catch(() => undefined);
        else connection.release();
        throw error;
      },
    );
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** A connection that comes after the caller left goes back to the pool. */
function orRelease<Connection extends { release(): void }>(connecting: Promise<Connection>, aborted: Promise<never>): Promise<Connection> {
  return Promise.race([connecting, aborted]).catch((error: unknown) => {
    connecting.then((late) => late.release()).catch(() => undefined);
    throw error;
  });
}
