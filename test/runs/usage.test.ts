import { expect, test } from 'vitest'
import { run } from '../run.ts'

test('a mistyped command is a usage error that names the one that was meant', () => {
  const { status, stdout, stderr } = run(['raed', '1'])

  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toContain('Did you mean read?')
})

test('a mistyped option is a usage error in the language that was asked for', () => {
  const { status, stderr } = run(['read', '1', '--tco', '--lang', 'zh'])

  expect(status).toBe(2)
  expect(stderr).toContain('你是不是想用 --toc？')
})

test('the help of a command says where the options of all commands are told', () => {
  expect(run(['quiz', '--help']).stdout).toContain('--lang and --plain: llm-primer --help')
  expect(run(['data', 'restore', '--help', '--lang', 'zh']).stdout).toContain('每个命令都能用的选项')
  expect(run(['--help']).stdout).not.toContain('Options of every command')
})

test('an unknown language names the allowed ones', () => {
  const { status, stderr } = run(['read', '--lang', 'fr'])

  expect(status).toBe(2)
  expect(stderr).toContain('--lang cannot be "fr"')
  expect(stderr).toContain('zh, en, both')
})

test('an unknown chapter names the chapters there are', () => {
  const { status, stderr } = run(['read', '7'])

  expect(status).toBe(1)
  expect(stderr).toContain('The course has chapters 1 and 2')
})

test('control characters in a mistyped name never reach the terminal', () => {
  const { stderr } = run(['read', './\u001b]0;owned\u0007\u001b[2J'])

  expect(stderr).not.toContain('\u001b')
  expect(stderr).not.toContain('\u0007')
})

test('help and version are answers: stdout, exit 0', () => {
  expect(run(['--help'])).toMatchObject({ status: 0, stderr: '' })
  expect(run(['--version'])).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    stderr: '',
  })
})

test.each([['--lang', 'zh'], ['--lang=zh']])('help speaks Chinese for %s %s', (...flag) => {
  expect(run(['--help', ...flag]).stdout).toContain('用法：')
})

test.each([
  [['completion', 'tcsh'], 'shell cannot be "tcsh"'],
  [['completion', "t'sh"], 'shell cannot be "t\'sh"'],
  [['quiz', '1', '--count', '-0'], '--count cannot be "-0"'],
  [['config', 'set', 'lagn', 'en'], 'There is no setting "lagn"'],
  [['data', 'foo'], 'llm-primer data has no command "foo"'],
])('a wrong word is named with what it was meant for: %j', (words, said) => {
  expect(run(words)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(said) })
})

test('llm-primer --plain prints the next step, and in a pipe without it the help', () => {
  expect(run(['--plain'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Next: Read 1.1') })
  expect(run([])).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: llm-primer') })
})
