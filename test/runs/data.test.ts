import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { encodeEvent } from '../../src/files/journal-line.ts'
import { anAnswer } from '../events.ts'
import { run } from '../run.ts'

const aHome = (): string => mkdtempSync(join(tmpdir(), 'data-'))
const QUESTIONS = ['next-token-output', 'product-name-is-not-enough', 'ask-about-terabytes']

/** A journal with answers to real questions, yesterday. */
function practised(home: string, name = 'journal-one.jsonl', questions = QUESTIONS) {
  const time = Date.now() - 86_400_000
  const events = questions.map((question, at) =>
    anAnswer(question, {
      id: `${name}-${at}`,
      time: time + at,
      chapter: 'meet-llms',
      section: 'what-is-an-llm',
      correct: at > 0,
    }),
  )
  mkdirSync(join(home, 'state'), { recursive: true })
  writeFileSync(join(home, 'state', name), Buffer.concat(events.map(encodeEvent)))
  return events
}

const progress = (home: string) => JSON.parse(run(['progress', '--json', '--data-dir', home]).stdout)
const practisedIn = (home: string): number => progress(home).chapters[0].sections[0].practised
const journal = (home: string): string => {
  const state = join(home, 'state')
  return readdirSync(state)
    .filter((name) => name.startsWith('journal-'))
    .map((name) => readFileSync(join(state, name), 'utf8'))
    .join('')
}

test('a setting that is not understood is named by config and the doctor alone', () => {
  const home = mkdtempSync(join(tmpdir(), 'llm-primer-settings-'))
  mkdirSync(join(home, 'config'), { recursive: true })
  writeFileSync(join(home, 'config', 'config.json'), '{"lang":"fr","width":"abc","foo":1,"theme":"dark"}')
  const env = { LLM_PRIMER_HOME: home }
  const named = (text: string) => [...text.matchAll(/(\w+) in config\.json/g)].map(([, name]) => name)

  expect(named(run(['config'], { env }).stderr)).toEqual(['lang', 'width', 'foo'])
  expect(named(run(['data', 'doctor', '--width', '100'], { env }).stdout)).toEqual(['lang', 'width', 'foo'])
  expect(run(['define', 'token'], { env }).stderr).toBe('')
})

test('data path says where everything is', () => {
  const home = aHome()

  expect(JSON.parse(run(['data', 'path', '--json', '--data-dir', home]).stdout)).toEqual({
    schema: 'llm-primer/paths@1',
    journals: join(home, 'state'),
    settings: join(home, 'config', 'config.json'),
    backups: join(home, 'data', 'backups'),
    data: join(home, 'data'),
    cache: join(home, 'cache'),
  })
})

test('a new learner has a whole journal with nothing in it', () => {
  const { status, stdout } = run(['data', 'doctor', '--data-dir', aHome()])

  expect(status).toBe(0)
  expect(stdout).toContain('Nothing is recorded yet.')
  expect(stdout).toContain('Everything is intact.')
})

test('doctor counts damage, repair saves what is whole and keeps the damaged file', () => {
  const home = aHome()
  const events = practised(home)
  const file = join(home, 'state', 'journal-one.jsonl')
  // The newlines between the second and the third entry are flipped, and a torn line follows.
  const [first, second, third] = events.map((event) => encodeEvent(event).toString().trim())
  const damaged = `\n${first}\n\n${second}**${third}\n\n{"v":1,"id":"torn`
  writeFileSync(file, damaged)

  const before = JSON.parse(run(['data', 'doctor', '--json', '--data-dir', home]).stdout)
  expect(before.journals[0]).toMatchObject({ events: 1 })
  expect(before.journals[0].broken).toHaveLength(2)

  const { status, stdout } = run(['data', 'doctor', '--repair', '--data-dir', home])
  expect(status).toBe(0)
  expect(stdout).toContain('2 saved out of damaged lines, 1 could not be')

  const after = JSON.parse(run(['data', 'doctor', '--json', '--data-dir', home]).stdout)
  expect(after.journals[0]).toMatchObject({ events: 3, broken: [] })
  const [kept = ''] = readdirSync(join(home, 'state', 'damaged'))
  expect(readFileSync(join(home, 'state', 'damaged', kept), 'utf8')).toBe(damaged)
})

test('lines of a newer version survive a repair', () => {
  const home = aHome()
  practised(home)
  const newer = encodeEvent(anAnswer('q', { id: 'newer' })).toString()
  const file = join(home, 'state', 'journal-one.jsonl')
  appendFileSync(file, `${newer}\n{"v":1,torn`)
  run(['data', 'doctor', '--repair', '--data-dir', home])

  expect(readFileSync(file, 'utf8')).toContain(newer.trim())
})

