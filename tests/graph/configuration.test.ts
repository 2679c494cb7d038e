import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEAL, LAYOUTS, LICENCE, writeLayoutFiles } from '../contract/layout-files.ts';
import { loaded, startGraph } from './running-graph.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'yiwang-province-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const FIFTH = `
  - id: sy-property-rights
    name: 沈阳联合产权交易所
    sector: PROPERTY_RIGHTS
    region: '210100'
    operator: 12210000MB48MQNY0Q
    profile: file-drop
    endpoint: sandbox
    credential: SY_PROPERTY_RIGHTS_PASSWORD
`;

/** A city that drops its own kinds of files into a folder. */
const layoutSystem = (drop: string) => `
  - id: sy-land
    name: 沈阳市自然资源局
    sector: LAND
    region: '210100'
    operator: 12210000MB48MQNY0Q
    profile: file-drop
    endpoint: file://${drop}
    options: { encoding: utf-8, layouts: ${JSON.stringify(LAYOUTS)} }
`;

async function provinceFile(name: string, change: (text: string) => string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, change(await readFile('tests/graph/provinces/one-system.yaml', 'utf8')));
  return file;
}

/** Exit code and what a start that ends by itself says. */
function refusal(environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const env = { ...process.env, PORT: '0', YIWANG_DATA_DIR: join(folder, 'refused'), ...environment };
  const child = spawn('node_modules/.bin/node', ['gateway/start.ts'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => void (said += bytes.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

describe('a province', () => {
  it('gets another system by a few lines of YAML, and its projects are in the graph', async () => {
    const graph = await startGraph({ province: await provinceFile('fifth.yaml', (text) => text + FIFTH) });
    try {
      await loaded(graph);
      const { data, errors } = await graph.ask(
        '{ projects(first: 5, filter: { systems: ["sy-property-rights"] }) { totalCount { value } coverage { complete sources { system } } nodes { __typename id source { system } ... on PropertyRightsProject { detail { source { system state } } } } } }',
      );
      expect(errors).toBeUndefined();
      expect(data.projects.totalCount.value).toBeGreaterThan(0);
      expect(data.projects.coverage.sources).toEqual([{ system: 'sy-property-rights' }]);
      for (const node of data.projects.nodes) {
        expect(node).toMatchObject({
          __typename: 'PropertyRightsProject',
          source: { system: 'sy-property-rights' },
          detail: { source: { system: 'sy-property-rights', state: 'LIVE' } },
        });
      }
    } finally {
      expect(await graph.stop()).toBe(0);
    }
  });

  it('finds what a city drops as land, mineral and exchange files', async () => {
    const drop = join(folder, 'drop');
    await mkdir(drop);
    writeLayoutFiles(drop);
    const graph = await startGraph({ province: await provinceFile('layouts.yaml', (text) => text + layoutSystem(drop)) });
    try {
      await loaded(graph);
      const { data, errors } = await graph.ask(
        '{ projects(first: 20, filter: { systems: ["sy-land"] }) { nodes { __typename id title region { code } dealAmount { yuan } source { system } ... on LandProject { detail { source { state } } } } } }',
      );
      expect(errors).toBeUndefined();
      expect(data.projects.nodes.map(({ id }: { id: string }) => id)).toEqual(
        expect.arrayContaining([`mineral:sy-land:${LICENCE}`, `property-rights:sy-land:${DEAL}`]),
      );
      const land = data.projects.nodes.filter(({ __typename }: { __typename: string }) => __typename === 'LandProject');
      expect(land).toHaveLength(3);
      expect(land).toContainEqual(
        expect.objectContaining({
          title: '某工业项目',
          region: { code: '210103' },
          dealAmount: { yuan: '249480' },
          detail: { source: { state: 'LIVE' } },
        }),
      );
    } finally {
      expect(await graph.stop()).toBe(0);
    }
  });

  it.each([
    [
      'an unknown profile',
      (text: string) => text.replace('file-drop', 'carrier-pigeon'),
      /systems\[\]\.profile \(ln-property-rights\).*carrier-pigeon/u,
    ],
    ['a misspelt key', (text: string) => text.replace('operator:', 'operater:'), /operater/u],
    ['an option that is none', (text: string) => `${text}    options: { pageRows: many }\n`, /options\.pageRows/u],
    [
      'a layout that is none',
      (text: string) => `${text}    options: { layouts: { 'supply-*.csv': land-supplies } }\n`,
      /options\.layouts\.supply-\*\.csv.*land-supply/u,
    ],
    ['a region that is none', (text: string) => text.replace("region: '210000'", 'region: liaoning'), /region/u],
    ['no YAML', () => 'province: [', /province/u],
  ])('is refused with a sentence that names the key: %s', async (name, change, sentence) => {
    const { code, said } = await refusal({ YIWANG_PROVINCE: await provinceFile(`${name}.yaml`, change) });
    expect(code).toBe(1);
    expect(said).toMatch(sentence);
    expect(said).not.toMatch(/\n\s+at /u);
  });
});

describe('a setting', () => {
  it.each([
    [{ PORT: 'four thousand' }, /PORT/u],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL/u],
    [
      { DATABASE_URL: 'postgres://127.0.0.1:1/none', YIWANG_PROVINCE: 'tests/graph/provinces/one-system.yaml' },
      /DATABASE_URL.*ECONNREFUSED/u,
    ],
    [{ YIWANG_DATA_DIR: '/dev/null/data', YIWANG_PROVINCE: 'tests/graph/provinces/one-system.yaml' }, /YIWANG_DATA_DIR.*ENOTDIR/u],
    [{ YIWANG_DATA_DIR: '/proc/yiwang/data', YIWANG_PROVINCE: 'tests/graph/provinces/one-system.yaml' }, /YIWANG_DATA_DIR.*ENOENT/u],
    [{ HOST: '192.0.2.1', YIWANG_PROVINCE: 'tests/graph/provinces/one-system.yaml' }, /HOST.*EADDRNOTAVAIL/u],
  ])('is refused with a sentence that names the variable: %o', async (environment, sentence) => {
    const { code, said } = await refusal(environment);
    expect(code).toBe(1);
    expect(said).toMatch(sentence);
    expect(said.trim().split('\n')).toHaveLength(1);
  });

  it('is refused where the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { code, said } = await refusal({ PORT: String(port), YIWANG_PROVINCE: 'tests/graph/provinces/one-system.yaml' });
    taken.close();
    expect(code).toBe(1);
    expect(said).toMatch(/PORT.*EADDRINUSE/u);
  });
});
