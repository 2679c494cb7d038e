/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the graph are read as they come */
import { describe, expect, it } from 'vitest';
import type { Graph } from './running-graph.ts';

const NEWEST_FIRST = 'projects PUBLISHED_AT DESC';

/** A cursor that looks like ours. */
function forgedCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Arguments of `projects` that no list can meet, and those that only look so. */
export function describeRefusedArguments(graph: () => Graph): void {
  describe('arguments that cannot be', () => {
    const CURSOR_OF_ANOTHER_ORDER = () => graph().ask('{ projects(first: 1, orderBy: { field: AMOUNT }) { pageInfo { endCursor } } }');
    const refusal = async (query: string) => {
      const body = JSON.stringify({ query });
      const response = await fetch(graph().url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      return { status: response.status, answer: (await response.json()) as any };
    };
    const expectRefused = ({ status, answer }: { status: number; answer: any }): void => {
      expect([200, 400]).toContain(status);
      expect(answer.data?.projects ?? null).toBeNull();
      expect(answer.errors.length).toBeGreaterThan(0);
      for (const { message, extensions } of answer.errors) {
        expect(extensions).toMatchObject({
          code: 'BAD_INPUT',
          messageZh: expect.stringMatching(/\p{Script=Han}/u),
          messageEn: expect.stringMatching(/[a-z]/u),
        });
        expect(message).toMatch(/\p{Script=Han}.* \/ .*[a-z]/u);
      }
    };

    it.each([
      ...['-1', '201', '1000000000', '1e9', '3.5', '"20"', '99999999999', '[1]'].map((first) => `first: ${first}`),
      ...['"garbage"', '"W10"', '"\\u0000"', `"${'A'.repeat(5_000)}"`, '7', '""'].map((after) => `after: ${after}`),
      ...['[FISH]', '"LAND"', '[null]', '{}', '7'].map((sectors) => `filter: { sectors: ${sectors} }`),
      ...['"yesterday"', '20240101', '"2024-13-45T00:00:00+08:00"', '"0000"'].map((time) => `filter: { publishedFrom: ${time} }`),
      ...['"many"', '"1e5"', '12', '"1,000"', '"NaN"'].map((amount) => `filter: { amountFrom: ${amount} }`),
      ...['7', '["道路"]', '{ a: 1 }', `"${'工程'.repeat(101)}"`].map((text) => `filter: { text: ${text} }`),
      ...['{ fish: 1 }', '[]', '"x"'].map((filter) => `filter: ${filter}`),
      ...['{ field: SIZE }', '{ direction: ASC }', 'AMOUNT', '{ field: AMOUNT, direction: UP }'].map((order) => `orderBy: ${order}`),
      ...['"\\u0000"', '"a\\u0000b"'].flatMap((nul) => [
        `filter: { entity: ${nul} }`,
        `filter: { systems: [${nul}] }`,
        `filter: { regions: [${nul}] }`,
      ]),
      ...['+275760-09-13T08:00:00+08:00', '12'].map((value) => `after: "${forgedCursor([NEWEST_FIRST, value, 'x'])}"`),
      `after: "${forgedCursor([NEWEST_FIRST, '2026-01-01T00:00:00+08:00', 'x\0'])}"`,
      'filter: { roles: [KING] }',
      'filter: { stages: [NEVER] }',
      'size: 3',
    ])('are refused with a code and sentences in two languages: %s', async (argument) => {
      expectRefused(await refusal(`{ projects(${argument}) { nodes { id } } }`));
    });

    it.each([
      ['a mutation', 'mutation { a }', 'BAD_INPUT'],
      ['a subscription', 'subscription { a }', 'BAD_INPUT'],
      ['two operations and no name', 'query A { __typename } query B { __typename }', 'BAD_INPUT'],
      ['a document nested beyond the stack', `${'{a'.repeat(4_900)}${'}'.repeat(4_900)}`, 'TOO_COSTLY'],
    ])('are refused with status 400, as operations are: %s', async (_, query, code) => {
      const { status, answer } = await refusal(query);
      expect(status).toBe(400);
      expect(answer.errors).toMatchObject([{ extensions: { code, messageZh: expect.stringMatching(/\p{Script=Han}/u) } }]);
      expect(JSON.stringify(answer)).not.toContain('call stack');
    });

    it('are refused: an id that no text column holds', async () => {
      const { status, answer } = await refusal('{ project(id: "\\u0000") { id title } }');
      expect(status).toBe(200);
      expect(answer).toMatchObject({ data: { project: null }, errors: [{ path: ['project'], extensions: { code: 'BAD_INPUT' } }] });
    });

    it('are refused: a cursor that another order gave', async () => {
      const { data } = await CURSOR_OF_ANOTHER_ORDER();
      expectRefused(await refusal(`{ projects(after: ${JSON.stringify(data.projects.pageInfo.endCursor)}) { nodes { id } } }`));
    });

    it.each([
      'first: 0',
      'first: null',
      'after: null',
      'filter: { text: "" }',
      'filter: { text: "%_\\\\" }',
      'filter: { entity: "\' or 1=1 --" }',
      'filter: { regions: ["no region"] }',
      'filter: { systems: ["none"] }',
    ])('are answered where they can be: %s', async (argument) => {
      const { status, answer } = await refusal(`{ projects(${argument}) { totalCount { value } nodes { id } } }`);
      expect(status).toBe(200);
      expect(answer.errors).toBeUndefined();
    });
  });
}
