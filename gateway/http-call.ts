import { PUBLIC_VIEWER } from '../schema/access/viewer.ts';
import { VIEWER_HEADER } from '../schema/access/viewer-header.ts';
import { signViewer } from './sign-viewer.ts';
import { DEADLINE_HEADER, type SubgraphAnswer, type SubgraphCall } from './subgraph-call.ts';

const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

export interface HttpCallOptions {
  readonly url: string;
  readonly subgraph: string;
  /** Signs who asks. */
  readonly secret: Uint8Array;
  /** What the deadline leaves. */
  readonly remainingMs: (signal: AbortSignal) => number | null;
}

/** Asks a subgraph over HTTP. */
export function httpCall({ url, subgraph, secret, remainingMs }: HttpCallOptions): SubgraphCall {
  return async (request, signal, viewer = PUBLIC_VIEWER) => {
    const remaining = remainingMs(signal);
    const body = JSON.stringify(request);
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal,
      headers: {
        'content-type': 'application/json',
        [VIEWER_HEADER]: await signViewer(viewer, body, subgraph, secret),
        ...(remaining === null ? {} : { [DEADLINE_HEADER]: String(remaining) }),
      },
      body,
    });
    if (!response.ok) throw new Error(`the subgraph answered ${response.status}`);
    return JSON.parse(await readText(response)) as SubgraphAnswer;
  };
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) throw new Error('the answer of the subgraph is too long');
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}
