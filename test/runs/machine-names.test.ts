// A home that was copied to a second machine, on systems that give a machine no number of its own (Windows, macOS).
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../run.ts'

const hook = join(mkdtempSync(join(tmpdir(), 'machine-')), 'hook.cjs')
writeFileSync(
  hook,
  `const fs = require('node:fs')
const { openSync } = fs
fs.openSync = (path, ...rest) => {
  if (/machine-id$/.test(path)) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' })
  return openSync(path, ...rest)
}
require('node:os').hostname = () => process.env.NAME_OF_THE_MACHINE
`,
)

const machine = (name: string, home: string) => ({
  run: (words: readonly string[], input = '') =>
    run([...words, '--data-dir', home], {
      input,
      env: { NODE_OPTIONS: `--require ${hook.replaceAll('\\', '/')}`, NAME_OF_THE_MACHINE: name },
    }).stdout,
  journals: () => readdirSync(join(home, 'state')).filter((each) => each.startsWith('journal-')),
})

const answered = (question: string) => JSON.stringify({ question, answer: 'distribution' })
const questions = (stdout: string) =>
  JSON.parse(stdout).journals.map(({ events }: { events: number }) => events)

test('doctor tells two machines of one name, and neither loses an answer', () => {
  const [first, second] = ['first', 'second'].map((each) => join(mkdtempSync(join(tmpdir(), 'home-')), each))
  if (first === undefined || second === undefined) throw new Error('no homes')
  const desk = machine('desk', first)
  desk.run(['quiz', '1', '--answers', '-'], answered('next-token-output'))
  cpSync(first, second, { recursive: true })
  const laptop = machine('laptop', second)
  laptop.run(['quiz', '1', '--answers', '-'], answered('next-token-output'))

  expect(desk.run(['data', 'doctor'])).not.toContain('another name')
  expect(laptop.run(['data', 'doctor']).replace(/\s+/g, ' ')).toContain('given on a machine of another name')
  expect(laptop.run(['data', 'doctor', '--lang', 'zh'])).toContain('另一台机器')
  expect(laptop.journals()).toEqual(desk.journals())

  desk.run(['data', 'merge', join(second, 'state')])
  expect(questions(desk.run(['data', 'doctor', '--json']))).toEqual([2])

  rmSync(join(second, 'state', 'machine'))
  laptop.run(['quiz', '1', '--answers', '-'], answered('next-token-output'))
  expect(laptop.journals()).toHaveLength(2)
  expect(questions(laptop.run(['data', 'doctor', '--json'])).sort()).toEqual([1, 2])
  expect(laptop.run(['data', 'doctor'])).not.toContain('another name')
})
