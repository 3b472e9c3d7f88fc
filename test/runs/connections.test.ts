import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../run.ts'

const hook = join(import.meta.dirname, 'connections.cjs')

/** What a run connects to, listens at or looks up. */
function connectionsOf(words: readonly string[], input = ''): string {
  const file = join(mkdtempSync(join(tmpdir(), 'connections-')), 'seen')
  run(words, { input, env: { NODE_OPTIONS: `--require ${JSON.stringify(hook)}`, CONNECTIONS_FILE: file } })
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

test('what is watched is seen: `try` connects, to this computer alone', () => {
  const seen = connectionsOf(['try'])

  expect(seen).toContain('11434')
  expect(seen).toContain('localhost')
  expect(seen.match(/"host":"(?!localhost")[^"]*"/g)).toBeNull()
})

/** Every command but those that ask a model; those that do, where the learner has not allowed it. */
const QUIET: readonly (readonly string[])[] = [
  [],
  ['--version'],
  ['--help'],
  ['read', '1.1', '--sources'],
  ['read', '--toc'],
  ['models'],
  ['models', 'show', 'qwen', '--sources'],
  ['models', 'price', 'a text'],
  ['define', 'token'],
  ['timeline'],
  ['search', 'attention'],
  ['quiz', '--list'],
  ['review'],
  ['progress'],
  ['lab', 'size'],
  ['lab', 'tokens', 'a text'],
  ['code', '1.12'],
  ['pack', 'list'],
  ['check'],
  ['export', 'json'],
  ['data', 'doctor'],
  ['try', 'next', 'The capital of France is'],
  ['try', 'recipe'],
  ['try', 'recipe', 'no-such-recipe', '--yes'],
  ['config', 'get'],
  ['config', 'set', 'try-endpoint', 'http://model.invalid/v1'],
  ['completion', 'bash'],
  ['try', '--help'],
  ['try', '--dry-run', 'Say it.'],
  ['try', 'recipe', 'bare-json', '--dry-run', '--yes'],
  ['try', 'next', 'The sky is', '--dry-run'],
  ['try', 'Say it.'],
  ['try', '--endpoint', 'https://model.invalid/v1', '--model', 'x', 'Say it.'],
]

test('no command is missing', () => {
  const help = run(['--help'], { env: { COLUMNS: '80' } }).stdout
  const commands = [...help.slice(help.indexOf('Commands:')).matchAll(/^ {2}([a-z]+) /gm)].map(
    ([, name]) => name,
  )
  const named = new Set(QUIET.map(([first]) => first))

  expect(commands.length).toBeGreaterThan(15)
  expect(commands.filter((command) => !named.has(command))).toEqual([])
})

const hasStrace = spawnSync('strace', ['--seccomp-bpf', '-f', '-V']).status === 0
const launcher = join(import.meta.dirname, '..', '..', 'bin', 'llm-primer.js')

// The system's own word for it as well; where there is no strace, the hook has to do.
test.each(QUIET)('no socket: %j', (...words) => {
  if (!hasStrace) return expect(connectionsOf(words)).toBe('')
  const home = mkdtempSync(join(tmpdir(), 'connections-'))
  const file = join(home, 'seen')
  const traced = ['--seccomp-bpf', '-f', '-e', 'trace=socket,connect', process.execPath]
  const { stderr } = spawnSync('strace', [...traced, '--require', hook, launcher, ...words], {
    encoding: 'utf8',
    input: '',
    env: { PATH: process.env.PATH, HOME: home, LANG: 'en_US.UTF-8', CONNECTIONS_FILE: file },
  })
  expect(stderr).toMatch(/exited with \d+/)
  expect(stderr).not.toMatch(/AF_INET/)
  expect(existsSync(file)).toBe(false)
})
