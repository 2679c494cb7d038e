import { expect, test, vi } from 'vitest';
import { formatError, graphError } from '../../gateway/errors.ts';
import { logFault } from '../../gateway/start-log.ts';

const MOBILE = '13812345678';

test('what a log line quotes of persons is masked', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  logFault('search', new Error(`invalid input syntax: "电话${MOBILE}"`));
  const line = String(said.mock.calls[0]![0]);
  said.mockRestore();
  expect(JSON.parse(line)).toMatchObject({ event: 'subgraph fault', error: expect.stringContaining('电话［手机号码］') as string });
  expect(line).not.toContain(MOBILE);
});

test('what an error quotes of persons is masked, whoever wrote the sentence', () => {
  const quoted = formatError({ message: `String cannot represent ${MOBILE}`, extensions: { code: 'BAD_USER_INPUT' } });
  const typed = { code: 'BAD_INPUT', messageZh: `没有 ${MOBILE}`, messageEn: `no ${MOBILE}` };
  const own = formatError({ message: `没有 ${MOBILE}`, extensions: typed });
  for (const error of [quoted, own, graphError('BAD_INPUT', `没有 ${MOBILE}`, 'none')]) expect(JSON.stringify(error)).not.toContain(MOBILE);
});