test('a reset as JSON names its event, and can be taken back', () => {
  const home = aHome()
  practised(home)
  const { stdout } = run(['data', 'reset', '1.1', '--yes', '--json', '--data-dir', home])
  const { schema, saved, event, scope } = JSON.parse(stdout)

  expect([schema, saved]).toEqual(['llm-primer/reset@1', true])
  expect(scope).toEqual({ chapter: 'meet-llms', section: 'what-is-an-llm' })
  expect(practisedIn(home)).toBe(0)
  expect(JSON.parse(run(['data', 'reset', '--undo', '--json', '--data-dir', home]).stdout)).toEqual({
    schema: 'llm-primer/reset-undo@1',
    saved: true,
    event,
  })
  expect(practisedIn(home)).toBe(3)
  expect(run(['data', 'reset', '--json', '--data-dir', home]).status).toBe(2)
})

test('backup, merge and restore as JSON', () => {
  const [here, there] = [aHome(), aHome()]
  practised(there)
  const json = (...words: readonly string[]) =>
    JSON.parse(run(['data', ...words, '--json', '--data-dir', here]).stdout)

  expect(json('merge', there)).toEqual({
    schema: 'llm-primer/merge@1',
    files: [{ file: there, added: 3, known: 0, broken: 0 }],
  })
  const file = join(here, 'copy.jsonl')
  expect(json('backup', file)).toMatchObject({ schema: 'llm-primer/backup@1', path: file })
  expect(json('restore', file)).toEqual({ schema: 'llm-primer/restore@1', added: 0, known: 3 })
  expect(json('restore').schema).toBe('llm-primer/backups@1')
})

test('merging another machine adds its entries once', () => {
  const [here, there] = [aHome(), aHome()]
  practised(here, 'journal-one.jsonl', QUESTIONS.slice(0, 1))
  practised(there, 'journal-two.jsonl', QUESTIONS.slice(1))

  expect(run(['data', 'merge', there, '--data-dir', here]).stdout).toContain('2 entries added, 0 were there')
  expect(
    run(['data', 'merge', join(there, 'state', 'journal-two.jsonl'), '--data-dir', here]).stdout,
  ).toContain('0 entries added, 2 were there')
  expect(practisedIn(here)).toBe(3)
})

test('merging what is no journal is refused', () => {
  const home = aHome()
  const file = join(home, 'notes.txt')
  writeFileSync(file, 'not a journal\n')

  expect(run(['data', 'merge', file, '--data-dir', home])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('holds no entries of a journal'),
  })
  expect(run(['data', 'merge', join(home, 'nowhere'), '--data-dir', home]).status).toBe(1)
})

test('a backup brings back a lost journal, and doing it twice changes nothing', () => {
  const home = aHome()
  practised(home)
  const { stdout } = run(['data', 'backup', '--data-dir', home])
  const [, day = ''] = /backup-([\d-]+)\.jsonl/.exec(stdout) ?? []
  writeFileSync(join(home, 'state', 'journal-one.jsonl'), '')
  expect(practisedIn(home)).toBe(0)

  expect(run(['data', 'restore', '--data-dir', home])).toMatchObject({
    status: 0,
    stdout: `${day}\n`,
    stderr: `Bring one back: llm-primer data restore ${day}\n`,
  })
  expect(run(['data', 'restore', day, '--data-dir', home]).stdout).toContain('3 entries brought back')
  const once = journal(home)
  expect(run(['data', 'restore', day, '--data-dir', home]).stdout).toContain('0 entries brought back')

  expect(practisedIn(home)).toBe(3)
  expect(journal(home)).toBe(once)
})

test('a backup of a day that has none names those there are', () => {
  expect(run(['data', 'restore', '2020-01-01', '--data-dir', aHome()])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('There is no backup of 2020-01-01.'),
  })
})

test('where nothing is recorded there is nothing to back up, and no empty copy stands in the way of the next one', () => {
  const home = aHome()
  const file = join(home, 'mine.jsonl')
  for (const command of [['backup'], ['backup', file]]) {
    const { status, stdout } = run(['data', ...command, '--data-dir', home])
    expect([status, stdout]).toEqual([
      0,
      'There is nothing to back up yet: nothing is recorded. No file was made.\n',
    ])
  }
  expect(run(['data', 'backup', '--lang', 'zh', '--data-dir', home]).stdout).toContain('没有可以备份的')
  expect(JSON.parse(run(['data', 'backup', '--json', '--data-dir', home]).stdout)).toEqual({
    schema: 'llm-primer/backup@1',
    path: null,
    size: 0,
    kept: 0,
  })
  expect(existsSync(file)).toBe(false)
  expect(existsSync(join(home, 'data', 'backups'))).toBe(false)
})

test('the first write of a day makes a backup', () => {
  const home = aHome()
  run(['quiz', '1', '--answers', '-', '--data-dir', home], {
    input: '{"question":"next-token-output","answer":"record"}\n',
  })

  const [name = ''] = readdirSync(join(home, 'data', 'backups'))
  expect(readFileSync(join(home, 'data', 'backups', name), 'utf8')).toBe(journal(home))
})

