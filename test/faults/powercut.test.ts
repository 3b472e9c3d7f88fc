// A power cut after any call that changes the disk, and a kill before, after and inside any, in every command that writes.
// `npm run test:powercut` tries all of it; here a share.
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createLearner } from '../../src/files/learner.ts'
import { readPacks, troubleIn } from '../../src/files/packs.ts'
import { findPlaces } from '../../src/files/places.ts'
import { loadSettings } from '../../src/files/settings-file.ts'
import { createRandom, integerBelow, shuffled } from '../../src/labs/random.ts'
import { runInside } from '../run-inside.ts'
import { furnish } from './commands.ts'
import { type Call, contentOf, diskOf, type Image, imageOf, writeImage } from './disk.ts'
import { moveBackTwoHours, temporariesIn } from './left-behind.ts'

const full = process.env.LLM_PRIMER_FAULTS === 'full'
const REORDERINGS = full ? 200 : 10
const LONGEST = full ? 3_600_000 : 240_000

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'llm-primer.js')
const recorder = join(import.meta.dirname, 'recorder.cjs')
const answer = (confidence: string): string =>
  `{"question":"next-token-output","answer":"distribution","confidence":"${confidence}"}\n`

interface Run {
  readonly words: readonly string[]
  readonly input?: string
}
interface Case {
  readonly name: string
  /** Done before, and on the disk for good. */
  readonly before?: (home: string) => void
  readonly runs: readonly Run[]
}

const answers: Run = { words: ['quiz', '1', '--answers', '-'], input: answer('sure').repeat(5) }
const doing = (...words: string[]): Run => ({ words })
const learned = (home: string): void => {
  execute(home, answers)
}
const withPack = (name: string) => (home: string) => {
  execute(home, doing('pack', 'new', join(home, 'course')))
  execute(home, doing('pack', 'add', join(home, 'course'), '--name', name, '--yes'))
}

const CASES: readonly Case[] = [
  { name: 'the first answers of a new home', runs: [answers] },
  { name: 'answers in a home that another command has made', runs: [doing('progress'), answers] },
  { name: 'answers after answers', before: learned, runs: [answers] },
  { name: 'two sittings', runs: [answers, answers] },
  {
    name: 'a snapshot, and answers after it',
    before: (home) => {
      execute(home, { words: answers.words, input: answer('guess').repeat(220) })
    },
    runs: [doing('progress'), answers],
  },
  { name: 'a setting in a new home', runs: [doing('config', 'set', 'lang', 'zh')] },
  {
    name: 'a setting over another',
    before: (home) => execute(home, doing('config', 'set', 'lang', 'en')),
    runs: [doing('config', 'set', 'lang', 'zh')],
  },
  {
    name: 'settings reset',
    before: (home) => execute(home, doing('config', 'set', 'lang', 'zh')),
    runs: [doing('config', 'reset')],
  },
  { name: 'a backup', before: learned, runs: [doing('data', 'backup')] },
  {
    name: 'a backup over an older one',
    before: (home) => {
      learned(home)
      execute(home, doing('data', 'backup', join(home, 'kept.jsonl')))
    },
    runs: [answers, doing('data', 'backup', join('HOME', 'kept.jsonl'))],
  },
  {
    name: 'a journal restored',
    before: (home) => {
      learned(home)
      execute(home, doing('data', 'backup', join(home, 'kept.jsonl')))
      rmSync(join(home, 'own', 'state'), { recursive: true })
    },
    runs: [doing('data', 'restore', join('HOME', 'kept.jsonl'))],
  },
  {
    name: 'journals merged',
    before: (home) => {
      execute(home, answers, join(home, 'other'))
      learned(home)
    },
    runs: [doing('data', 'merge', join('HOME', 'other', 'state'))],
  },
  { name: 'everything reset', before: learned, runs: [doing('data', 'reset', '--yes'), answers] },
  {
    name: 'a journal repaired, and answers after it',
    before: (home) => {
      learned(home)
      const state = join(home, 'own', 'state')
      for (const name of readdirSync(state).filter((each) => each.endsWith('.jsonl')))
        appendFileSync(join(state, name), '{"torn":')
    },
    runs: [doing('data', 'doctor', '--repair'), answers],
  },
  {
    name: 'a pack added',
    before: (home) => execute(home, doing('pack', 'new', join(home, 'course'))),
    runs: [doing('pack', 'add', join('HOME', 'course'), '--name', 'mine', '--yes')],
  },
  {
    name: 'a pack replaced',
    before: withPack('mine'),
    runs: [doing('pack', 'add', join('HOME', 'course'), '--name', 'mine', '--yes')],
  },
  { name: 'a pack removed', before: withPack('mine'), runs: [doing('pack', 'remove', 'mine', '--yes')] },
  {
    name: 'an export over an older file',
    before: (home) => {
      learned(home)
      writeFileSync(join(home, 'out.json'), 'old')
    },
    runs: [doing('export', 'json', '--output', join('HOME', 'out.json'))],
  },
  {
    name: 'an update of the catalogue',
    before: furnish,
    runs: [doing('models', 'update', join('HOME', 'api.json'), '--yes')],
  },
  {
    name: 'a model of an experiment over an older one',
    before: (home) => writeFileSync(join(home, 'model.json'), 'old'),
    runs: [doing('lab', 'gpt', '--steps', '1', '--save', join('HOME', 'model.json'))],
  },
  {
    name: 'a program of a section',
    runs: [doing('code', '1.12', 'chat', '--in', 'python', '--save')],
  },
]

