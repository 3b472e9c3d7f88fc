import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { encodeEvent } from '../../src/files/journal-line.ts'
import { anAnswer } from '../events.ts'
import { openTerminal } from '../pseudo-terminal.ts'
import { readToEnd } from './line-reading.ts'
import { CELLS, REAL_READERS, type RealReader, type RunningReader } from './real-readers.ts'

/**
 * `npm run test:heard`: whole tasks under real screen readers and a braille line of 40 cells. What cannot be run is
 * skipped, and counted as skipped. The transcripts stay in the folder `transcripts`, or in LLM_PRIMER_TRANSCRIPTS.
 */
const isAsked = process.env.LLM_PRIMER_HEARD === '1'
const folder = process.env.LLM_PRIMER_TRANSCRIPTS ?? 'transcripts'

/** Against a hang alone: a loaded machine may take long to speak. */
const LONGEST_WAIT = 60_000
const LONGEST_TASK = 600_000

/** Letters and digits: readers name or leave out the signs, and part long lines. */
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
/** The names that fenrir and yasr give to signs. */
const bare = (text: string): string =>
  letters(text).replace(
    /dash|percent|greaterthan|lessthan|equals|slash|tilde|plus|times|leftbracket|rightbracket/g,
    '',
  )

/** What is typed, and what has to be heard before the next key, in this order; the last is the line to be answered. */
type Step = readonly [typed: string, ...heard: string[]]
const run = (words: string): string => `llm-primer ${words} --accessible\r`
const DONE = 'ready'
const GOES_ON = 'Enter, or ? for help:'
const SURE = '1, 2 or 3, Enter for 2:'
const EXPLAINED = 'Enter goes on, ? for more:'
const AGAIN = 'u, or Enter to finish:'

/** fenrir speaks what differs between two screens: what fills the same rows again is silent. */
const SAID_AGAIN = 'what is said again'

/** A question of each kind is answered wrongly, explained, and left. */
const ofKind = (kind: string, asked: string, ask: string, answers: readonly Step[]): readonly Step[] => [
  [run(`quiz 1 --kind ${kind} --seed 3 --count 1`), 'question 1 of 1', asked, ask],
  ...answers,
  ['\r', 'Not right', EXPLAINED],
  ['\r', '0 of 1 right', AGAIN],
  ['\r', DONE],
]

