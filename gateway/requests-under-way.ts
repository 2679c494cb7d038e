import type { IncomingMessage, ServerResponse } from 'node:http';

/** The requests that clients wait for. */
export interface RequestsUnderWay {
  /** Fires when the client of the request goes away, or when all requests are ended. */
  signalOf(request: IncomingMessage & { readonly res?: ServerResponse | undefined }): AbortSignal;
  /** From now on an answer closes its connection. */
  answerLast(): void;
  /** Nothing is waited for any longer: each request gets its answer as far as it is known, typed errors for the rest. */
  end(): void;
}

export function requestsUnderWay(): RequestsUnderWay {
  const open = new Map<AbortController, ServerResponse | undefined>();
  return {
    signalOf({ res }) {
      const controller = new AbortController();
      open.set(controller, res);
      res?.once('close', () => {
        open.delete(controller);
        controller.abort();
      });
      return controller.signal;
    },
    answerLast() {
      for (const response of open.values()) if (response !== undefined) response.shouldKeepAlive = false;
    },
    end() {
      for (const controller of open.keys()) controller.abort();
    },
  };
}
