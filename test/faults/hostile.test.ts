// Files from outside that are damaged, made up or meant to do harm: whatever they are, a run ends with a sentence, within
// bounds, and runs, shows and starts nothing of theirs. `npm run test:hostile` tries 3,500; here a few.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { createRandom } from '../../src/labs/random.ts'
import { OBEYED, OWN_COLOURS } from '../outside-signs.ts'
import { run } from '../run.ts'
import { hostileInput, PLANTED } from './hostile-inputs.ts'
import { isDeep, part } from './parts.ts'

const INPUTS = isDeep ? 3_504 : 16
const INPUTS_OF_A_PART = isDeep ? 48 : 16
/** Beyond this a run counts as hanging; what it takes is measured in seconds of the processor. */
const LONGEST_RUN = 300_000
const MOST_SECONDS = 5
const MOST_MEGABYTES = 500
const LONGEST = isDeep ? 7_200_000 : 240_000

/** A joiner inside one picture of several people belongs to it, and is shown. */
const JOINED_PICTURE = /(?<=\p{Extended_Pictographic})\u200d(?=\p{Extended_Pictographic})/gu

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'llm-primer.js')
const preload = join(import.meta.dirname, 'measured.cjs')
const cache = mkdtempSync(join(tmpdir(), 'hostile-cache-'))

let model: object = {}
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
  run(['lab', 'gpt', '--steps', '0', '--save', 'model.json'], { cwd: folder })
  model = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'))
})

interface Tried {
  readonly kind: string
  readonly seconds: number
  readonly megabytes: number
  readonly wrong: readonly string[]
}

function tryInput(number: number): Tried {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
  const { kind, write } = hostileInput(number)
  const { words, input } = write(folder, createRandom(number), model)
  const trace = join(folder, 'measured')
  const colour = number % 3 === 0 ? ['--color', 'always'] : []
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', preload, launcher, ...words, ...colour, '--data-dir', folder],
    {
      cwd: folder,
      input: input ?? '',
      encoding: 'utf8',
      maxBuffer: 512 * 1024 * 1024,
      timeout: LONGEST_RUN,
      env: {
        PATH: process.env.PATH ?? '',
        LANG: number % 2 === 0 ? 'en_US.UTF-8' : 'zh_CN.UTF-8',
        HOME: '/nonexistent',
        XDG_CACHE_HOME: cache,
        FORCE_HYPERLINK: '0',
        LLM_PRIMER_TEST_TRACE: trace,
      },
    },
  )
  const {
    seconds = 0,
    megabytes = 0,
    started = 0,
  } = existsSync(trace) ? JSON.parse(readFileSync(trace, 'utf8')) : {}
  const shown = [stdout, stderr].map((output) => output.replace(OWN_COLOURS, '').replace(JOINED_PICTURE, ''))
  const isPlanted = existsSync(join(folder, PLANTED))
  rmSync(folder, { recursive: true })
  return {
    kind,
    seconds,
    megabytes,
    wrong: [
      ...(status === null || status > 2 ? [`exit ${status ?? signal}: ${stderr.slice(0, 2000)}`] : []),
      ...(/\n {4}at /.test(stderr) ? ['a stack'] : []),
      ...(shown.some((output) => OBEYED.test(output)) ? ['a foreign sequence'] : []),
      ...(isPlanted || started > 0 ? ['code of the input ran'] : []),
      // A busy machine makes no run take more of the processor, but no test depends on a time.
      ...(isDeep && seconds > MOST_SECONDS ? [`${seconds.toFixed(1)} s`] : []),
      ...(isDeep && megabytes > MOST_MEGABYTES ? [`${megabytes.toFixed(0)} MB`] : []),
    ].map((what) => `${number} (${kind}), ${words.join(' ')}: ${what}`),
  }
}

test(
  `${INPUTS} hostile inputs: a sentence each, nothing of theirs is run or obeyed`,
  async () => {
    const tried: Tried[] = []
    for (let first = 0; first < INPUTS; first += INPUTS_OF_A_PART) {
      const numbers = Array.from({ length: INPUTS_OF_A_PART }, (_, at) => first + at)
      const figures = await part('hostile', String(first), () => ({ tried: numbers.map(tryInput) }))
      tried.push(...figures.tried)
      if (isDeep) console.log(told(tried))
    }
    expect(tried.flatMap(({ wrong }) => wrong)).toEqual([])
  },
  LONGEST,
)

const told = (tried: readonly Tried[]): string => {
  const seconds = Math.max(...tried.map((each) => each.seconds))
  const megabytes = Math.max(...tried.map((each) => each.megabytes))
  const wrong = tried.flatMap((each) => each.wrong)
  return `${tried.length} inputs, at most ${seconds.toFixed(1)} s and ${megabytes.toFixed(0)} MB, ${wrong.length} wrong${wrong.length > 0 ? `: ${wrong.at(-1)}` : ''}`
}