const TASKS: Readonly<Record<string, readonly Step[]>> = {
  'first start': [
    [run(''), 'Next: Read', 'Go on', 'Experiments', 'q leaves', '1 to 9, Enter for 1:'],
    ['q\r', DONE],
  ],
  'a section, with its box': [
    [run('read 1.1'), 'Heading: 1.1', 'After this section you can', GOES_ON],
    ['\r', 'A token is the smallest piece', GOES_ON],
    ['\r', 'Now one token is drawn', GOES_ON],
    ['\r', 'Box: Check yourself', 'What does it compute', 'End of the box', 'answers this question', GOES_ON],
    ['a\r', 'question 1 of 1', 'What does it compute', 'Answer (1 to 4):'],
    ['9\r', 'was not understood', 'Answer (1 to 4):'],
    ['1\r', 'How sure are you', SURE],
    ['\r', 'Not right', 'The right answer: 2', EXPLAINED],
    ['\r', GOES_ON],
    ['h\r', 'Heading: Where the probabilities come from', GOES_ON],
    ['q\r', DONE],
  ],
  [SAID_AGAIN]: [
    [run('quiz 1.1 --kind single --seed 5'), 'question 1 of', 'Answer (1 to 4):'],
    ['v\r', 'question 1 of', 'Answer (1 to 4):'],
    ['q\r', DONE],
  ],
  'a question with one answer': ofKind('single', '1. ', 'Answer (1 to 4):', [
    ['2\r', 'How sure are you', SURE],
  ]),
  'a question with several answers': ofKind('multiple', 'What makes its bill higher', 'Answers:', [
    ['2\r', 'How sure are you', SURE],
  ]),
  'true or false': ofKind('true-false', 'A scaling law can usually tell', 'Answer (1 to 2):', [
    ['1\r', 'How sure are you', SURE],
  ]),
  'a number': ofKind('numeric', 'A help desk has 500 tokens', 'Answer:', [
    ['12\r', 'How sure are you', SURE],
  ]),
  'a word': ofKind('short', 'Training data end on some day', 'Answer:', [
    ['foo\r', 'How sure are you', SURE],
  ]),
  gaps: ofKind('cloze', 'Before the softmax', 'Gap 1:', [
    ['foo\r', 'Gap 2:'],
    ['bar\r', 'How sure are you', SURE],
  ]),
  'an order': ofKind('order', 'from the least effort', 'Order:', [
    ['1 2\r', '5 numbers are needed, you gave 2', 'Order:'],
    ['1 2 3 4 5\r', 'How sure are you', SURE],
  ]),
  pairs: [
    [
      run('quiz 1 --kind match --seed 3 --count 1'),
      'question 1 of 1',
      'Pair 1 of',
      'Number for pair 1 (1 to',
    ],
    ['1\r', 'Pair 2 of', 'Number for pair 2 (1 to'],
    ['q\r', DONE],
  ],
  'a review': [
    [run('review'), 'question 1 of 1', 'A large language model is writing an answer', 'Answer (1 to 4):'],
    ['2\r', 'How sure are you', SURE],
    ['3\r', 'Right', EXPLAINED],
    ['q\r', DONE],
  ],
  'an experiment': [
    [run('lab size'), 'Heading: How big is a model', 'in attention', '1 to 3, Enter skips:'],
    ['2\r', '124,439,808 parameters', 'feed-forward: 56,669,184', GOES_ON],
    ['\r', 'Not as you said', GOES_ON],
    ['q\r', DONE],
  ],
  'an experiment with tables': [
    [run('lab attention step'), 'Heading: Attention', 'Which word gets most', '1 to 3, Enter skips:'],
    ['\r', 'query', GOES_ON],
    ['\r', 'Score', GOES_ON],
    ['q\r', DONE],
  ],
  models: [
    [run('models'), 'Models and apps', '1. Kimi', 'more: type words', 'Words, a number or ?:'],
    ['qwen\r', 'left', '1. Qwen', 'Words, a number or ?:'],
    ['1\r', 'Heading: Qwen', GOES_ON],
    ['q\r', 'Words, a number or ?:'],
    ['q\r', DONE],
  ],
  reset: [
    [run('data reset 1.6'), 'Forget the progress', 'No, keep it', 'Yes, forget it', '1 or 2, Enter for 1:'],
    ['\r', 'Chosen: No, keep it', DONE],
  ],
}

const SURE_ZH = '回车选 2：'

/** The same course for who hears or feels it in Chinese: shorter, to see that the signs arrive. */
const TASKS_IN_CHINESE: Readonly<Record<string, readonly Step[]>> = {
  'first start in Chinese': [
    [run('--lang zh'), '下一步：读', '接着读', '实验', '退出', '1 到 9，回车选 1：'],
    ['q\r', DONE],
  ],
  'a section in Chinese, with its box': [
    [run('read 1.1 --lang zh'), '标题：1.1', '读完这一节，你能', '标题：下一个是什么', '回车，或 ? 帮助：'],
    ['\r', '词元是模型读写的最小单位', '概率：0.62', '回车，或 ? 帮助：'],
    ['\r', '方框：考考自己', '直接算出来的是什么', '方框结束', '输入 a 作答', '回车，或 ? 帮助：'],
    ['q\r', DONE],
  ],
  'a question in Chinese': [
    [
      run('quiz 1 --kind single --seed 3 --count 1 --lang zh'),
      '第 1 题',
      '整句的概率会怎样',
      '答案（1 到 4）：',
    ],
    ['2\r', '多大把握', SURE_ZH],
    ['\r', '不对', '正确答案：1', '回车继续，? 更多：'],
    ['q\r', DONE],
  ],
  'a reset in Chinese': [
    [run('data reset 1.6 --lang zh'), '清除 1.6 的进度', '1. 不，留着', '2. 是，清除', '1 或 2，回车选 1：'],
    ['3\r', '没有“3”这个选项', '1 或 2，回车选 1：'],
    ['\r', '已选：不，留着', DONE],
  ],
}

