import { z } from 'zod';
import { en, zhCN } from 'zod/locales';

const zh = zhCN().localeError;
const english = en().localeError;

/** What is wrong with a value of a configuration, in Chinese and English; rules of our own bring their sentence along. */
export function configurationSentence(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return '缺少 / is missing';
  if (issue.code === 'invalid_type' && issue.expected === 'string' && typeof issue.input === 'number')
    return '应为文本，数字请加引号 / must be text: put the number in quotes';
  return `${messageOf(zh(issue))} / ${messageOf(english(issue))}`;
}

function messageOf(message: ReturnType<z.core.$ZodErrorMap>): string {
  return typeof message === 'string' ? message : (message?.message ?? '');
}
