import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProvinceError, readProvince } from '../../adapters/province.ts';

const GOOD = `
province: { code: '210000', name: 辽宁省 }
systems:
  - id: sy-property
    name: 沈阳市产权交易系统
    sector: PROPERTY_RIGHTS
    region: '210100'
    operator: 12210000MB48MQNY0Q
    profile: file-drop
    endpoint: /srv/drop
`;

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'yiwang-province-file-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function refusalOf(content: string | Uint8Array): Promise<string> {
  const file = join(folder, 'province.yaml');
  await writeFile(file, content);
  try {
    readProvince(file);
  } catch (error) {
    if (error instanceof ProvinceError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('a province file', () => {
  it('is read with its system', async () => {
    expect(await refusalOf(GOOD)).toBe('accepted');
  });

  it.each([
    ['a city that the province has not', GOOD.replace("'210100'", "'219900'"), /systems\[\]\.region \(sy-property\) 219900/u],
    ['a region of another province', GOOD.replace("'210100'", "'110000'"), /systems\[\]\.region \(sy-property\) 110000/u],
    ['a province that does not exist', GOOD.replace("'210000'", "'990000'"), /province\.code/u],
    ['a pause that no timer holds', `${GOOD}    freshness: { pollSeconds: 1e9 }\n`, /pollSeconds/u],
    ['a pause that is none', `${GOOD}    freshness: { pollSeconds: 0.00001 }\n`, /pollSeconds/u],
    ['a key written twice', `${GOOD}    name: again\n`, /unique at line \d+, column \d+$/u],
    ['no systems', GOOD.split('systems:')[0]!, /: systems 缺少 \/ is missing$/u],
    ['nothing at all', '', /文件 \/ the file/u],
    ['a code without quotes', GOOD.replace("'210100'", '210100'), /systems\[0\]\.region \(sy-property\) 应为文本，数字请加引号/u],
    ['a sector that is none', GOOD.replace('PROPERTY_RIGHTS', 'SEA'), /systems\[0\]\.sector \(sy-property\) 无效选项.*Invalid option/u],
    ['an id in capitals', GOOD.replace('id: sy', 'id: SY'), /systems\[0\]\.id \(SY-property\) 应为小写字母/u],
    ['a key that is none', `${GOOD}    colour: red\n`, /colour/u],
    ['no number of requests', `${GOOD}    limits: { requestsPerSecond: 0 }\n`, /limits\.requestsPerSecond/u],
    [
      'an alias bomb',
      `a: &a [${'1,'.repeat(9)}]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nd: [${'*c,'.repeat(9)}]\n`,
      /alias/u,
    ],
    [
      'a local code without quotes',
      `${GOOD}    codes: { MODE: [{ raw: 7, code: AUCTION }] }\n`,
      /codes\.MODE\[0\]\.raw \(sy-property\) 应为文本，数字请加引号/u,
    ],
    [
      'a local code that is valid from no day',
      `${GOOD}    codes: { MODE: [{ raw: a, code: B, from: 2025-02-30 }] }\n`,
      /codes\.MODE\[0\]\.from \(sy-property\) 应为日期/u,
    ],
    ['a code list without codes', `${GOOD}    codes: { MODE: [] }\n`, /codes\.MODE \(sy-property\)/u],
    ['text in GBK', iconv.encode(GOOD, 'gbk'), /is not UTF-8/u],
    ['a file of a size that no province needs', `${GOOD}# ${'x'.repeat(300_000)}\n`, /has \d+ bytes, more than/u],
    ['lists nested without end', `a: ${'['.repeat(20_000)}`, /line 1|too deeply/u],
  ])('is refused in one sentence: %s', async (_, content, sentence) => {
    const refusal = await refusalOf(content);
    expect(refusal).toMatch(sentence);
    expect(refusal).not.toContain('\n');
    expect(refusal).toMatch(/\p{Script=Han}.* \/ .*[a-z]/u);
  });

  it('is refused where it is no file, without reading what has no end', () => {
    expect(() => readProvince('/dev/zero')).toThrow(/is not a file/u);
    expect(() => readProvince(folder)).toThrow(/is not a file/u);
    expect(() => readProvince(join(folder, 'none.yaml'))).toThrow(/none\.yaml: 没有这个文件 \/ there is no such file/u);
  });
});