const homes: string[] = []
afterEach(() => {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true })
})
function aHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'powercut-'))
  homes.push(home)
  return home
}

const wordsIn = (home: string, { words }: Run, own: string): string[] => [
  ...words.map((word) => word.replace(/^HOME/, home)),
  '--data-dir',
  own,
]

/** Runs a command on the data of a home; HOME in its words is the home. */
const execute = (home: string, run: Run, own = join(home, 'own')) =>
  runInside(wordsIn(home, run, own), { cwd: home, input: run.input ?? '', env: { HOME: '/nonexistent' } })

/** Compiled code may be lost: it lies outside of every home. */
const compiled = mkdtempSync(join(tmpdir(), 'powercut-compiled-'))

/** The same in a process whose calls are written down. */
function executeTraced(home: string, run: Run, more: Readonly<Record<string, string>>) {
  const words = ['--require', recorder, launcher, ...wordsIn(home, run, join(home, 'own'))]
  return spawnSync(process.execPath, words, {
    cwd: home,
    input: run.input ?? '',
    encoding: 'utf8',
    env: {
      ...{ PATH: process.env.PATH ?? '', LANG: 'en_US.UTF-8', HOME: '/nonexistent', TERM: 'dumb' },
      ...{ XDG_CACHE_HOME: compiled, ...more },
    },
  })
}

const traced = (home: string, trace: string) => ({ LLM_PRIMER_TEST_ROOT: home, LLM_PRIMER_TEST_TRACE: trace })

const callsOf = (trace: string): Call[] =>
  readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

function record(home: string, run: Run): Call[] {
  const trace = join(aHome(), 'trace')
  const { status, stderr } = executeTraced(home, run, traced(home, trace))
  if (status !== 0) throw new Error(`${run.words.join(' ')}: exit ${status}\n${stderr}`)
  return [{ call: 'start' }, ...callsOf(trace)]
}

/** What a learner has in a home. */
interface Belongings {
  readonly events: ReadonlySet<string>
  readonly settings: string
  readonly packs: string
  /** What an update has brought. */
  readonly catalogue: string
  /** Files that the learner named. */
  readonly files: string
  /** What is there and cannot be read. */
  readonly trouble: readonly string[]
}

