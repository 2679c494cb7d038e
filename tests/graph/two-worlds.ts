import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import type { RunningGateway } from '../../gateway/server.ts';
import {
  everyArgument,
  everyList,
  misspelt,
  requestsOf,
  wholeGraph,
  type AskedValues,
  type Piece,
  type QueryOptions,
} from './generated-queries.ts';
import { AGENCY, dealCode, KNOWN, NEW, NEWER, OPENS, TENDERER } from './sealed-province.ts';

const text = (...values: readonly string[]): readonly string[] => values.map((value) => JSON.stringify(value));
const list = (...values: readonly string[]): readonly string[] => text(...values).map((value) => `[${value}]`);

/** Words of the secret, pairs of them, and words of what is public beside it. */
const WORDS = text(
  ...[
    '秘密',
    '隐形',
    '秘密 建设',
    '沈阳 秘密',
    '隐形 工程',
    '沈阳秘密建设有限公司',
    '大连隐形工程有限公司',
    '秘密开标',
    '密',
    '沈阳',
    '道路',
    '道路 秘密',
  ],
  ...[NEW.code, NEW.code.slice(0, 8), NEWER.code, KNOWN.code, 'L3', 'b1', '987654', ''],
);
const CODES = [
  KNOWN.code,
  NEW.code,
  NEWER.code,
  TENDERER.code,
  AGENCY.code,
  `name:${NEW.name}`,
  `name:${NEWER.name}`,
  `org:${NEW.code.slice(8, 17)}`,
];
const GARBAGE = ['', 'x', '../x', 'engineering:city', 'engineering:nope:p', 'engineering:city:nope', '9'.repeat(40)];
const PROJECTS = [
  'engineering:city:p',
  'engineering:city:q',
  'engineering:county:c',
  'procurement:buy:s',
  'land:land:g',
  'property-rights:rights:r',
];
const INSTANTS = text('2026-03-01T00:00:00+08:00', '2026-03-30T10:00:00+08:00', '2026-03-30T10:00:01+08:00', OPENS);
const REGIONS = list('210000', '210100', '210112', '210200', '999999');

/** Values of the secret and beside it, for every argument of the graph. */
export const VALUES: AskedValues = {
  'Query.project(id)': text(...PROJECTS, ...GARBAGE),
  'Query.entity(creditCode)': text(...CODES, ...GARBAGE),
  // The same filter is asked with everything where entities are listed.
  'Query.agencies(filter)': ['{ text: "秘密" }', '{ roles: [BIDDER] }'],
  'Query.platforms(filter)': ['{ text: "秘密" }', '{ roles: [BIDDER] }'],
  'Query.policies(filter)': ['{ text: "招标" }'],
  'Query.policy(id)': text('nope'),
  'Query.inspectCode(code)': text(NEW.code, dealCode('000001')),
  'Query.codeLists(names)': list('partyRole', 'currency'),
  'ProjectFilter.entity': text(...CODES, ...GARBAGE),
  'CodeConflictFilter.project': text(...PROJECTS.slice(0, 2)),
  'NoticeFilter.projects': list(...PROJECTS.slice(0, 3)),
  'CatalogueFindingFilter.items': list('nope'),
  'EntityDealFilter.years': ['[2025]', '[2026]'],
  'UnmappedCodeFilter.lists': list('currency', 'sector'),
  'Query.catalogue(region)': text('210100'),
  'Policy.citations(article)': text('第二十二条'),
  codes: list('1', 'BIDDER'),
  dealCode: text(dealCode('000001'), dealCode('000002'), dealCode('000003'), 'x'),
  creditCodes: CODES.map((code) => JSON.stringify([code])),
  text: WORDS,
  regions: REGIONS,
  systems: list('city', 'county', 'buy', 'nope'),
  ids: list('city', 'nope'),
  publishedFrom: INSTANTS,
  publishedTo: INSTANTS,
  from: INSTANTS,
  to: INSTANTS,
  knownAt: INSTANTS.slice(0, 1),
  on: text('2026-04-01', '2026-03-30'),
  inForceOn: text('2026-04-01'),
  amountFrom: text('987654.31', '987654.33', '123456', '1000000'),
  amountTo: text('987654.31', '987654.33', '123456.78', '1'),
  first: ['1', '200', '0', '201'],
  after: text('x', 'eyJ4IjoxfQ', ''),
};

/** How one caller sees one world: every answer by what was asked. */
export type Answers = ReadonlyMap<string, string>;

export interface Viewing {
  readonly gateway: RunningGateway;
  readonly headers: Readonly<Record<string, string>>;
  /** `Type.field`s that this caller may see and that hold the secret. */
  readonly leavesOut: (coordinate: string) => boolean;
}

/** The graph as this caller is shown it. */
export async function shownSchema({ gateway, headers }: Pick<Viewing, 'gateway' | 'headers'>): Promise<GraphQLSchema> {
  const response = await post(gateway, headers, getIntrospectionQuery());
  const { data } = (await response.json()) as { data: IntrospectionQuery };
  return buildClientSchema(data);
}

/** Requests of every kind, whatever the world answers. */
export function everyRequest(schema: GraphQLSchema, leavesOut: Viewing['leavesOut']): readonly string[] {
  const options: QueryOptions = { schema, values: VALUES, depth: 2, leavesOut };
  return [...requestsOf(wholeGraph(options)), ...requestsOf(everyArgument(options)), ...misspelt(options)];
}

