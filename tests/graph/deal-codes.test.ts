/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the graph are read as they come */
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDealCode } from '../../schema/identifiers/deal-code.ts';
import { startGateway } from '../../gateway/server.ts';
import { loadProvince, type GatewayGraph, type LoadedProvince } from './loaded-province.ts';

const MUTATION = `mutation Ask($input: IssueDealCodeInput!) {
  issueDealCode(input: $input) { dealCode issuer category issuedOn sequence system project section alreadyIssued }
}`;
const TOKEN = 'a-token-that-nobody-guesses';
const ISSUER = '12210000MB0YW2108J';

let province: LoadedProvince;
let local: GatewayGraph;
let guarded: GatewayGraph;
beforeAll(async () => {
  province = await loadProvince('tests/graph/provinces/issuing.yaml');
  local = await province.openGateway();
  guarded = await province.openGateway({ dealCodeToken: TOKEN });
});
afterAll(async () => {
  await Promise.all([local.stop(), guarded.stop()]);
  await province.stop();
});

let serial = 0;
const input = (changes: object = {}) => ({
  system: 'ln-property-rights',
  project: `项目-${(serial += 1)}`,
  section: '标的1',
  category: 'C01',
  ...changes,
});

const plainUrl = (graph: GatewayGraph) => graph.url.replace('/graphql', '/deal-codes');
async function post(
  url: string,
  body: string | Uint8Array,
  headers: Record<string, string>,
): Promise<{ status: number; answer: any; headers: Headers }> {
  const response = await fetch(url, { method: 'POST', headers, body: body as string });
  return { status: response.status, answer: await response.json(), headers: response.headers };
}
const JSON_BODY = { 'content-type': 'application/json' };
const FORM_BODY = { 'content-type': 'application/x-www-form-urlencoded' };
const askPlain = (fields: object, headers: Record<string, string> = {}, graph = local) =>
  post(plainUrl(graph), JSON.stringify(fields), { ...JSON_BODY, ...headers });
const askGraph = (fields: object, headers: Record<string, string> = {}, graph = local) =>
  post(graph.url, JSON.stringify({ query: MUTATION, variables: { input: fields } }), { ...JSON_BODY, ...headers });

const inTwoLanguages = /\p{Script=Han}.* \/ .*[a-z]/u;

describe('a system that asks for a deal code', () => {
  it('is given one by the graph, and the same one again', async () => {
    const asked = input();
    const { answer } = await askGraph(asked);
    expect(answer.errors).toBeUndefined();
    const code = answer.data.issueDealCode;
    expect(code).toMatchObject({ ...asked, issuer: ISSUER, alreadyIssued: false });
    expect(parseDealCode(code.dealCode)).toMatchObject({ category: 'C01', issuer: ISSUER, sequence: code.sequence, checks: true });
    expect(code.issuedOn.replaceAll('-', '')).toBe(parseDealCode(code.dealCode)!.date);
    expect((await askGraph(asked)).answer.data.issueDealCode).toEqual({ ...code, alreadyIssued: true });
  });

  it('is given the same code by plain HTTP, as JSON and as a form in UTF-8 or GBK', async () => {
    const asked = input();
    const first = await askPlain(asked);
    const again = await askPlain(asked);
    const form = await post(plainUrl(local), new URLSearchParams(asked).toString(), FORM_BODY);
    // 项目 and 标的 in GBK.
    const gbk = `system=${asked.system}&project=%CF%EE%C4%BF-${serial}&section=%B1%EA%B5%C41&category=c01`;
    const inGbk = await post(plainUrl(local), gbk, { 'content-type': 'application/x-www-form-urlencoded; charset=GBK' });
    expect(first).toMatchObject({ status: 201, answer: { ...asked, issuer: ISSUER, alreadyIssued: false } });
    for (const later of [again, form, inGbk])
      expect(later).toMatchObject({ status: 200, answer: { ...first.answer, alreadyIssued: true } });
  });

  it('may leave the section out: the code is then that of the project', async () => {
    const { system, project, category } = input();
    const { answer } = await askPlain({ system, project, category });
    expect(answer).toMatchObject({ section: null });
    expect((await askPlain({ system, project, category, section: ' ' })).answer.dealCode).toBe(answer.dealCode);
    expect((await askPlain({ system, project, category, section: '1' })).answer.dealCode).not.toBe(answer.dealCode);
  });

  it.each([
    ['a system that the province has not', { system: 'nowhere' }, /system.*nowhere/u],
    ['no project', { project: '  ' }, /project/u],
    ['a project of 300 characters', { project: 'x'.repeat(300) }, /project.*200/u],
    ['a project with a NUL', { project: 'a\0b' }, /project/u],
    ['a project with a mark that nobody sees', { project: 'a\u200Bb' }, /project/u],
    ['a section with half a character', { section: '\ud800' }, /section/u],
    ['a category that is none', { category: '房屋' }, /category/u],
  ])('is refused with the field and both languages: %s', async (_, changes, sentence) => {
    const plain = await askPlain(input(changes));
    expect(plain).toMatchObject({ status: 400, answer: { code: 'BAD_INPUT', message: expect.stringMatching(sentence) } });
    expect(plain.answer.message).toMatch(inTwoLanguages);
    const { answer } = await askGraph(input(changes));
    expect(answer.data?.issueDealCode ?? null).toBeNull();
    expect(answer.errors[0].extensions).toMatchObject({ code: 'BAD_INPUT', messageEn: expect.stringMatching(sentence) });
  });

  const wrongBodies: readonly [string, string | Uint8Array, Record<string, string>, number][] = [
    ['a field that is none', JSON.stringify({ ...input(), sectoin: '1' }), JSON_BODY, 400],
    ['a missing field', JSON.stringify({ system: 'ln-property-rights', category: 'C01' }), JSON_BODY, 400],
    ['a number for a text', JSON.stringify({ ...input(), project: 12345678901234567890 }), JSON_BODY, 400],
    ['a list', '[]', JSON_BODY, 400],
    ['no JSON', '{', JSON_BODY, 400],
    ['nothing', '', JSON_BODY, 400],
    ['GBK bytes called UTF-8', new Uint8Array([123, 34, 0xcf, 0xee, 34, 125]), JSON_BODY, 400],
    ['a form with GBK called UTF-8', 'system=ln-property-rights&project=%CF%EE&category=C01', FORM_BODY, 400],
    ['a form with a broken escape', 'system=ln-property-rights&project=%ZZ&category=C01', FORM_BODY, 400],
    ['a form with a field twice', 'system=ln-property-rights&project=1&project=2&category=C01', FORM_BODY, 400],
    ['a body without end', `{"project":"${'x'.repeat(20_000)}"}`, JSON_BODY, 413],
    ['XML', '<a/>', { 'content-type': 'text/xml' }, 415],
  ];
  it.each(wrongBodies)('is refused with a code and both languages: %s', async (_, body, headers, status) => {
    const refusal = await post(plainUrl(local), body, headers);
    expect(refusal).toMatchObject({ status, answer: { code: expect.stringMatching(/^(BAD_INPUT|TOO_COSTLY)$/u) } });
    expect(refusal.answer.message).toMatch(inTwoLanguages);
    expect(Object.keys(refusal.answer)).toEqual(['code', 'message']);
  });

  it('cannot ask by GET, neither the graph nor the plain way', async () => {
    const query = new URLSearchParams({ query: MUTATION, variables: JSON.stringify({ input: input() }) });
    const graph = await fetch(`${local.url}?${query.toString()}`, { headers: { 'apollo-require-preflight': 'true' } });
    expect(graph.status).toBe(405);
    expect(JSON.stringify(await graph.json())).not.toContain(ISSUER);
    const plain = await fetch(plainUrl(local));
    expect({ status: plain.status, allow: plain.headers.get('allow'), answer: await plain.json() }).toMatchObject({
      ...{ status: 405, allow: 'POST', answer: { code: 'BAD_INPUT' } },
    });
  });
});

