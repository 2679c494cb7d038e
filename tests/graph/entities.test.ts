import { describe, expect, it } from 'vitest';
import { dataSource } from '../../gateway/data-source.ts';
import { MAX_KEYS } from '../../gateway/entities.ts';
import type { SubgraphAnswer, SubgraphCall, SubgraphRequest } from '../../gateway/subgraph-call.ts';

interface Key {
  readonly __typename: string;
  readonly id: string;
}

const key = (id: number | string): Key => ({ __typename: 'Thing', id: String(id) });

/** Asks as the gateway does; `answerOf` is the subgraph. */
async function ask(keys: readonly Key[], answerOf: (keys: readonly Key[]) => SubgraphAnswer | Promise<never>) {
  const sent: (readonly Key[])[] = [];
  const call: SubgraphCall = ({ variables }: SubgraphRequest) => {
    const representations = variables!['representations'] as readonly Key[];
    sent.push(representations);
    return Promise.resolve(answerOf(representations));
  };
  const request = { query: 'query($representations: [_Any!]!) { _entities(representations: $representations) { id } }' };
  const options = { request: { ...request, variables: { representations: keys } }, context: {} };
  const { data, errors } = await dataSource('things', call, () => undefined).process(options as never);
  return { entities: data?.['_entities'] as readonly unknown[] | undefined, errors, sent };
}

const echo = (keys: readonly Key[]): SubgraphAnswer => ({ data: { _entities: keys.map(({ id }) => ({ id })) } });

describe('entities of a subgraph', () => {
  it('are asked for once each, and put back in the order asked', async () => {
    const { entities, sent, errors } = await ask(['b', 'a', 'b', 'c', 'a', 'b'].map(key), echo);
    expect(sent).toEqual([['b', 'a', 'c'].map(key)]);
    expect(entities).toEqual(['b', 'a', 'b', 'c', 'a', 'b'].map((id) => ({ id })));
    expect(errors).toBeUndefined();
  });

  it('are asked for in parts where there are many, and come back as one list', async () => {
    const keys = Array.from({ length: MAX_KEYS * 2 + 3 }, (_, index) => key(index));
    const { entities, sent } = await ask([...keys, ...keys.slice(0, 5)], echo);
    expect(sent.map(({ length }) => length)).toEqual([MAX_KEYS, MAX_KEYS, 3]);
    expect(entities).toEqual([...keys, ...keys.slice(0, 5)].map(({ id }) => ({ id })));
  });

  it('that are missing without a reason are an error that says where, at every place they were asked for', async () => {
    const { entities, errors } = await ask(['a', 'gone', 'b', 'gone'].map(key), (keys) => ({
      data: { _entities: keys.map(({ id }) => (id === 'gone' ? null : { id })) },
    }));
    expect(entities).toEqual([{ id: 'a' }, null, { id: 'b' }, null]);
    expect(errors).toEqual([1, 3].map((place) => expect.objectContaining({ path: ['_entities', place] }) as unknown));
    for (const { message, extensions } of errors!) {
      expect(extensions).toMatchObject({ code: 'NOT_FOUND' });
      expect(message).toMatch(/\p{Script=Han}.+ \/ [a-z]/u);
    }
  });

  it('keep the reason that the subgraph gives, at its place in the list asked', async () => {
    const down = { message: '停 / down', extensions: { code: 'SOURCE_DOWN', system: 's', messageZh: '停', messageEn: 'down' } };
    const keys = [...Array.from({ length: MAX_KEYS + 1 }, (_, index) => key(index)), key(MAX_KEYS)];
    const { errors } = await ask(keys, (part) => ({
      data: { _entities: part.map(({ id }) => (id === String(MAX_KEYS) ? null : { id })) },
      ...(part.length === 1 ? { errors: [{ ...down, path: ['_entities', 0, 'detail'] }] } : {}),
    }));
    expect(errors).toEqual([MAX_KEYS, MAX_KEYS + 1].map((place) => ({ ...down, path: ['_entities', place, 'detail'] })));
  });

  it('of a subgraph that throws are an error without a word of the cause', async () => {
    const { entities, errors } = await ask([key('a')], () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.3:80')));
    expect(entities).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
    expect(JSON.stringify(errors)).not.toMatch(/ECONN|10\.0/u);
  });

  it('of a subgraph that answers another number of them are not mixed up', async () => {
    const { entities, errors } = await ask(['a', 'b'].map(key), () => ({ data: { _entities: [{ id: 'b' }] } }));
    expect(entities).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
  });

  it('carry foreign texts of no error', async () => {
    const { errors } = await ask([key('a')], () => ({
      data: { _entities: [null] },
      errors: [{ message: 'SQLSTATE 42000 at 10.1.2.3', path: ['_entities', 0], extensions: { code: 'ER_PARSE', stacktrace: ['at x'] } }],
    }));
    expect(errors).toMatchObject([{ path: ['_entities', 0], extensions: { code: 'INTERNAL' } }]);
    expect(JSON.stringify(errors)).not.toMatch(/SQLSTATE|10\.1|at x/u);
  });
});
