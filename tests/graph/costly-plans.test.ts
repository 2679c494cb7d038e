import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type RunningGateway } from '../../gateway/server.ts';

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await startGateway({
    ...{ host: '127.0.0.1', port: 0, deadlineMs: 5_000, calls: {} },
    isReady: () => Promise.resolve(true),
    reports: () => Promise.resolve([]),
  });
});
afterAll(() => gateway.stop());

async function ask(query: string) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return { status: response.status, codes: errors.map(({ extensions }) => extensions.code) };
}

describe('a short query whose ways through the subgraphs multiply', () => {
  it.each([
    '{ project(id: "x") { alsoKnownAs { alsoKnownAs { source { state } } } } }',
    '{ project(id: "x") { alsoKnownAs { alsoKnownAs { alsoKnownAs { title } } } } }',
    '{ projects { nodes { relatedProjects { project { relatedProjects { project { budget { yuan } } } } } } } }',
  ])('is refused before it takes the memory of the gateway: %s', async (query) => {
    const before = process.memoryUsage().rss;
    expect(await ask(query)).toEqual({ status: 400, codes: ['TOO_COSTLY'] });
    expect((process.memoryUsage().rss - before) / 1024 ** 2).toBeLessThan(150);
  });

  it.each([
    '{ project(id: "x") { alsoKnownAs { title catalogue { state } alsoKnownAs { title dealCodes } } ... on EngineeringProject { detail { complete } } } }',
    '{ projects { nodes { relatedProjects { project { title budget { yuan } parties { name entity { name } } } } notices { project { title } } } } }',
    '{ entities { nodes { deals { nodes { project { title alsoKnownAs { id } ... on EngineeringProject { awards { price { yuan } } } } } } } } }',
  ])('is answered while they are few, by whichever subgraphs are there: %s', async (query) => {
    expect((await ask(query)).codes).toEqual(expect.not.arrayContaining(['TOO_COSTLY']));
  });
});
