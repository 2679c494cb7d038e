import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChangePage } from '../../adapters/adapter.ts';
import { rowsOf } from '../../adapters/sandbox/stand-ins/exchange-database-rows.ts';
import { at, idOf, startStaging, stopStaging, touched, WORLD, type StartedStaging } from './exchange-database-start.ts';
import { changesOf, lastCursor, pagesAfter, recordsOf } from './read-changes.ts';
import { makeProject } from './small-world.ts';

describe('the order of change of a staging database', () => {
  let started: StartedStaging;
  beforeEach(async () => void (started = await startStaging(WORLD)));
  afterEach(() => stopStaging(started));

  test('has rows of the same second on both sides of a page, and none is lost', async () => {
    const tied = Array.from({ length: 7 }, (_, index) => makeProject('LAND', 710 + index));
    const small = await startStaging([], { pageSize: 2 });
    small.standIn.write(tied.flatMap(rowsOf).map((row) => at(row, '2025-05-05 05:05:05')));
    const pages = await pagesAfter(small.adapter, null);
    expect(changesOf(pages)).toHaveLength(14);
    const resumed = await pagesAfter(small.adapter, pages[1]!.cursor);
    expect(changesOf([...pages.slice(0, 2), ...resumed])).toHaveLength(14);
    await stopStaging(small);
  });

  test('has rows that appear late, behind those already read, and they are read', async () => {
    const pages = await pagesAfter(started.adapter, null);
    const late = makeProject('LAND', 700);
    const newest = '2025-02-15 09:00:00';
    started.standIn.write(rowsOf(makeProject('LAND', 701)).map((row) => at(row, newest)));
    const passed = await pagesAfter(started.adapter, lastCursor(pages));
    started.standIn.write(rowsOf(late).map((row) => at(row, lastCursorTime(lastCursor(passed)!, -5))));
    const after = recordsOf(changesOf(await pagesAfter(started.adapter, lastCursor(passed))));
    expect(after.map(({ projectNativeId }) => projectNativeId)).toContain(idOf(late));
  });

  test('has a row from the future that does not hide the rows of the present', async () => {
    started.standIn.write(rowsOf(makeProject('LAND', 702)).map((row) => at(row, '2099-01-01 00:00:00')));
    const pages = await pagesAfter(started.adapter, null);
    const added = makeProject('LAND', 703);
    started.standIn.write(touched(rowsOf(added)));
    const after = recordsOf(changesOf(await pagesAfter(started.adapter, lastCursor(pages))));
    expect(after.map(({ projectNativeId }) => projectNativeId)).toContain(idOf(added));
  });

  test('has rows that do not say when they changed: each is read in every pass, with a warning, and hides no other', async () => {
    const undated = Array.from({ length: 5 }, (_, index) => makeProject('LAND', 720 + index));
    const small = await startStaging([makeProject('LAND', 719)], { pageSize: 2 });
    small.standIn.write(undated.flatMap(rowsOf).map((row) => at(row, null)));
    const pages = await pagesAfter(small.adapter, null);
    expect(projectsOf(pages)).toEqual(new Set([719, 720, 721, 722, 723, 724].map((serial) => idOf(makeProject('LAND', serial)))));
    const changes = changesOf(pages).filter((change) => change.type === 'READ' && change.sourceUpdatedAt === null);
    expect(changes).toHaveLength(undated.flatMap(rowsOf).length);
    for (const change of changes)
      expect(change).toMatchObject({
        findings: expect.arrayContaining([expect.objectContaining({ code: 'MISSING', column: 'UPDATED_AT' })]),
      });
    expect(projectsOf(await pagesAfter(small.adapter, pages[1]!.cursor)).size).toBe(6);
    const later = makeProject('LAND', 730);
    small.standIn.write([at(rowsOf(later)[0]!, null)]);
    expect(projectsOf(await pagesAfter(small.adapter, lastCursor(pages)))).toContain(idOf(later));
    await stopStaging(small);
  });
});

/** Ids of the projects that pages hold rows of. */
function projectsOf(pages: readonly ChangePage[]): ReadonlySet<string | null> {
  return new Set(recordsOf(changesOf(pages)).map(({ projectNativeId }) => projectNativeId));
}

/** Some minutes beside the watermark of the announcements. */
function lastCursorTime(cursor: string, minutes: number): string {
  const { at: passed } = (JSON.parse(cursor) as Record<string, { passed: { at: string } }>)['600']!.passed;
  const epochMs = Date.parse(`${passed.replace(' ', 'T')}Z`) + minutes * 60_000;
  return new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ');
}