function belongingsOf(home: string): Belongings {
  const places = findPlaces({}, join(home, 'own'))
  const learner = createLearner(places, () => new Date())
  const { settings, broken } = loadSettings(places.config)
  const packs = readPacks(places.data)
  const named = readdirSync(home).filter((name) => /\.(jsonl?|py)$/.test(name))
  const overlay = join(places.data ?? '', 'catalog-overlay.json')
  return {
    events: new Set(learner.events().map(({ id }) => id)),
    settings: JSON.stringify(settings),
    packs: JSON.stringify(packs.map(({ name, type }) => ({ name, type }))),
    catalogue: existsSync(overlay) ? readFileSync(overlay, 'utf8') : '',
    files: JSON.stringify(named.map((name) => [name, readFileSync(join(home, name), 'utf8')])),
    trouble: [
      ...(broken === undefined ? [] : [`settings: ${broken}`]),
      ...packs.flatMap((pack) =>
        pack.type === 'whole' && troubleIn(places.data ?? '', pack.record) === undefined
          ? []
          : [`pack ${pack.name} is damaged`],
      ),
      ...learner.leftOut().unreadable.map(({ name, reason }) => `${name}: ${reason}`),
    ],
  }
}

const savedIn = (said: string): number => said.match(/"saved":true/g)?.length ?? 0

/** What is missing or wrong where the run that leads from one state to the other broke off, having said so much. */
function lossesOf(found: Belongings, from: Belongings, to: Belongings, said: string): string[] {
  const missing = [...from.events].filter((id) => !found.events.has(id)).length
  const saved = savedIn(said)
  const added = found.events.size - (from.events.size - missing)
  return [
    ...found.trouble,
    ...(missing > 0 ? [`${missing} of the events before`] : []),
    ...(added < saved ? [`${saved} acknowledged, ${added} there`] : []),
    ...(['settings', 'packs', 'catalogue', 'files'] as const)
      .filter((name) => found[name] !== from[name] && found[name] !== to[name])
      .map((name) => `${name}: ${found[name].slice(0, 200)}`),
  ]
}

/** The run is over: all of what it left has to be there. */
const isOver = (found: Belongings, to: Belongings): boolean =>
  [...to.events].every((id) => found.events.has(id)) &&
  found.settings === to.settings &&
  found.packs === to.packs &&
  found.catalogue === to.catalogue &&
  found.files === to.files

/** A run of a case that nothing disturbs. */
interface Play {
  readonly run: Run
  readonly before: Image
  readonly from: Belongings
  readonly calls: readonly Call[]
  readonly to: Belongings
  readonly after: Image
  /** Temporary files that it leaves. */
  readonly kept: number
}

const plays = new Map<Case, readonly Play[]>()

/** The runs of a case, one after the other in one home; made once for all that is tried with them. */
function playsOf(one: Case): readonly Play[] {
  const known = plays.get(one)
  if (known !== undefined) return known
  const home = aHome()
  one.before?.(home)
  const made = one.runs.map((run): Play => {
    const [before, from] = [imageOf(home), belongingsOf(home)]
    const calls = record(home, run)
    const [to, after] = [belongingsOf(home), imageOf(home)]
    return { run, before, from, calls, to, after, kept: temporariesIn(home).length }
  })
  plays.set(one, made)
  return made
}