describe('without a token', () => {
  it.each([
    ['a browser on behalf of a page', { origin: 'https://example.org' }],
    ['a proxy on behalf of somebody', { 'x-forwarded-for': '192.0.2.7' }],
    ['a proxy in the standard way', { forwarded: 'for=192.0.2.7' }],
  ])('nobody is given a code through %s, queries are answered', async (_, headers) => {
    expect(await askPlain(input(), headers)).toMatchObject({ status: 403, answer: { code: 'FORBIDDEN' } });
    const { status, answer } = await askGraph(input(), headers);
    expect(status).toBe(403);
    expect(answer).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN', messageEn: expect.stringContaining('DEAL_CODE_TOKEN') } }],
    });
    const query = await post(local.url, JSON.stringify({ query: '{ __typename }' }), { ...JSON_BODY, ...headers });
    expect(query.answer).toEqual({ data: { __typename: 'Query' } });
  });

  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
  it.skipIf(outside === undefined)('nobody is given a code from outside this machine', async () => {
    const open = await startGateway({
      ...{
        host: '0.0.0.0',
        port: 0,
        deadlineMs: 5_000,
        calls: {},
        isReady: () => Promise.resolve(true),
        reports: () => Promise.resolve([]),
      },
    });
    const url = open.url.replace('0.0.0.0', outside!).replace('/graphql', '/deal-codes');
    expect(await post(url, JSON.stringify(input()), JSON_BODY)).toMatchObject({ status: 403, answer: { code: 'FORBIDDEN' } });
    await open.stop();
  });
});

describe('with a token', () => {
  it.each([
    ['none', {}],
    ['another', { authorization: 'Bearer a-token-that-nobody-guessed' }],
    ['another scheme', { authorization: `Basic ${TOKEN}` }],
    ['an empty one', { authorization: 'Bearer ' }],
  ])('both ways refuse who bears %s', async (_, headers: Record<string, string>) => {
    const plain = await askPlain(input(), headers, guarded);
    expect(plain).toMatchObject({ status: 401, answer: { code: 'FORBIDDEN' } });
    expect(plain.headers.get('www-authenticate')).toBe('Bearer');
    expect(plain.answer.message).not.toContain(TOKEN);
    expect(await askGraph(input(), headers, guarded)).toMatchObject({
      status: 401,
      answer: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    });
  });

  it('both ways answer who bears it, also through a proxy', async () => {
    const asked = input();
    const headers = { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '192.0.2.7' };
    const plain = await askPlain(asked, headers, guarded);
    expect(plain.status).toBe(201);
    expect((await askGraph(asked, headers, guarded)).answer.data.issueDealCode.dealCode).toBe(plain.answer.dealCode);
  });
});
