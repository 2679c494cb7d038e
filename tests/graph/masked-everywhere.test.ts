import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { dirtyRows, WORLDS } from '../store/dirty-persons.ts';
import { ACME } from '../store/store-under-test.ts';
import { askAs, loaded, setFault, startGraph, type RunningGraph } from './running-graph.ts';

const [{ number, mobile }] = WORLDS;
const SYSTEM = 'ln-property-rights';

const SHOWN = `{
  projects(filter: { text: "食堂" }) { totalCount { value } nodes { id title projectCode region { code raw } methodRaw platform { name creditCode }
    parties { name code entity { id name } } timeline { title } notices { title content media stated { label value } } dealCodes
    ... on EngineeringProject { detail { projectCode content classification lots { lotCode title content dealCodes } awards { quality parties { name code } }
      constructionProject { title } } } } }
  notices(filter: { text: "公告" }, first: 200) { nodes { id title content media } }
  entities(filter: { text: "宏达" }) { nodes { id name names { name } fields { field value } creditHistory { nodes { title reason } } } }
  statistics(groupBy: [SECTOR, REGION]) { groups { count } }
  project(id: "engineering:${SYSTEM}:1") { title relatedProjects { evidence { fact value } } } }`;

let dataDir: string;
let graph: RunningGraph;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yiwang-masked-everywhere-'));
  const store = await openStore({ dataDir });
  await store.writer.apply(SYSTEM, '0', { changes: dirtyRows(WORLDS[0]), cursor: '1' });
  await store.close();
  graph = await startGraph({ dataDir, province: 'tests/graph/provinces/one-system.yaml' });
  await loaded(graph);
  // The stand-in knows nothing of the dirty project: with the system away its copy is shown.
  await setFault(graph, SYSTEM, 'DROP');
}, 180_000);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

function expectNobody(text: string): void {
  for (const personal of [number, mobile]) expect(text).not.toContain(personal);
}

describe('the number of a person that a row holds in every column', () => {
  it('is in no answer to the public', async () => {
    const answer = await graph.ask(SHOWN);
    expect(answer.data.projects).toMatchObject({
      totalCount: { value: 1 },
      nodes: [{ title: expect.stringContaining('［手机号码］') as string }],
    });
    expect(answer.data.projects.nodes[0].detail.content).toContain('正文 ［身份证件号码］');
    expectNobody(JSON.stringify(answer));
    const entity = await fetch(new URL(`/entities/${ACME}`, graph.url));
    expectNobody(await entity.text());
  });

  it('is in no error, though the request held it', async () => {
    expectNobody(
      JSON.stringify(await graph.ask(`{ projects(filter: { text: "${number}", dealCode: ${mobile} }) { totalCount { value } } }`)),
    );
    expectNobody(
      JSON.stringify(
        await graph.ask(`{ inspectCode(code: "电话${mobile}") { kind } policies(after: "电话 ${number}") { totalCount { value } } }`),
      ),
    );
    const body = JSON.stringify({ [`电话 ${mobile}`]: number });
    const refused = await fetch(new URL('/deal-codes', graph.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expectNobody(await refused.text());
  });

  it('is neither in what is logged and counted nor in the ledger, though a purpose held it', async () => {
    const auditor = askAs(graph, 'AUDITOR', `核查 ${number} 电话${mobile}`);
    const read = await auditor('{ accessEntries { nodes { seq } } }');
    expect(read.errors).toBeUndefined();
    const entries = await auditor('{ accessEntries { nodes { purpose operation } } }');
    expect(entries.data.accessEntries.nodes[0].purpose).toBe('核查 ［身份证件号码］ 电话［手机号码］');
    expectNobody(JSON.stringify(entries));
    expectNobody(await (await fetch(new URL('/metrics', graph.url))).text());
    await graph.stop();
    expectNobody(graph.output());
    const env = { ...process.env, YIWANG_DATA_DIR: dataDir };
    const { stdout, stderr, status } = spawnSync(process.execPath, ['gateway/start-ledger-command.ts', 'export'], {
      env,
      encoding: 'utf8',
    });
    expect([status, stdout.includes('核查')]).toEqual([0, true]);
    expectNobody(stdout + stderr);
  });
});
