import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPolicyFiles } from '../../subgraphs/policy/read-policy-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'yiwang-policy-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LAW = '{ id: some-law, title: 某法, kind: LAW, level: NATIONAL, status: IN_FORCE, sectors: [LAND], confidence: V }';
let serial = 0;
function write(content: string | Uint8Array): string {
  const path = join(folder, `file-${(serial += 1)}.yaml`);
  writeFileSync(path, content);
  return path;
}
const withLaw = (law: string) => write(`file: laws\nversion: 1\npolicies:\n  - ${law}\n`);
const changed = (before: string, after: string) => withLaw(LAW.replace(before, after));

describe('files of policies', () => {
  it('are read with everything that is not stated left open', () => {
    expect(readPolicyFiles(withLaw(LAW))).toMatchObject([
      {
        file: 'laws',
        version: 1,
        catalogue: [],
        policies: [{ id: 'some-law', issuedOn: null, fullTextUrl: null, issuers: [], draft: false }],
      },
    ]);
  });

  it('that come with the program invent no day and no link: only three plans say when they were issued', () => {
    const policies = readPolicyFiles('schema/policies').flatMap((file) => file.policies);
    expect(policies.filter(({ fullTextUrl }) => fullTextUrl !== null)).toEqual([]);
    const dated = policies.filter(({ issuedOn, effectiveOn, repealedOn }) => issuedOn ?? effectiveOn ?? repealedOn);
    expect(dated.map(({ issuedOn }) => issuedOn).sort()).toEqual(['2015-12-30', '2016-01-13', '2016-02-24']);
  });

  it.each([
    ['a missing title', () => changed('title: 某法, ', ''), 'policies[0] (some-law).title'],
    ['an unknown key', () => changed('title:', 'titel: x, title:'), 'policies[0] (some-law) {titel}'],
    ['a kind that no list holds', () => changed('LAW', 'DECREE'), 'policies[0] (some-law).kind'],
    ['a day that no calendar has', () => changed('status:', "issuedOn: '2025-02-29', status:"), 'policies[0] (some-law).issuedOn'],
    ['a province without a region', () => changed('NATIONAL', 'PROVINCIAL'), 'policies[0] (some-law).region'],
    ['a city’s region for a province', () => changed('NATIONAL', "PROVINCIAL, region: '210100'"), 'policies[0] (some-law).region'],
    [
      'a repeal before it took effect',
      () => changed('status:', "effectiveOn: '2020-01-01', repealedOn: '2019-01-01', status:"),
      '.repealedOn',
    ],
    ['no status', () => changed('status: IN_FORCE, ', ''), 'policies[0] (some-law).status'],
    ['a link that is none', () => changed('status:', 'fullTextUrl: "javascript:alert(1)", status:'), '.fullTextUrl'],
    ['a character that nobody sees', () => changed('某法', '"某\\0法"'), 'policies[0] (some-law).title'],
    ['an id twice', () => write(`file: laws\nversion: 1\npolicies:\n  - ${LAW}\n  - ${LAW}\n`), 'policies[].id some-law'],
    ['no version', () => write(`file: laws\npolicies:\n  - ${LAW}\n`), 'version'],
    ['nothing listed', () => write('file: laws\nversion: 1\n'), 'policies'],
    ['a key twice', () => write(`file: laws\nfile: laws\nversion: 1\n`), 'YAML'],
    ['characters in GBK', () => write(new Uint8Array([0x66, 0x3a, 0x20, 0xd6, 0xd0])), 'UTF-8'],
    ['no such file', () => join(folder, 'none.yaml'), 'none.yaml'],
  ])('are refused in both languages, naming the key: %s', (_, path, key) => {
    const read = () => readPolicyFiles(path());
    expect(read).toThrow(key);
    expect(read).toThrow(/\p{Script=Han}.* \/ .*[a-z]/u);
  });
});

describe('npm run policy', () => {
  const NODE = 'node_modules/.bin/node';
  const env = { ...process.env, YIWANG_DATA_DIR: join(folder, 'data'), DATABASE_URL: '' };
  const run = (...words: string[]) => spawnSync(NODE, ['gateway/start-policy-command.ts', ...words], { env, encoding: 'utf8' });

  it('checks the shipped files', () => {
    const words = ['gateway/start-policy-command.ts', 'check'];
    expect(execFileSync(NODE, words, { env, encoding: 'utf8' })).toContain('national-laws');
  });

  it('finds what the import would refuse: an id of another file, and a document that replaces a later one', () => {
    expect(run('check', changed('some-law', 'tendering-law')).stderr).toMatch(/已由文件 national-laws 列出 .*already/u);
    const later = LAW.replace('some-law', 'later-law').replace('kind', "issuedOn: '2025-03-01', kind");
    const path = withLaw(`${later}\n  - ${LAW.replace('kind', 'issuedYear: 2024, replaces: [later-law], kind')}`);
    for (const command of ['check', 'import'])
      expect(run(command, path)).toMatchObject({ status: 1, stderr: expect.stringMatching(/later-law 的年份更晚.*later year/u) as string });
  }, 60_000);

  it('imports a file once, refuses the same version with other content, and says how it is used', () => {
    const path = withLaw(LAW);
    expect(run('import', path)).toMatchObject({ status: 0, stdout: expect.stringContaining('imported') as string });
    expect(run('import', path)).toMatchObject({ status: 0, stdout: expect.stringContaining('unchanged') as string });
    const other = run('import', changed('某法', '另一部法'));
    expect(other.status).toBe(1);
    expect(other.stderr).toMatch(/version 1 .*提高版本号 \/ .*raise it/u);
    expect(run('import', changed('kind', 'sort'))).toMatchObject({ status: 1, stderr: expect.stringContaining('some-law') as string });
    expect(run('import')).toMatchObject({ status: 2, stderr: expect.stringContaining('usage') as string });
  }, 60_000);
});
