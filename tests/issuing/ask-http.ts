import { readFileSync } from 'node:fs';
import { askAll, shareOf } from './asked-codes.ts';

/** Run as a program: a system that asks the server whose address is in the file `argv[2]`, again and again while that is away. */
const [addressFile, file, asker, askers, count] = process.argv.slice(2);

async function ask(request: object): Promise<string> {
  for (;;) {
    const answer = await tried(request);
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function tried(request: object): Promise<string | null> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(readFileSync(addressFile!, 'utf8'), { method: 'POST', headers, body: JSON.stringify(request) });
    const { dealCode } = (await response.json()) as { dealCode?: string };
    return response.ok ? dealCode! : null;
  } catch {
    return null;
  }
}

await askAll(shareOf(Number(asker), Number(askers), Number(count)), file!, ask);
