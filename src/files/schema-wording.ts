import { z } from 'zod'
import type { CourseLanguage, LocalizedText } from '../domain/locale.ts'

/** How a schema says what it does not like: our own words for what authors meet most, zod's for the rest. */
export function schemaWording(locale: CourseLanguage): z.core.$ZodErrorMap {
  const zods = locale === 'zh' ? z.locales.zhCN().localeError : z.locales.en().localeError
  return (issue) => ownWords(issue)?.[locale] ?? zods(issue)
}

function ownWords(issue: z.core.$ZodRawIssue): LocalizedText | undefined {
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_union':
      return issue.input === undefined ? { zh: '缺这一项', en: 'this is missing' } : undefined
    case 'too_small':
      return sized(issue.origin, issue.minimum, issue.inclusive ?? true, LEAST)
    case 'too_big':
      return sized(issue.origin, issue.maximum, issue.inclusive ?? true, MOST)
    case 'unrecognized_keys':
      return {
        zh: `不认识的字段：${issue.keys.join('、')}`,
        en: `unknown field${issue.keys.length > 1 ? 's' : ''}: ${issue.keys.join(', ')}`,
      }
    default:
      return undefined
  }
}

interface Bound {
  readonly count: LocalizedText
  readonly value: LocalizedText
  readonly strict: LocalizedText
}

const LEAST: Bound = {
  count: { zh: '至少要有', en: 'at least' },
  value: { zh: '不能小于', en: 'must be at least' },
  strict: { zh: '必须大于', en: 'must be more than' },
}

const MOST: Bound = {
  count: { zh: '最多只能有', en: 'at most' },
  value: { zh: '不能大于', en: 'must be at most' },
  strict: { zh: '必须小于', en: 'must be less than' },
}

function sized(
  origin: string,
  limit: number | bigint,
  inclusive: boolean,
  { count, value, strict }: Bound,
): LocalizedText | undefined {
  if (origin === 'array')
    return {
      zh: `${count.zh} ${limit} 项`,
      en: `needs ${count.en} ${limit} ${limit === 1 ? 'entry' : 'entries'}`,
    }
  if (origin === 'string')
    return {
      zh: `${count.zh} ${limit} 个字符`,
      en: `needs ${count.en} ${limit} character${limit === 1 ? '' : 's'}`,
    }
  if (origin !== 'number' && origin !== 'int') return undefined
  const said = inclusive ? value : strict
  return { zh: `${said.zh} ${limit}`, en: `${said.en} ${limit}` }
}

/** In Chinese what our own schemas say; they are written in English. */
export const remarkInChinese = (message: string): string =>
  REMARKS.get(message) ?? message.replace(/^"(.*)" stands there twice$/, '“$1”出现了两次')

const REMARKS: ReadonlyMap<string, string> = new Map([
  ['a control or invisible character', '有控制字符或看不见的字符'],
  [
    'a price for one token or for 1,000; write it for 1,000,000',
    '这是一个或一千个词元的价格；请按 1,000,000 个词元写',
  ],
  ['a fact that is not marked unverified needs a source', '没有标为 unverified 的事实须有来源'],
  ['a conflicting fact shows what else is said', '标为 conflicting 的事实须写出别的说法'],
  ['a fact without a value is unverified', '没有值的事实只能标为 unverified'],
  ['a time as HH:MM', '时刻要写成 HH:MM'],
  ['the price ends before it begins', '这个价格还没开始就结束了'],
  ['a day of another year', '这一天不在这一年'],
  ['option ids repeat', '选项的 id 重复了'],
  ['needs exactly one correct option', '须有且只有一个正确选项'],
  ['needs a correct option', '至少须有一个正确选项'],
  [
    'a regular expression without repeated groups, with at most two of * + {n,}',
    '须是正则表达式，不能有重复的组，* + {n,} 最多两个',
  ],
  ['at most 24 requests together', '合计最多 24 次请求'],
  ['several calls need labels', '有几次调用时，每次都要有 label'],
  ['lower-case letters, digits and hyphens', '只能用小写字母、数字和连字符'],
  ['a date as YYYY, YYYY-MM or YYYY-MM-DD', '日期要写成 YYYY、YYYY-MM 或 YYYY-MM-DD'],
  ['no day of the calendar', '日历上没有这一天'],
  ['syllables in lower case without tones', '拼音用小写，不带声调，音节之间空一格'],
])
