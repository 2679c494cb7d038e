import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAILURE_CODES } from '../../adapters/failure.ts';

const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n');
const documents = tracked.filter((path) => path.endsWith('.md'));
const scripts = Object.keys((JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts);
const architecture = readFileSync('ARCHITECTURE.md', 'utf8');

describe('the documents', () => {
  it.each(documents)('%s names only npm scripts that exist', (path) => {
    const named = [...readFileSync(path, 'utf8').matchAll(/npm (?:run )?(start|test|[a-z]+(?::[a-z]+)+|check|bench|adapter|compose)\b/gu)];
    expect(named.map((match) => match[1]!).filter((script) => !scripts.includes(script))).toEqual([]);
  });

  it('ARCHITECTURE.md lists exactly the source folders that exist', () => {
    const listed = [...architecture.matchAll(/^\| `([a-z]+)\/`\s*\|/gmu)].map((match) => match[1]!);
    const folders = new Set(tracked.filter((path) => path.includes('/') && !path.startsWith('.')).map((path) => path.split('/')[0]!));
    expect(listed.toSorted()).toEqual([...folders].toSorted());
  });

  it('ARCHITECTURE.md lists exactly the failure codes that exist', () => {
    const listed = /`AdapterFailure`: `([A-Z_ ]+)`/u.exec(architecture)?.[1]?.split(' ');
    expect(listed).toEqual([...FAILURE_CODES]);
  });

  it('every file path that a document names exists', () => {
    const paths = documents.flatMap((document) =>
      [
        ...readFileSync(document, 'utf8').matchAll(/`((?:schema|adapters|subgraphs|gateway|tests)\/[\w./-]+\.(?:ts|md|graphql|yaml))`/gu),
      ].map((match) => match[1]!),
    );
    expect(paths.filter((path) => !tracked.includes(path))).toEqual([]);
  });
});