test.each(CASES)(
  'a power cut at any call: $name',
  (one) => {
    const played = playsOf(one)
    const calls = played.flatMap((play) => play.calls)
    const disk = diskOf({ before: played[0]?.before ?? new Map(), calls })
    // What the model makes of all calls is what is there: no call went past it.
    expect(contentOf(disk.volatile(disk.length))).toEqual(contentOf(played.at(-1)?.after ?? new Map()))

    const losses: string[] = []
    const tryImage = (image: Image, after: number, what: string, isStrict: boolean): void => {
      const folder = mkdtempSync(join(tmpdir(), 'powercut-'))
      writeImage(image, folder)
      const found = belongingsOf(folder)
      rmSync(folder, { recursive: true })
      const done = calls.slice(0, after)
      const run = Math.max(1, done.filter(({ call }) => call === 'start').length)
      const play = played[run - 1]
      if (play === undefined) throw new Error('a run without a state')
      const { from, to } = play
      const said = done
        .slice(done.findLastIndex(({ call }) => call === 'start'))
        .map((call) => ('text' in call ? call.text : ''))
      const lost = lossesOf(found, from, to, said.join(''))
      const isEnd = after === calls.length || calls[after]?.call === 'start'
      if (isEnd && isStrict && !isOver(found, to)) lost.push('what the run left is not all there')
      if (lost.length > 0) losses.push(`${what} after call ${after}: ${lost.join('; ')}`)
    }
    const cuts = calls.flatMap(({ call }, at) => (call === 'open' || call === 'close' ? [] : [at + 1]))
    for (const after of cuts) tryImage(disk.strict(after), after, 'strict', true)
    const random = createRandom(1)
    for (let at = 0; at < REORDERINGS; at += 1) {
      const after = cuts[integerBelow(cuts.length, random)] ?? 0
      tryImage(disk.reordered(after, random), after, `reordering ${at}`, false)
    }
    expect(losses).toEqual([])
  },
  LONGEST,
)

/** What changes the disk, as recorder.cjs counts it: LLM_PRIMER_TEST_KILL is a number of these. */
const changesIn = (calls: readonly Call[]): number =>
  calls.filter(({ call }) => !['open', 'close', 'say', 'start'].includes(call)).length

/** Killed before the change of this number; where it writes, after half of the bytes. */
const killedAt = (home: string, trace: string, change: number, isTorn: boolean) => ({
  ...traced(home, trace),
  LLM_PRIMER_TEST_KILL: `${change}`,
  ...(isTorn ? { LLM_PRIMER_TEST_TORN: 'yes' } : {}),
})

test.each(CASES)(
  'a kill at any call: $name',
  (one) => {
    const losses: string[] = []
    for (const [number, { run, before, from, calls, to, kept }] of playsOf(one).entries()) {
      const changes = changesIn(calls)
      const points = Array.from({ length: 2 * changes }, (_, at) => ({
        at: 1 + (at >> 1),
        isTorn: at % 2 === 1,
      }))
      const random = createRandom(number)
      for (const { at, isTorn } of full ? points : shuffled(points, random).slice(0, 2)) {
        const home = mkdtempSync(join(tmpdir(), 'killed-'))
        writeImage(before, home)
        const trace = join(aHome(), 'trace')
        const { signal, stdout } = executeTraced(home, run, killedAt(home, trace, at, isTorn))
        const found = belongingsOf(home)
        const lost = lossesOf(found, from, to, stdout)
        if (signal !== 'SIGKILL') lost.push(`it was not killed: ${signal}`)
        moveBackTwoHours(home)
        const next = join(aHome(), 'trace')
        const again = executeTraced(home, run, traced(home, next))
        if (again.status !== 0 && !isDone(again.stderr))
          lost.push(`again: exit ${again.status}: ${again.stderr}`)
        const strays = temporariesIn(home)
        if (strays.length > kept) lost.push(`left behind: ${strays.join(', ')}`)
        // The power fails right after: what the killed run had made and not synchronised, the next one had to.
        const { strict, length } = diskOf({
          before,
          calls: [...callsOf(trace), { call: 'start' }, ...callsOf(next)],
        })
        const cut = mkdtempSync(join(tmpdir(), 'killed-'))
        writeImage(strict(length), cut)
        if (again.status === 0 && !isOver(belongingsOf(cut), belongingsOf(home)))
          lost.push('lost at a power cut after the next run')
        rmSync(cut, { recursive: true })
        rmSync(home, { recursive: true })
        if (lost.length > 0)
          losses.push(
            `${run.words.join(' ')}, ${isTorn ? 'inside' : 'before'} change ${at}: ${lost.join('; ')}`,
          )
      }
    }
    expect(losses).toEqual([])
  },
  LONGEST,
)

/** The killed run had done all of it. */
const isDone = (stderr: string): boolean => /no pack|nothing/i.test(stderr)
