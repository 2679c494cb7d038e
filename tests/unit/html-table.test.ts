import { describe, expect, it } from 'vitest';
import { headedRowsOf, pairsOf, readHtml } from '../../adapters/mapping/html-table.ts';
import { labelledColumns, unitOf } from '../../adapters/mapping/labelled-columns.ts';

describe('HTML of a notice', () => {
  it('gives label and value of two and four columns, in order', () => {
    const reading = readHtml(
      '<table><tr><td class="title"> 招标人:</td><td>甲公司</td><td>建设地点</td><td>某县&nbsp;某镇</td></tr><tr><td>中标价(元):</td><td>1.50</td></tr></table>',
    );
    expect(pairsOf(reading)).toEqual([
      { label: '招标人', value: '甲公司' },
      { label: '建设地点', value: '某县 某镇' },
      { label: '中标价(元)', value: '1.50' },
    ]);
  });

  it('reads the rows of a table under its header', () => {
    const reading = readHtml(
      '<table><tr><th>包号</th><th>中标供应商</th></tr><tr><td>1</td><td>甲</td></tr><tr><td>2</td><td>乙</td></tr></table>',
    );
    expect(headedRowsOf(reading)).toEqual([
      [
        { label: '包号', value: '1' },
        { label: '中标供应商', value: '甲' },
      ],
      [
        { label: '包号', value: '2' },
        { label: '中标供应商', value: '乙' },
      ],
    ]);
    expect(pairsOf(reading)).toEqual([]);
  });

  it('reads numbered lines with a colon', () => {
    expect(pairsOf(readHtml('<p>一、项目编号：ZC-1</p><p>采购人：&nbsp;某局</p><p>特此公告。</p>'))).toEqual([
      { label: '项目编号', value: 'ZC-1' },
      { label: '采购人', value: '某局' },
    ]);
  });

  it('shows no script, style or watermark', () => {
    expect(readHtml('<style>td{}</style><p>正文</p><script>var a="<p>假</p>"</script>').text).toBe('正文');
  });

  it('survives tags that nobody closed and tables within tables', () => {
    const reading = readHtml('<div><table><tr><td>外<table><tr><td>内标签<td>内值</table><td>外值');
    expect(reading.tables.map((table) => table.map(({ cells }) => cells))).toEqual([[['内标签', '内值']], [['外 内标签 内值', '外值']]]);
  });

  it('is quick with hostile nesting', () => {
    expect(readHtml('<table><tr><td>'.repeat(2_000)).tables).toEqual([]);
  });
});

describe('labelled values as columns', () => {
  it('finds an amount with the unit of its label or of its value', () => {
    const columns = labelledColumns(
      [
        { label: '预 算 金 额（万元）', value: '88.45' },
        { label: '合同总价', value: '1,980,000.00 元' },
        { label: '中标价', value: '￥3,045.00' },
      ],
      { 预算金额: [], 合同金额: ['合同总价'], 中标金额: ['中标价'] },
    );
    expect({ ...columns }).toEqual({
      预算金额: '88.45',
      [unitOf('预算金额')]: '万元',
      合同金额: '1,980,000.00',
      [unitOf('合同金额')]: '元',
      中标金额: '3,045.00',
      [unitOf('中标金额')]: '元',
    });
  });

  it('keeps the first value of a label and the labels nobody knows', () => {
    const columns = labelledColumns(
      [
        { label: '项目编号', value: 'A' },
        { label: '项目编号', value: 'B' },
        { label: '奇怪', value: 'C' },
        { label: '__proto__', value: 'D' },
      ],
      { 项目编号: [] },
    );
    expect(columns['项目编号']).toBe('A');
    expect(columns['奇怪']).toBe('C');
    expect(columns['__proto__']).toBe('D');
  });
});
