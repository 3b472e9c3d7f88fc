import { describe, expect, test } from 'vitest'
import { shortcomingOf, speaksUnicode } from '../../src/terminal/environment.ts'

const hostIn = (env: Readonly<Record<string, string>>) => ({
  env: { TERM: 'xterm-256color', ...env },
  platform: 'linux' as const,
})

describe('drawings and language follow one judgement of the locale', () => {
  test.each([
    [{ LANG: 'zh_CN.GBK' }, 'GBK'],
    [{ LANG: 'zh_CN.GB2312' }, 'GB2312'],
    [{ LANG: 'zh_CN.gb18030@pinyin' }, 'gb18030'],
    [{ LANG: 'zh_TW.Big5' }, 'Big5'],
    [{ LANG: 'ja_JP.eucJP' }, 'eucJP'],
    [{ LANG: 'ko_KR.eucKR' }, 'eucKR'],
    [{ LANG: 'en_US.ISO-8859-1' }, 'ISO-8859-1'],
    [{ LANG: 'zh_CN.UTF-8', LC_CTYPE: 'zh_CN.GBK' }, 'GBK'],
    [{ LANG: 'zh_CN.UTF-8', LC_CTYPE: 'zh_CN.UTF-8', LC_ALL: 'zh_TW.Big5' }, 'Big5'],
  ])('%j is another encoding: %s', (env, encoding) => {
    expect(shortcomingOf(hostIn(env))).toEqual({ type: 'other-encoding', encoding })
    expect(speaksUnicode(hostIn(env))).toBe(false)
  })

  test.each([
    {},
    { LANG: 'zh_CN' },
    { LANG: 'zh_TW' },
    { LANG: 'ja_JP' },
    { LANG: 'zh_CN.utf8' },
    { LANG: 'zh_CN.Utf_8@pinyin' },
    { LANG: 'C.UTF-8' },
    { LANG: 'zh_CN.GBK', LC_CTYPE: 'UTF-8' },
    { LANG: 'zh_CN.GBK', LC_CTYPE: 'zh_CN.GBK', LC_ALL: 'en_US.UTF-8' },
    { LANG: 'zh_CN.UTF-8', LC_ALL: '', LC_CTYPE: '' },
  ])('%j is UTF-8', (env) => {
    expect(shortcomingOf(hostIn(env))).toBeUndefined()
    expect(speaksUnicode(hostIn(env))).toBe(true)
  })

  test.each([{ LANG: 'C' }, { LANG: 'POSIX' }, { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }])(
    '%j names no encoding and draws in ASCII',
    (env) => {
      expect(shortcomingOf(hostIn(env))).toBeUndefined()
      expect(speaksUnicode(hostIn(env))).toBe(false)
    },
  )
})
