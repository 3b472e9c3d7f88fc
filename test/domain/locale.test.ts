import { expect, test } from 'vitest'
import { chooseLanguage } from '../../src/domain/locale.ts'

test.each([
  [
    'the flag wins over everything',
    { flag: 'en', config: 'zh', environment: { LANG: 'zh_CN.UTF-8' } },
    'en',
    true,
  ],
  [
    'config wins over the environment',
    { config: 'both', environment: { LLM_PRIMER_LANG: 'en' } },
    'both',
    true,
  ],
  [
    'our own variable wins over the system',
    { environment: { LLM_PRIMER_LANG: 'zh', LC_ALL: 'en_US.UTF-8' } },
    'zh',
    true,
  ],
  ['LC_ALL wins over LANG', { environment: { LC_ALL: 'zh_TW.UTF-8', LANG: 'en_US.UTF-8' } }, 'zh', true],
  ['LC_MESSAGES wins over LANG', { environment: { LC_MESSAGES: 'zh_CN', LANG: 'en_US' } }, 'zh', true],
  ['a modifier does not matter', { environment: { LANG: 'zh_CN.GBK@pinyin' } }, 'zh', true],
  ['C names no language', { environment: { LANG: 'C.UTF-8' } }, 'en', false],
  ['an empty LC_ALL does not count', { environment: { LC_ALL: '', LANG: 'zh_CN' } }, 'zh', true],
  ['another language is undecided', { environment: { LANG: 'fr_FR.UTF-8' } }, 'en', false],
  ['a flag that is no language does not count', { flag: 'fr', environment: { LANG: 'zh_CN' } }, 'zh', true],
])('%s', (_name, wishes, language, decided) => {
  expect(chooseLanguage(wishes)).toEqual({ language, decided })
})
