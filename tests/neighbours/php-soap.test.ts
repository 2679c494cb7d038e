import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Adapter, Dossier } from '../../adapters/adapter.ts';
import { profile } from '../../adapters/profiles/national-exchange-soap/index.ts';
import { createGuard } from '../../adapters/resilience/guard.ts';
import { changesOf, NEVER, pagesAfter, recordsOf } from '../contract/read-changes.ts';
import { freePort } from './free-port.ts';
import { portAnswers, startProgram, type StartedProgram } from './start-program.ts';

const FOLDER = fileURLToPath(new URL('php/', import.meta.url));
const FIRST = 'E2101020001000001001';
const SECOND = 'E2101020001000002001';
const HAS_PHP = spawnSync('php', ['-r', 'exit(class_exists("SoapServer") ? 0 : 1);']).status === 0;

describe.skipIf(!HAS_PHP && process.env.CI === undefined)('a SOAP server that PHP wrote', () => {
  let server: StartedProgram | undefined;
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    server = await startProgram('php', ['-S', `127.0.0.1:${port}`, '-t', FOLDER], { cwd: FOLDER, isReady: () => portAnswers(port) });
  });

  afterAll(() => server?.stop());

  const adapterFor = (query: string): Adapter => {
    const limits = { requestsPerSecond: 1_000, concurrency: 1, timeoutMs: 5_000 };
    const system = {
      id: 'php',
      name: 'PHP',
      sector: 'ENGINEERING' as const,
      region: '210100',
      operator: '12210100410581687R',
      profile: profile.name,
      endpoint: `http://127.0.0.1:${port}/exchange.php?${query}`,
      limits,
      freshness: { pollSeconds: 30, maxStaleMinutes: 1_440 },
      options: {},
    };
    const options = profile.options.parse({ encoding: 'gbk' });
    return profile.connect({ system, options, secret: '8bytekey', guard: createGuard({ system: 'php', limits }), now: () => new Date() });
  };
  const titlesOf = async (query: string) =>
    recordsOf(changesOf(await pagesAfter(adapterFor(query), null))).flatMap((record) => (record.kind === 'project' ? [record.title] : []));

  test.each(['charset=utf-8', 'charset=gbk'])('is read to the last character (%s)', async (query) => {
    expect(await titlesOf(query)).toEqual(['浑河堤岸“加固”工程 & 绿化 <一期>', '地铁一号线']);
  });

  test('answers one project or several, in the order asked', async () => {
    const adapter = adapterFor('charset=gbk');
    const idsOf = async (ids: readonly string[]) =>
      (await adapter.findByIds(ids, NEVER)).map((answer) => (answer as Dossier | null)?.projectNativeId ?? null);
    expect(await idsOf([SECOND])).toEqual([SECOND]);
    expect(await idsOf([SECOND, 'E0', FIRST])).toEqual([SECOND, null, FIRST]);
  });

  test('understands our request: what it was asked comes back unchanged', async () => {
    const [title] = await titlesOf('as=echo');
    expect(title).toBe('<QUERY><CURSOR_TM></CURSOR_TM><CURSOR_KEY></CURSOR_KEY><LIMIT>500</LIMIT></QUERY>');
  });

  test.each([
    ['fault', 'UNREACHABLE'],
    ['fault&charset=gbk', 'UNREACHABLE'],
    ['refusal', 'REFUSED'],
    ['nil', 'UNREADABLE'],
    ['status', 'REFUSED'],
  ])('fails with a typed failure that repeats none of its words (%s)', async (as, code) => {
    const failure = await adapterFor(`as=${as}`)
      .ping(NEVER)
      .catch((error: unknown) => error as Error & { readonly detail: string });
    expect(failure).toMatchObject({ name: 'AdapterFailure', code });
    expect(`${failure?.message} ${failure?.detail}`).not.toMatch(/10\.1\.2\.3|数据库|TOKEN/u);
  });
});
