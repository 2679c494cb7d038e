import { DEADLINE_HEADER, type SubgraphAnswer, type SubgraphCall } from './subgraph-call.ts';

const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Asks a subgraph over HTTP. `remainingMs` is what the deadline leaves. */
export function httpCall(url: string, remainingMs: (signal: AbortSignal) => number | null): SubgraphCall {
  return async (request, signal) => {
    const remaining = remainingMs(signal);
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal,
      headers: { 'content-type': 'application/json', ...(remaining === null ? {} : { [DEADLINE_HEADER]: String(remaining) }) },
      body: JSON.stringify(request),
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
