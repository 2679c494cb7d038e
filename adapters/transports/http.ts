/** One HTTP request to a legacy system. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  readonly signal: AbortSignal;
  /** Largest answer accepted, bytes (after content decoding). */
  readonly maxBytes: number;
}

/** An answer as it came: bytes are not decoded, redirects are not followed. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}
