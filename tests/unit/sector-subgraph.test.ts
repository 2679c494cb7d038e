import { describe, expect, it } from 'vitest';
import type { Adapter } from '../../adapters/adapter.ts';
import { AdapterFailure } from '../../adapters/failure.ts';
import type { Systems } from '../../adapters/systems.ts';
import { engineeringSubgraph } from '../../subgraphs/engineering/subgraph.ts';
import type { CopyReader } from '../../subgraphs/store-reader.ts';
import { scriptedAdapter, scriptedSystem } from '../sync/scripted-adapter.ts';
import { project } from '../sync/rows.ts';

const ID = 'engineering:quiet:1';
const QUERY = `query ($ids: [_Any!]!) { _entities(representations: $ids) {
  ... on EngineeringProject { detail { complete source { state } failure { code } } } } }`;

function systemsOf(adapter: Adapter): Systems {
  return {
    list: [adapter.system],
    codeTables: [],
    adapters: [adapter],
    adapterOf: () => adapter,
    reportOf: () => null,
    close: () => Promise.resolve(),
  };
}

function copiesAsOf(completeAsOf: string | null): CopyReader {
  const copy = { projectId: ID, system: 'quiet', nativeId: '1', completeAsOf, records: [project('1')] };
  return { dossiers: () => Promise.resolve(new Map([[ID, copy]])) };
}

async function detailWith(findByIds: Adapter['findByIds'], copies: CopyReader): Promise<unknown> {
  const systems = systemsOf({ ...scriptedAdapter(scriptedSystem('quiet'), []), findByIds });
  const variables = { ids: [{ __typename: 'EngineeringProject', id: ID }] };
  const answer = await engineeringSubgraph({ systems, copies }).execute({ query: QUERY, variables }, new AbortController().signal);
  return (answer.data?.['_entities'] as readonly { readonly detail: unknown }[])[0]?.detail;
}

const silent: Adapter['findByIds'] = () => Promise.reject(new AdapterFailure('quiet', 'UNREACHABLE', 'gone'));
const answering: Adapter['findByIds'] = () => Promise.resolve([{ projectNativeId: '1', records: [project('1')], unreadable: [] }]);

describe('the detail of a project whose system does not answer', () => {
  it('is said to be incomplete while the first load has not ended', async () => {
    expect(await detailWith(silent, copiesAsOf(null))).toMatchObject({
      complete: false,
      source: { state: 'STALE' },
      failure: { code: 'SOURCE_DOWN' },
    });
  });

  it('is complete as far as the copy once was', async () => {
    expect(await detailWith(silent, copiesAsOf('2026-11-01T00:00:00+08:00'))).toMatchObject({ complete: true, source: { state: 'STALE' } });
  });
});

describe('the detail of a project whose system answers', () => {
  it('is complete, however far the copy is', async () => {
    expect(await detailWith(answering, copiesAsOf(null))).toMatchObject({ complete: true, source: { state: 'LIVE' }, failure: null });
  });
});
