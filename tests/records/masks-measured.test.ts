import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MASK_RULES } from '../../schema/access/mask-rules.ts';

const FOLDER = '../shared/data';
const present = existsSync(FOLDER);
const RULES = ['ID_NUMBER', 'PHONE', 'ACCOUNT', 'EXPERT_NAMES'] as const;

test('the real records are there where they must be read', () => {
  expect(present || process.env.CI === undefined).toBe(true);
});

/** Every text of a file: values of JSON, lines of CSV, a page as a whole. */
function textsOf(file: string): readonly string[] {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  if (file.endsWith('.json')) return stringsIn(JSON.parse(text));
  return file.endsWith('.csv') ? text.split('\n') : [text];
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

describe.skipIf(!present)('in real prose, whose persons were masked before', () => {
  const texts = present ? globSync('**/*.{json,csv,html}', { cwd: FOLDER }).flatMap(textsOf) : [];

  test('no code, sum or date is taken for a person’s number', () => {
    const changed = Object.fromEntries(RULES.map((rule) => [rule, texts.filter((text) => MASK_RULES[rule].mask(text) !== text).length]));
    console.log(`${texts.length} texts, changed:`, changed);
    // The accounts follow 帐号, 收款账号 and 银行账号; the names are those of 27 lists of evaluators.
    expect(changed).toEqual({ ID_NUMBER: 0, PHONE: 0, ACCOUNT: 4, EXPERT_NAMES: 27 });
  });
});
