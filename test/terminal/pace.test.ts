// A terminal behind a line of so many bytes a second, in a time that the test itself moves on.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openScreen } from '../../src/terminal/screen.ts'
import { playedHost } from '../played-host.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

interface Line {
  /** 9600 baud carry 960. */
  readonly bytesPerSecond: number
  /** From here to there. */
  readonly milliseconds?: number
  /** So many questions are answered. */
  readonly answers?: number
}

const QUESTIONS = /\x1b\[6n|\x1b\]11;\?\x1b\\/g
const answerTo = (question: string): string =>
  question === '\x1b[6n' ? '\x1b[1;2R' : '\x1b]11;rgb:0000/0000/0000\x1b\\'

/** Somebody reads a text of many lines there. */
function reader(
  { bytesPerSecond, milliseconds = 0, answers = Number.POSITIVE_INFINITY }: Line,
  isTyping = false,
) {
  let free = 0
  let there = 0
  let open = 0
  let asked = 0
  /** Both ways take the time of their bytes, one piece after the other, and the way itself. */
  const carried = (bytes: number): number => {
    free = Math.max(free, performance.now()) + (bytes * 1000) / bytesPerSecond
    return free + milliseconds - performance.now()
  }
  const played = playedHost({
    write: (data) => {
      let from = 0
      for (const { 0: question, index } of data.matchAll(QUESTIONS)) {
        const end = index + question.length
        const arrives = carried(Buffer.byteLength(data.slice(from, end)))
        from = end
        asked += 1
        if (asked > answers) continue
        open += 1
        const back = (answerTo(question).length * 1000) / bytesPerSecond + milliseconds
        setTimeout(() => {
          open -= 1
          played.send(answerTo(question))
        }, arrives + back)
      }
      there = performance.now() + carried(Buffer.byteLength(data.slice(from)))
    },
  })
  const screen = openScreen(played.host)
  const state = { top: 0, typed: '' }
  const draw = (): void => {
    const text = Array.from({ length: 23 }, (_, at) => `${state.top + at} `.padEnd(100, '一段文字'))
    const cursor = isTyping ? { row: 23, column: state.typed.length, isShown: true } : undefined
    screen.draw(
      { lines: [...text, `${state.top}${state.typed}`], cursor },
      { ambiguousWidth: 1, glyphs: 'unicode' },
    )
  }
  const read = async (): Promise<void> => {
    for (;;) {
      const event = await screen.next()
      if (event.type === 'end') return
      if (event.type === 'key' && event.key.text === 'q') return
      if (event.type === 'key' && isTyping) state.typed += event.key.text
      else if (event.type === 'key') state.top += event.key.text === ' ' ? 22 : 1
      draw()
    }
  }
  draw()
  return { state, screen, read: read(), send: played.send, thereAt: () => there, openQuestions: () => open }
}

async function passes(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 5) {
    await vi.advanceTimersByTimeAsync(5)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Holds the key as a keyboard repeats it, after a moment in which everything has been drawn. */
async function hold(
  there: ReturnType<typeof reader>,
  key: string,
  times: number,
  every: number,
): Promise<number> {
  await passes(10_000)
  for (let time = 0; time < times; time += 1) {
    there.send(key)
    await passes(every)
  }
  return performance.now()
}

async function millisecondsToLeave(there: ReturnType<typeof reader>): Promise<number> {
  there.send('q')
  await there.read
  const since = performance.now()
  const left = there.screen.close().then(() => performance.now() - since)
  await passes(2000)
  return left
}

test.each([
  [30, 90],
  [15, 30],
])(
  'at 9600 baud, drawing ends within a second after a key that was held at %i a second',
  async (rate, times) => {
    const there = reader({ bytesPerSecond: 960 })
    const released = await hold(there, 'j', times, 1000 / rate)
    await passes(20_000)
    expect(there.thereAt() - released).toBeLessThan(1000)
    // 960 bytes a second and some 250 of a line: four lines a second could be shown.
    expect(there.state.top).toBeGreaterThan(times / rate)
  },
)

test('a held page key ends with the page that was begun', async () => {
  const there = reader({ bytesPerSecond: 960 })
  const before = there.thereAt()
  const page = before - performance.now()
  const released = await hold(there, ' ', 90, 33)
  await passes(20_000)
  expect(there.thereAt() - released).toBeLessThan(page * 1.1)
})

test('on a line that is far and not narrow no repeat is lost', async () => {
  const there = reader({ bytesPerSecond: 1_000_000, milliseconds: 150 })
  await hold(there, 'j', 90, 33)
  await passes(1000)
  expect(there.state.top).toBe(90)
})

test('keys that a person types one after the other are all taken at 9600 baud', async () => {
  const there = reader({ bytesPerSecond: 960 })
  await hold(there, 'j', 12, 120)
  await passes(20_000)
  expect(there.state.top).toBe(12)
})

test('no letter that is typed into a field is lost, however fast it comes', async () => {
  const there = reader({ bytesPerSecond: 960 }, true)
  await hold(there, '0', 60, 10)
  await passes(20_000)
  expect(there.state.typed).toBe('0'.repeat(60))
})

test.each([
  ['while a key is held', 40],
  ['while the first picture is drawn', 0],
])('leaving waits until the terminal has answered, so that no shell gets it: %s', async (_name, times) => {
  const there = reader({ bytesPerSecond: 960 })
  if (times > 0) await hold(there, 'j', times, 33)
  else await passes(400)
  there.send('k')
  await passes(5)
  there.send('q')
  await there.read
  expect(there.openQuestions()).toBeGreaterThan(0)
  const left = there.screen.close().then(() => there.openQuestions())
  await passes(20_000)
  expect(await left).toBe(0)
})

test('where no question is answered a held key is drawn all the same, and leaving takes a third of a second at most', async () => {
  const there = reader({ bytesPerSecond: 1_000_000, answers: 0 })
  const before = there.thereAt()
  await hold(there, 'j', 90, 33)
  expect(there.state.top).toBe(90)
  expect(there.thereAt()).toBeGreaterThan(before)
  expect(await millisecondsToLeave(there)).toBeLessThanOrEqual(300)
})

test('a held key goes on where the terminal stops answering in the middle', async () => {
  const there = reader({ bytesPerSecond: 960, answers: 4 })
  await hold(there, 'j', 200, 33)
  const { top } = there.state
  await hold(there, 'j', 30, 33)
  expect(there.state.top - top).toBe(30)
})

test('where a terminal answers no longer, keys are obeyed and leaving takes a third of a second at most', async () => {
  const there = reader({ bytesPerSecond: 1_000_000, milliseconds: 50, answers: 2 })
  await hold(there, 'j', 40, 33)
  await passes(5000)
  const before = there.thereAt()
  there.send('j')
  await passes(5)
  expect(there.thereAt()).toBeGreaterThan(before)
  expect(await millisecondsToLeave(there)).toBeLessThanOrEqual(300)
})
