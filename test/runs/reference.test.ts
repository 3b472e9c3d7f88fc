import { expect, test } from 'vitest'
import { runInside } from '../run-inside.ts'

test.each(['token', '词元', 'ciyuan', 'tokens'])('define %s gives the term as JSON', (name) => {
  const { status, stdout } = runInside(['define', name, '--json'])
  const { schema, terms } = JSON.parse(stdout)

  expect(status).toBe(0)
  expect(schema).toBe('llm-primer/define@1')
  expect(terms).toMatchObject([{ id: 'token', zh: '词元', section: { id: 'what-is-an-llm', number: '1.1' } }])
})

test('a term of several words needs no quotes', () => {
  expect(runInside(['define', 'kv', 'cache']).stdout).toContain('KV cache')
})

test('define alone lists every term', () => {
  const { terms } = JSON.parse(runInside(['define', '--json']).stdout)

  expect(terms.length).toBeGreaterThanOrEqual(70)
  expect(runInside(['define', '--lang', 'zh']).stdout).toContain('思维链')
})

test('an unknown term is told with the one that was meant', () => {
  const { status, stdout, stderr } = runInside(['define', 'tokn'])

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain('Did you mean token')
})

test('the timeline goes from 1913 on in the order of time, each event with its sources', () => {
  const { events } = JSON.parse(runInside(['timeline', '--json']).stdout)
  const dates = events.map(({ date }: { date: string }) => date)

  expect(events.length).toBeGreaterThanOrEqual(40)
  expect(dates[0]).toBe('1913')
  expect(dates).toEqual([...dates].sort())
  expect(events.every(({ sources }: { sources: unknown[] }) => sources.length > 0)).toBe(true)
})

test('the timeline of one year holds that year only; of a year that is none, says so', () => {
  expect(runInside(['timeline', '2017']).stdout).toMatch(/^2017-06 /)
  expect(runInside(['timeline', 'soon'])).toMatchObject({ status: 2, stdout: '' })
  expect(runInside(['timeline', '1800'])).toMatchObject({ status: 0, stdout: '' })
})

test.each([
  ['注意力', 'llm-primer define attention'],
  ['zhuyili', 'llm-primer define attention'],
  ['维度灾难', 'llm-primer define curse-of-dimensionality'],
  ['Eugene Onegin', 'llm-primer read 1.2'],
])('search %s names the command that opens the best hit', (words, command) => {
  const { hits } = JSON.parse(runInside(['search', words, '--json']).stdout)

  expect(hits[0]).toMatchObject({ command })
})

test('search finds Chinese words that stand apart in the text though they were typed as one', () => {
  const { hits } = JSON.parse(runInside(['search', '马尔可夫数字母', '--json']).stdout)

  expect(hits.map(({ command }: { command: string }) => command)).toContain('llm-primer read 1.2')
})

test('search without hits is no failure: one line on stderr', () => {
  const { status, stdout, stderr } = runInside(['search', '袋鼠', '--lang', 'zh'])

  expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  expect(stderr).toBe('课程里没有“袋鼠”。换个说法，或只留一两个词试试。\n')
})

test.each([
  [['search', 'model', '--limit', '0'], '--limit cannot be "0".\nFor instance: 1, 20\n'],
  [['timeline', 'foo'], '[years] cannot be "foo".\nFor instance: 2017, 2010-2019\n'],
])('%j: examples are told as examples', (words, stderr) => {
  expect(runInside(words)).toEqual({ status: 2, stdout: '', stderr })
})

test('--limit shortens the list and says how many there are', () => {
  expect(runInside(['search', 'model', '--limit', '2']).stdout).toMatch(
    /\d+ hits, \d+ of them not listed; see them with --limit\n$/,
  )
})

test('the built program knows Han characters in its patterns, whatever way the launcher reads it', () => {
  // 怎样减少幻觉 stands nowhere as a whole: only a pattern for Han cuts it into pairs.
  const { hits } = JSON.parse(runInside(['search', '怎样减少幻觉', '--json']).stdout)

  expect(hits.map(({ command }: { command: string }) => command)).toContain('llm-primer read 1.9')
})

test('a search for more than 200 characters is refused as wrong usage', () => {
  expect(runInside(['search', 'a'.repeat(200)]).status).toBe(0)
  expect(runInside(['search', 'a'.repeat(40_000)])).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('at most 200 characters'),
  })
})