test('a reset asks, is only an entry, and can be taken back', () => {
  const home = aHome()
  practised(home)

  expect(run(['data', 'reset', '--data-dir', home]).status).toBe(2)
  expect(practisedIn(home)).toBe(3)
  expect(run(['data', 'reset', '1.2', '--yes', '--data-dir', home]).status).toBe(0)
  expect(practisedIn(home)).toBe(3)
  expect(run(['data', 'reset', '1.1', '--yes', '--data-dir', home]).status).toBe(0)
  expect(practisedIn(home)).toBe(0)
  expect(run(['data', 'reset', '--undo', '--data-dir', home]).status).toBe(0)
  expect(practisedIn(home)).toBe(3)
  expect(run(['data', 'reset', '--undo', '--data-dir', home]).status).toBe(0)
  expect(run(['data', 'reset', '--undo', '--data-dir', home])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no reset to take back'),
  })
})

test('answers from a wrong clock are kept, said, and not counted', () => {
  const home = aHome()
  mkdirSync(join(home, 'state'))
  const future = anAnswer('next-token-output', {
    time: Date.UTC(2100, 0, 1),
    chapter: 'meet-llms',
    section: 'what-is-an-llm',
  })
  writeFileSync(join(home, 'state', 'journal-one.jsonl'), encodeEvent(future))

  expect(run(['data', 'doctor', '--data-dir', home]).stdout).toContain('1 entry lies more than a day ahead')
  expect(progress(home)).toMatchObject({ setAside: 1 })
  expect(practisedIn(home)).toBe(0)
})

test.each([[[]], [['--json']]])('a reset that cannot be saved is exit 1 %j', (options) => {
  const home = aHome()
  writeFileSync(join(home, 'state'), 'in the way')

  const { status, stdout, stderr } = run(['data', 'reset', '--yes', ...options, '--data-dir', home])
  expect(status).toBe(1)
  expect(stdout).not.toContain('Forgotten')
  expect(stderr.match(/could not be saved/g)).toHaveLength(1)
})

test('without any backup restore says so', () => {
  expect(run(['data', 'restore', '--data-dir', aHome()])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('There is no backup.\n'),
  })
})

test.each<[string, (state: string, name: string) => void]>([
  ['was cut', (state, name) => truncateSync(join(state, name), 10)],
  ['is gone', (state, name) => rmSync(join(state, name))],
  [
    'is a folder now',
    (state, name) => {
      rmSync(join(state, name))
      mkdirSync(join(state, name))
    },
  ],
])('a backup keeps what the last one held when the journal %s, and says so', (_, damage) => {
  const home = aHome()
  practised(home)
  const first = JSON.parse(run(['data', 'backup', '--json', '--data-dir', home]).stdout)
  expect(first.kept).toBe(0)
  damage(join(home, 'state'), 'journal-one.jsonl')

  const { status, stdout, stderr } = run(['data', 'backup', '--data-dir', home])
  expect(stdout).toContain('3 entries of the last backup are not in the journals any more')
  const isFolder = damage.toString().includes('mkdirSync')
  expect(status).toBe(isFolder ? 1 : 0)
  expect(stderr.includes('journal-one.jsonl (it is no ordinary file)')).toBe(isFolder)
  const [{ size = 0, path = '' } = {}] = JSON.parse(
    run(['data', 'restore', '--json', '--data-dir', home]).stdout,
  ).backups
  expect(size).toBeGreaterThanOrEqual(first.size)
  // On another machine it brings everything back.
  const other = aHome()
  expect(JSON.parse(run(['data', 'merge', path, '--json', '--data-dir', other]).stdout).files[0].added).toBe(
    3,
  )
})

test('what has the name of a newer backup and is no file neither counts as one nor hides or takes away others', () => {
  const home = aHome()
  practised(home)
  const backups = join(home, 'data', 'backups')
  mkdirSync(backups, { recursive: true })
  const first = JSON.parse(run(['data', 'backup', '--json', '--data-dir', home]).stdout)
  for (let day = 1; day < 28; day += 1)
    mkdirSync(join(backups, `backup-2999-01-${String(day).padStart(2, '0')}.jsonl`))
  symlinkSync(join(home, 'nowhere'), join(backups, 'backup-2999-02-01.jsonl'))
  rmSync(join(home, 'state', 'journal-one.jsonl'))

  const again = JSON.parse(run(['data', 'backup', '--json', '--data-dir', home]).stdout)
  expect(again).toMatchObject({ path: first.path, kept: 3 })
  const { backups: listed } = JSON.parse(run(['data', 'restore', '--json', '--data-dir', home]).stdout)
  expect(listed.map(({ path }: { path: string }) => path)).toEqual([first.path])
})

test('an export that lacks a journal says so and ends with 1', () => {
  const home = aHome()
  practised(home)
  rmSync(join(home, 'state', 'journal-one.jsonl'))
  mkdirSync(join(home, 'state', 'journal-one.jsonl'))

  for (const words of [['json'], ['markdown'], ['anki', '--missed']]) {
    const { status, stdout, stderr } = run(['export', ...words, '--data-dir', home])
    expect([words, status]).toEqual([words, 1])
    expect(stdout).not.toBe('')
    expect(stderr).toContain(
      'Not everything is in it: journal-one.jsonl (it is no ordinary file) cannot be read.',
    )
  }
})