/** The same less deep, and without what is misspelt. */
export function manyRequests(schema: GraphQLSchema, leavesOut: Viewing['leavesOut']): readonly string[] {
  const options: QueryOptions = { schema, values: VALUES, depth: 1, leavesOut };
  return [...requestsOf(wholeGraph(options)), ...requestsOf(everyArgument(options))];
}

/** A quick look at every field. */
export function fewRequests(schema: GraphQLSchema, leavesOut: Viewing['leavesOut']): readonly string[] {
  return requestsOf(wholeGraph({ schema, values: VALUES, depth: 1, leavesOut }));
}

/** Asks for everything that one caller can ask, one request after the other: what a world remembers of earlier ones is the same too. */
export async function answersOf(viewing: Viewing, schema: GraphQLSchema, requests: readonly string[]): Promise<Answers> {
  const answers = new Map<string, string>();
  for (const request of requests) answers.set(request, await bytesOf(await post(viewing.gateway, viewing.headers, request)));
  for (const [page, answer] of await pagesOf(viewing, schema)) answers.set(page, answer);
  for (const path of PATHS) answers.set(path, await bytesOf(await get(viewing, path)));
  return answers;
}

/** The first request that is answered otherwise than elsewhere; null where none is. */
export async function firstDifference(viewing: Omit<Viewing, 'leavesOut'>, expected: Answers): Promise<string | null> {
  for (const [request, answer] of expected) {
    if (request.startsWith('page ') || request === '/metrics') continue;
    const asked = request.startsWith('/') ? get(viewing, request) : post(viewing.gateway, viewing.headers, request);
    if ((await bytesOf(await asked)) !== answer) return request;
  }
  return null;
}

const PATHS = [
  ...['/readyz', '/healthz', '/schema.graphql', '/metrics', '/nope', '/deal-codes', '/entities/x'],
  ...CODES.map((code) => `/entities/${encodeURIComponent(code)}`),
];
const MOST_PAGES = 60;

/** Every list of the root in every order, row by row to its end: each request asks for the next row of all of them. */
async function pagesOf(viewing: Viewing, schema: GraphQLSchema): Promise<Answers> {
  const answers = new Map<string, string>();
  const trades = everyList({ schema, values: VALUES, depth: 0, leavesOut: viewing.leavesOut }).filter(
    ({ call }) => !/^polic/u.test(call(null)),
  );
  let lists = trades.map((known) => ({
    ...known,
    cursor: null as string | null,
  }));
  for (let page = 1; lists.length > 0; page += 1) {
    if (page > MOST_PAGES) throw new Error('a list has no end');
    const next: typeof lists = [];
    for (const some of inParts(lists, 6)) {
      const request = requestsOf(
        some.flatMap(({ call, cursor, leaves }) => leaves.map((leaf): Piece => ({ ...leaf, path: [call(cursor), ...leaf.path] }))),
      );
      if (request.length !== 1) throw new Error('one request should do');
      const response = await post(viewing.gateway, viewing.headers, request[0]!);
      const answer = await bytesOf(response);
      answers.set(`page ${page} ${request[0]!}`, answer);
      next.push(...some.flatMap((known, index) => following(known, answer, index)));
    }
    lists = next;
  }
  return answers;
}

function following<List extends { readonly cursor: string | null }>(known: List, answer: string, index: number): readonly List[] {
  const { data } = JSON.parse(answer.slice(0, answer.indexOf('\n'))) as { data?: Record<string, { pageInfo?: PageInfo } | null> };
  const { hasNextPage, endCursor } = data?.[`q${index}`]?.pageInfo ?? { hasNextPage: false, endCursor: null };
  return hasNextPage ? [{ ...known, cursor: endCursor }] : [];
}

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

function inParts<Entry>(entries: readonly Entry[], size: number): readonly (readonly Entry[])[] {
  return Array.from({ length: Math.ceil(entries.length / size) }, (_, index) => entries.slice(index * size, (index + 1) * size));
}

function post(gateway: RunningGateway, headers: Viewing['headers'], query: string): Promise<Response> {
  return fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
}

function get({ gateway, headers }: Omit<Viewing, 'leavesOut'>, path: string): Promise<Response> {
  return fetch(gateway.url.replace('/graphql', path), { headers });
}

/** Status, headers and body; without the date, and without series that tell of time and memory. */
async function bytesOf(response: Response): Promise<string> {
  const isMetrics = response.url.endsWith('/metrics');
  const headers = [...response.headers].filter(([name]) => name !== 'date' && !(isMetrics && /^(?:etag|content-length)$/u.test(name)));
  const body = await response.text();
  return `${isMetrics ? withoutTimes(body) : body}\n${response.status} ${JSON.stringify(headers)}`;
}

function withoutTimes(metrics: string): string {
  const lines = metrics.split('\n').filter((line) => !/_seconds_(?:bucket|sum)|_bytes/u.test(line));
  return lines.join('\n');
}

/** What was asked where two worlds answer differently, each with both answers from where they part. */
export function differences(one: Answers, other: Answers): readonly string[] {
  const asked = new Set([...one.keys(), ...other.keys()]);
  return [...asked]
    .filter((request) => one.get(request) !== other.get(request))
    .map((request) => parting(request, one.get(request), other.get(request)));
}

function parting(request: string, one = '(not asked)', other = '(not asked)'): string {
  const at = Array.from({ length: one.length }, (_, index) => index).findIndex((index) => one[index] !== other[index]);
  const from = Math.max(0, (at === -1 ? one.length : at) - 120);
  return `${request.slice(0, 300)}\n  ${one.slice(from, from + 240)}\n  ${other.slice(from, from + 240)}`;
}
