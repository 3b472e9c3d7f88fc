import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, smallCourse } from '../content/small-course.ts'
import { keys, openTerminal } from '../pseudo-terminal.ts'
import { run } from '../run.ts'

const aHome = (): string => mkdtempSync(join(tmpdir(), 'quiz-screen-'))
const openQuiz = (home: string, ...words: readonly string[]) =>
  openTerminal(['quiz', '1.1', '--kind', 'single', '--count', '4', '--data-dir', home, ...words])

function events(home: string): Record<string, unknown>[] {
  const state = join(home, 'state')
  const [name = ''] = readdirSync(state)
  return readFileSync(join(state, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

test('an answer asks for confidence, is explained at once, and is in the journal before the next question', async () => {
  const home = aHome()
  const terminal = openQuiz(home, '--seed', '5')
  await terminal.until('question 1 of 4')
  expect(terminal.isFullScreen()).toBe(true)
  terminal.type(keys.enter)
  await terminal.until('How sure are you?')
  terminal.type('3')
  const feedback = await terminal.until(/✓ Right\.|✗ Not right\./)

  expect(feedback).toContain('(your answer)')
  expect(feedback).toContain('See 1.1')
  expect(events(home).map(({ kind }) => kind)).toEqual(['quiz-start', 'answer'])
  terminal.type(keys.enter)
  await terminal.until('question 2 of 4')
  terminal.type('q')

  expect((await terminal.ended()).exitCode).toBe(0)
  expect(terminal.isFullScreen()).toBe(false)
  expect(terminal.screen().join('\n')).toContain('Continue with: llm-primer quiz 1.1')
})

test('a paste where nothing is typed answers no question and leaves no quiz', async () => {
  const home = aHome()
  const terminal = openQuiz(home, '--seed', '5')
  await terminal.until('question 1 of 4')
  terminal.type('\x1b[200~q\n3\nhello\n\x1b[201~')
  terminal.type('?')
  await terminal.until('skip the question')
  terminal.type(keys.escape)
  await terminal.until(
    (screen) => !screen.includes('skip the question') && screen.includes('question 1 of 4'),
  )
  terminal.type(keys.enter)
  await terminal.until('How sure are you?')
  terminal.type('3')
  await terminal.until(/✓ Right\.|✗ Not right\./)
  expect(events(home).filter(({ kind }) => kind === 'answer')).toHaveLength(1)
  terminal.type(keys.ctrlC)
  expect((await terminal.ended()).exitCode).toBe(130)
})

test('a killed quiz goes on at the next question', async () => {
  const home = aHome()
  const open = () => openTerminal(['quiz', '1.7', '--kind', 'single', '--data-dir', home])
  const terminal = open()
  await terminal.until('question 1 of')
  terminal.type('s')
  await terminal.until('question 2 of')
  terminal.type('s')
  await terminal.until('question 3 of')
  terminal.process.kill('SIGKILL')
  await terminal.ended()

  const again = open()
  await again.until('question 3 of')
  expect(again.screen().join('\n')).toContain('continued after 2 questions')
  again.type(keys.ctrlC)
  expect((await again.ended()).exitCode).toBe(130)

  const whole = openTerminal(['quiz', '1.7', '--data-dir', home])
  await whole.until('question 1 of')
  expect(whole.screen().join('\n')).not.toContain('continued')
  whole.type(keys.ctrlC)
  await whole.ended()
})

test('a killed quiz goes on when the same is asked again, and no other one does', async () => {
  const home = aHome()
  const open = (seed: string) => openQuiz(home, '--seed', seed, '--count', '3')
  const terminal = open('5')
  await terminal.until('question 1 of 3')
  terminal.type('a\r3\r')
  await terminal.until('question 2 of 3')
  terminal.process.kill('SIGKILL')
  await terminal.ended()

  const other = open('6')
  await other.until('question 1 of 3')
  other.type('q')
  await other.ended()
  const again = open('5')
  await again.until('question 2 of 3')
  again.type('q')
  await again.ended()
})

test('keys that were typed ahead are not lost', async () => {
  const home = aHome()
  const terminal = openQuiz(home, '--seed', '1')
  await terminal.until('question 1 of 4')
  terminal.type(`a\r3\rb\r2\rc\r1\rd\r2\r`)
  await terminal.until(/of 4 right/)

  expect(events(home).map(({ kind, confidence }) => confidence ?? kind)).toEqual([
    'quiz-start',
    'sure',
    'unsure',
    'guess',
    'unsure',
    'quiz-end',
  ])
})

test('u after the key was shown asks again as practice: the journal keeps what was said first', async () => {
  const home = aHome()
  const terminal = openQuiz(home, '--seed', '1')
  await terminal.until('question 1 of 4')
  terminal.type('a\r3')
  await terminal.until(/Right\.|Not right\./)
  terminal.type('u')
  await terminal.until('Once more, as practice')
  terminal.type('b\r3')
  await terminal.until(/Right\.|Not right\./)

  const [, first, again] = events(home)
  expect(first).not.toHaveProperty('repeat')
  expect(again).toMatchObject({ kind: 'answer', question: first?.question, repeat: true })
})

test('u asks only the missed ones, until none is left', async () => {
  const terminal = openQuiz(aHome(), '--seed', '1')
  await terminal.until('question 1 of 4')
  terminal.type('ssss')
  await terminal.until('0 of 4 right (0%)')
  terminal.type('u')

  await terminal.until('the missed ones, 1 of 4')
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('after a resize the question is laid out for the new width', async () => {
  const terminal = openQuiz(aHome(), '--seed', '1')
  await terminal.until('question 1 of 4')
  terminal.resize(50, 20)
  await terminal.until((screen) => screen.includes('question 1 of 4') && screen.includes('q stop'))

  for (const row of terminal.screen()) expect(row.length).toBeLessThanOrEqual(50)
  terminal.type('q')
  await terminal.ended()
})

test('a typed answer keeps its letters; escape turns them into keys', async () => {
  const terminal = openTerminal(['quiz', '1', '--kind', 'short', '--seed', '1', '--data-dir', aHome()])
  await terminal.until('question 1 of')
  terminal.type('hq词元')
  await terminal.until('hq词元_')
  terminal.type(keys.escape)
  await terminal.until('esc write on')
  terminal.type('h')
  await terminal.until('Hint 1')
  terminal.type('q')

  expect((await terminal.ended()).exitCode).toBe(0)
})

test('--accessible asks line by line, draws nothing over, and takes numbers', async () => {
  const home = aHome()
  const terminal = openQuiz(home, '--seed', '5', '--accessible')
  await terminal.until('Answer (1 to 4): ')
  terminal.type('2\r')
  await terminal.until('How sure are you? 1 guess, 2 unsure, 3 sure')
  terminal.type('2\r')
  await terminal.until('Enter goes on, ? for more: ')
  terminal.type('p\r')
  // The section comes in parts; q leaves it for the question.
  await terminal.until('Enter, or ? for help: ')
  terminal.type('q\r')
  await terminal.until(/for help: q\n(.*\n)*Enter goes on/)
  expect(terminal.raw()).toContain('What is an LLM?')
  terminal.type('q\r')

  expect((await terminal.ended()).exitCode).toBe(0)
  expect(terminal.raw()).not.toContain('\x1b')
  expect(events(home).map(({ kind }) => kind)).toEqual(['quiz-start', 'answer'])
})

test('line by line, what was wrong with a line is said once', async () => {
  const terminal = openTerminal([
    ...['quiz', '1.1', '--kind', 'numeric', '--seed', '1', '--accessible'],
    ...['--data-dir', aHome()],
  ])
  await terminal.until('Answer: ')
  terminal.type('much\r')
  await terminal.until('That is not a number.')
  terminal.type('0.1\r')
  await terminal.until('How sure are you?')
  terminal.type('2\r')
  await terminal.until('Enter goes on')

  expect(terminal.raw().match(/That is not a number/g)).toHaveLength(1)
  terminal.type(keys.ctrlD)
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('a quiz that was begun in full screen goes on line by line, and back', async () => {
  const home = aHome()
  const words = ['--seed', '5']
  const answered = (): number => events(home).filter(({ kind }) => kind === 'answer').length
  for (const [at, back] of [1, 3].entries()) {
    const full = openQuiz(home, ...words)
    await full.until(`question ${back} of 4`)
    expect(full.isFullScreen()).toBe(true)
    full.type(keys.enter)
    await full.until('How sure are you?')
    full.type('3')
    await full.until(/✓ Right\.|✗ Not right\./)
    full.type('q')
    expect((await full.ended()).exitCode).toBe(0)
    expect(answered()).toBe(2 * at + 1)

    const lines = openQuiz(home, ...words, '--accessible')
    expect(await lines.until('Answer (1 to 4):')).toContain(`question ${back + 1} of 4`)
    lines.type('1\r')
    await lines.until('Enter for 2: ')
    lines.type('3\r')
    await lines.until('Enter goes on')
    expect(lines.raw()).not.toContain('\x1b[')
    lines.type('q\r')
    expect((await lines.ended()).exitCode).toBe(0)
    expect(answered()).toBe(2 * at + 2)
  }
})

test('an exam gives its feedback at the end, and a low score is an exit code for teachers', async () => {
  const home = aHome()
  const terminal = openTerminal([
    'quiz',
    '1.1',
    '--exam',
    '--count',
    '4',
    '--kind',
    'single',
    '--seed',
    '1',
    '--min-score',
    '100',
    '--data-dir',
    home,
  ])
  await terminal.until('Exam 1.1 · question 1 of 4')
  terminal.type('h')
  await terminal.until('no hints in an exam')
  terminal.type('a\r3a\r3a\r3s')
  const end = await terminal.until('All questions')
  expect(end).toMatch(/\d of 4 right/)
  terminal.type(keys.enter)

  expect((await terminal.ended()).exitCode).toBe(1)
  expect(terminal.screen().join('\n')).toContain('below the 100%')
})

test('a placement asks a question of each section and marks what is known', async () => {
  const home = aHome()
  const terminal = openTerminal(['quiz', '1.1', '--placement', '--seed', '2', '--data-dir', home])
  await terminal.until('Placement 1.1 · question 1 of 1')
  terminal.type('s')
  await terminal.until('No section is taken as known yet')
  terminal.type(keys.enter)

  expect((await terminal.ended()).exitCode).toBe(0)
})

test('where single keys are not to be had, questions are asked line by line', async () => {
  const terminal = openTerminal(['quiz', '1.1', '--kind', 'single', '--seed', '1', '--data-dir', aHome()], {
    env: { TERM: 'dumb' },
  })
  await terminal.until('Answer (a to d): ')
  expect(terminal.raw()).not.toContain('\x1b')
  terminal.type(keys.ctrlC)

  expect((await terminal.ended()).exitCode).toBe(130)
})

test('llm-primer alone shows one next step, opens it, and comes back', async () => {
  const home = aHome()
  const terminal = openTerminal(['--data-dir', home])
  await terminal.until('From the start: 1.1')
  terminal.type('m')
  await terminal.until('DeepSeek')
  terminal.type(keys.escape)
  await terminal.until('From the start: 1.1')
  terminal.type('q')

  expect((await terminal.ended()).exitCode).toBe(0)
  expect(terminal.isFullScreen()).toBe(false)
})

test('llm-primer alone says under which heading the learner stopped', async () => {
  const home = aHome()
  const reader = openTerminal(['read', '1.3', '--data-dir', home])
  const share = (screen: string): number => Number(/1\.3 .* (\d+)%/.exec(screen)?.[1])
  const start = share(await reader.until(/1\.3 .* \d+%/))
  reader.type(' ')
  await reader.until((screen) => share(screen) > start)
  reader.type('q')
  await reader.ended()
  const terminal = openTerminal(['--data-dir', home])
  await terminal.until('Words become vectors')

  expect(terminal.screen().join('\n')).toMatch(/You stopped at “(A word as|Numbers that do|Alike means)/)
  terminal.type('q')
  await terminal.ended()
})

test('a reset asks first, and No is what Enter says', async () => {
  const home = aHome()
  const terminal = openTerminal(['data', 'reset', '--data-dir', home])
  await terminal.until('Forget all progress?')
  terminal.type(keys.enter)
  await terminal.until('Nothing was changed.')
  expect((await terminal.ended()).exitCode).toBe(0)

  const again = openTerminal(['data', 'reset', '--data-dir', home])
  await again.until('Forget all progress?')
  again.type(`2${keys.enter}`)
  await again.until('Take it back with')
  expect((await again.ended()).exitCode).toBe(0)
  expect(events(home).map(({ kind }) => kind)).toEqual(['reset'])
})

test('a pack is shown before it is added, and No is what Enter says', async () => {
  const home = aHome()
  const folder = folderOf(smallCourse())
  const open = () => openTerminal(['pack', 'add', folder, '--name', 'small', '--data-dir', home])
  const terminal = open()
  await terminal.until('Add small?')
  expect(terminal.screen().join('\n')).toContain('A small course (2 sections)')
  terminal.type(keys.enter)
  await terminal.until('Nothing was changed.')
  await terminal.ended()
  expect(readdirSync(join(home, 'data', 'packs'))).toEqual([])

  const next: number = JSON.parse(run(['read', '--toc', '--json']).stdout).chapters.length + 1
  const again = open()
  await again.until('Add small?')
  again.type(`2${keys.enter}`)
  await again.until(`llm-primer read ${next}`)
  await again.ended()
  const quiz = openTerminal(['quiz', `${next}`, '--data-dir', home])
  await quiz.until(`Quiz ${next} · question 1 of 3`)
  quiz.type('q')
  expect((await quiz.ended()).exitCode).toBe(0)
})

test('a quiz that could not be saved does not say that it was', async () => {
  const home = aHome()
  writeFileSync(join(home, 'state'), 'in the way')
  const terminal = openQuiz(home)
  await terminal.until('question 1 of 4')
  terminal.type('s')
  await terminal.until('question 2 of 4')
  terminal.type('q')
  await terminal.ended()

  const said = terminal.screen().join('\n')
  expect(said).toContain('Stopped; not everything could be saved.')
  expect(said).not.toContain('everything is saved')
})

test('a sitting that the first edition began in a section by its number goes on under it', async () => {
  const home = aHome()
  const content = folderOf(smallCourse())
  const journal = join(import.meta.dirname, '../fixtures/first-edition/journal.jsonl')
  run(['data', 'merge', journal, '--data-dir', home])
  // It asked one question; a new one would ask both.
  const terminal = openTerminal(['quiz', '1.1', '--content', content, '--data-dir', home])
  await terminal.until('question 1 of 1')
  terminal.type('q')
  await terminal.ended()
})

test("a sitting in a pack's chapter outlives one in a chapter of the course that has its number now", async () => {
  const home = aHome()
  const fixture = join(import.meta.dirname, '../fixtures/first-edition')
  run(['pack', 'add', join(fixture, 'pack'), '--name', 'old-pack', '--yes', '--data-dir', home])
  run(['data', 'merge', join(fixture, 'journal.jsonl'), '--data-dir', home])
  const terminal = openTerminal(['quiz', '--data-dir', home])
  // Read last was the guide; its own questions are asked.
  await terminal.until('question 1 of 2')
  terminal.type('q')
  await terminal.ended()
  const { chapters } = JSON.parse(run(['read', '--toc', '--json', '--data-dir', home]).stdout)
  const deeper = chapters.find(({ id }: { id: string }) => id === 'old-pack/deeper').number
  const again = openTerminal(['quiz', String(deeper), '--data-dir', home])
  await again.until('question 2 of 2')
  again.type('q')
  await again.ended()
})

test('a disputed answer is listed with the numbers it was asked with; marks say which key takes them back', async () => {
  const terminal = openTerminal(['quiz', '1.11', '--kind', 'numeric', '--seed', '1'], {
    env: { LANG: 'en_US.UTF-8' },
  })
  const asked = await terminal.until('question 1 of')
  const [, characters = ''] = /an article of ([\d,]+) Chinese/.exec(asked.replace(/\s+/g, ' ')) ?? []
  expect(characters).not.toBe('')
  terminal.type(`123456${keys.enter}`)
  await terminal.until('How sure')
  terminal.type('3')
  await terminal.until('Not right')
  for (const [key, mark] of [
    ['f', 'marked as bad (f takes it back)'],
    ['x', 'not asked any more (x takes it back)'],
  ] as const) {
    terminal.type(key)
    await terminal.until(mark)
    terminal.type(key)
    await terminal.until((screen) => !screen.includes(mark))
  }
  terminal.type('d')
  await terminal.until('It counts apart')
  terminal.type('q')
  await terminal.ended()
  const listed = run(['progress', '--disputed', '--lang', 'en'], { env: { HOME: terminal.home } }).stdout
  expect(listed.replace(/\s+/g, ' ')).toContain(`an article of ${characters} Chinese`)
  expect(listed).toContain('Your answer: 123456')
})