/** Somebody whose answer of last month is due. */
function aLearner(home: string): void {
  const state = join(home, '.local/state/llm-primer')
  mkdirSync(state, { recursive: true })
  const answer = anAnswer('next-token-output', {
    chapter: 'meet-llms',
    section: 'what-is-an-llm',
    time: Date.now() - 30 * 86_400_000,
  })
  writeFileSync(join(state, 'journal-other.jsonl'), encodeEvent(answer))
}

/** fenrir hangs in one start out of twenty or so, before it says a word. */
const MOST_STARTS = 3

async function started(reader: RealReader, home: string): Promise<RunningReader> {
  for (let start = 1; ; start += 1) {
    const running = await reader.start(home)
    const isHeard = (): boolean => running.said().some((line) => bare(line).includes(DONE))
    try {
      await waitFor(isHeard, 'nobody heard the shell', LONGEST_WAIT / MOST_STARTS)
      return running
    } catch (error) {
      running.stop()
      if (start === MOST_STARTS) throw error
    }
  }
}

async function waitFor(isSo: () => boolean, otherwise: string, longest = LONGEST_WAIT): Promise<void> {
  for (let waited = 0; !isSo(); waited += 50) {
    if (waited > longest) throw new Error(otherwise)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** The text ends in the question, and perhaps in a number that was typed behind it. */
const endsIn = (text: string, ask: string): boolean => new RegExp(`${bare(ask)}\\d*$`, 'u').test(bare(text))

/** Between the last letter and Enter: fenrir has looked at the screen by then. */
const HAND_MILLISECONDS = 200

/**
 * Enter comes after what it ends, as from a hand. With both at once fenrir finds the row of a question that is asked again
 * in the same words on both screens, and says only what stands before it.
 */
async function typeByHand(typed: string, { terminal }: RunningReader): Promise<void> {
  const words = typed.replace(/\r$/, '')
  if (words !== '') {
    terminal.type(words)
    await terminal.until(() => terminal.screen().join('').endsWith(words))
    await new Promise((resolve) => setTimeout(resolve, HAND_MILLISECONDS))
  }
  terminal.type('\r')
}

/** Plays a step, and gives what was said in it, or the windows of cells. */
async function play(running: RunningReader, [typed, ...heard]: Step): Promise<readonly string[]> {
  // Cells that already show the question asked next are not written again.
  const from = running.said().length - (running.isBraille ? 1 : 0)
  const ask = heard.at(-1) ?? ''
  const since = (): readonly string[] => running.said().slice(from)
  const missing = (): string | undefined => {
    const said = bare(since().join(''))
    let at = 0
    return heard.find((text) => {
      const found = said.indexOf(bare(text), at)
      at = found + bare(text).length
      return found < 0
    })
  }
  await typeByHand(typed, running)
  if (running.isBraille)
    await running.terminal.until(() =>
      endsIn(running.terminal.screen()[running.terminal.cursor().row] ?? '', ask),
    )
  await waitFor(
    () => endsIn(running.isBraille ? (since().at(-1) ?? '') : since().join(''), ask),
    `after ${JSON.stringify(typed)} nobody heard “${ask}”`,
  )
  const untilAsked = running.said().length
  await running.explore()
  await waitFor(
    () => missing() === undefined,
    `after ${JSON.stringify(typed)} nobody heard “${missing()}” in:\n${since().join('\n')}`,
  )
  // A number that was typed is spoken with the question before it, ahead of what comes after it.
  return running.isBraille ? running.said().slice(from, untilAsked) : since()
}

/** Utterances between a command and its question: what can be typed, and which question it is. */
function utterancesBeforeQuestion(said: readonly string[], place: string): number {
  const command = said.findLastIndex((line) => bare(line).includes('llmprimerquiz'))
  return said.findIndex((line) => bare(line).includes(bare(place))) - command
}

function keepTranscript(name: string, running: RunningReader): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name.replace(/\W+/g, '-')}.txt`), `${running.said().join('\n')}\n`)
}

/** yasr keeps the path of its synthesizer in a short buffer. */
const aHome = (): string => mkdtempSync('/tmp/ps-')

describe.runIf(isAsked).each(REAL_READERS)('$name', (reader) => {
  const { name, missing, width } = reader
  const tasks = Object.entries({ ...TASKS, ...TASKS_IN_CHINESE }).filter(
    ([task]) => name !== 'fenrir' || task !== SAID_AGAIN,
  )

  test.skipIf(missing !== undefined).each(tasks)(
    '%s: what is needed is heard before each key, and once',
    async (task, steps) => {
      const home = aHome()
      if (task === 'a review') aLearner(home)
      const running = await started(reader, home)
      try {
        for (const step of steps) {
          const said = await play(running, step)
          const [, ...heard] = step
          // The line to be answered stands whole in the cells, without a key.
          if (running.isBraille) expect(bare(said.at(-1) ?? '')).toContain(bare(heard.at(-1) ?? ''))
          else
            for (const text of heard.filter((each) => bare(each).length > 15))
              expect(
                bare(said.join('\n')).split(bare(text)).length - 1,
                `${text} in:\n${said.join('\n')}`,
              ).toBe(1)
          const place = heard.find((text) => text === 'question 1 of 1' || text === '第 1 题')
          if (!running.isBraille && step[0].includes('quiz') && place !== undefined)
            expect(utterancesBeforeQuestion(said, place), said.join('\n')).toBeLessThanOrEqual(3)
        }
      } finally {
        keepTranscript(`${name} ${task}`, running)
        running.stop()
        rmSync(home, { recursive: true, force: true })
      }
    },
    LONGEST_TASK,
  )

  test.skipIf(missing !== undefined)(
    'every line of a section arrives',
    async () => {
      const atWidth = width === undefined ? [] : ['--width', String(width)]
      const modelled = openTerminal(['read', '1.1', '--accessible', ...atWidth], {
        env: { LANG: 'C.UTF-8' },
      })
      await readToEnd(modelled)
      // Where the parts end depends on the window; each of their questions is waited for below.
      const lines = modelled
        .raw()
        .split(/\r?\n/)
        .map(bare)
        .filter((line) => line !== '' && !line.endsWith(bare(GOES_ON)))
      modelled.process.kill()

      const home = aHome()
      const running = await started(reader, home)
      try {
        for (let typed = run('read 1.1'), share = ''; share !== '100'; typed = '\r') {
          const before = share
          const shown = (): string =>
            [
              ...running.terminal
                .screen()
                .join('')
                .matchAll(/1\.1, (\d+)%\. Enter/g),
            ].at(-1)?.[1] ?? before
          running.terminal.type(typed)
          await waitFor(() => shown() !== before, `nothing came after ${before}%`)
          share = shown()
          await waitFor(
            () => bare(running.said().join('')).includes(bare(`1.1, ${share}%. ${GOES_ON}`)),
            `nobody heard the question after ${share}%`,
          )
          await running.explore()
        }
        const said = bare(running.said().join(''))
        expect(lines.length).toBeGreaterThan(80)
        expect(lines.filter((line) => !said.includes(line))).toEqual([])
      } finally {
        keepTranscript(`${name} whole section`, running)
        running.stop()
        rmSync(home, { recursive: true, force: true })
      }
    },
    LONGEST_TASK,
  )
})

test.runIf(isAsked)('the line to be answered fits the cells', () => {
  expect([GOES_ON, SURE, EXPLAINED, AGAIN].filter((ask) => ask.length > CELLS - 2)).toEqual([])
})
