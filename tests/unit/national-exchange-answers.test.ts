import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Change } from '../../adapters/adapter.ts';
import { profile } from '../../adapters/profiles/national-exchange-soap/index.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import { createGuard } from '../../adapters/resilience/guard.ts';

const DES =
  '<DES M_TM="20240218093000000"><TITLE><DATA_NO>500</DATA_NO><DATA_KEY>K1</DATA_KEY><DATA_TYPE>1</DATA_TYPE></TITLE>' +
  '<CONTEXT><PROJECT_CODE>P1</PROJECT_CODE><PROJECT_NAME>沈阳某工程</PROJECT_NAME></CONTEXT></DES>';
const DATAS = `<DATAS NEXT_KEY='K1' HAS_MORE="0" NEXT_TM="20240218093000000">${DES}</DATAS>`;

function envelope(result: string, prefix = 'soap', own = ''): string {
  const [start, end] = [own === '' ? '' : `${own}:`, own === '' ? 'xmlns' : `xmlns:${own}`];
  return (
    `<?xml version="1.0" encoding="utf-8"?><${prefix}:Envelope xmlns:${prefix}="http://schemas.xmlsoap.org/soap/envelope/"><${prefix}:Header/>` +
    `<${prefix}:Body><${start}GetData_G_V4Response ${end}="http://tempuri.org/"><${start}GetData_G_V4Result>${result}` +
    `</${start}GetData_G_V4Result></${start}GetData_G_V4Response></${prefix}:Body></${prefix}:Envelope>`
  );
}

const escaped = (xml: string) => xml.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

let server: Server;
afterEach(() => void server.close());

async function changesFrom(answer: string): Promise<readonly Change[]> {
  server = createServer(
    (request, response) => void request.resume().on('end', () => response.setHeader('Connection', 'close').end(answer)),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const limits = { requestsPerSecond: 1_000, concurrency: 2, timeoutMs: 2_000 };
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const system = { id: 'sy-engineering', sector: 'ENGINEERING', endpoint, limits } as LegacySystem;
  const guard = createGuard({ system: system.id, limits });
  const adapter = profile.connect({ system, options: profile.options.parse({}), secret: '8bytekey', guard, now: () => new Date() });
  const changes: Change[] = [];
  for await (const page of adapter.changes(null, new AbortController().signal)) changes.push(...page.changes);
  return changes;
}

describe('an answer of the exchange', () => {
  it.each([
    ['in the prefixes of another server', envelope(escaped(DATAS), 'SOAP-ENV', 'ns1')],
    ['as CDATA', envelope(`<![CDATA[${DATAS}]]>`)],
    ['as CDATA with a declaration of its own', envelope(`<![CDATA[<?xml version="1.0" encoding="GBK"?>\n${DATAS}]]>`)],
    ['with only the opening brackets escaped', envelope(DATAS.replaceAll('<', '&lt;'))],
  ])('is read %s', async (_, answer) => {
    expect(await changesFrom(answer)).toMatchObject([{ type: 'READ', rowKey: '500-K1', records: [{ title: '沈阳某工程' }] }]);
  });

  it('is not taken for an empty one where its rows come without a position', async () => {
    await expect(changesFrom(envelope(escaped(`<DATAS HAS_MORE="0">${DES}</DATAS>`)))).rejects.toMatchObject({
      code: 'UNREADABLE',
      detail: 'rows came without a position',
    });
  });
});
