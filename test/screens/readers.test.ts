import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openCommand, openTerminal } from '../pseudo-terminal.ts'

/**
 * `npm run test:heard`: whole tasks under real screen readers, whose speech goes to a file. What is not installed is
 * skipped, and counted as skipped. The transcripts stay in the folder `transcripts`, or in LLM_PRIMER_TRANSCRIPTS.
 */
const isAsked = process.env.LLM_PRIMER_HEARD === '1'
const launcher = join(import.meta.dirname, '..', '..', 'bin', 'llm-primer.js')
const folder = process.env.LLM_PRIMER_TRANSCRIPTS ?? 'transcripts'

interface Reader {
  /** Writes what it needs; gives the command that starts a shell under it. */
  readonly prepare: (home: string, log: string) => readonly string[]
  /** What was spoken, in order. */
  readonly spoken: (log: string) => string
}

const executable = (path: string, text: string): string => {
  writeFileSync(path, text)
  chmodSync(path, 0o755)
  return path
}

const shellIn = (home: string): string =>
  executable(
    join(home, 'shell'),
    `#!/bin/sh\nunset LINES COLUMNS\nTERM=xterm-256color; export TERM\nPS1='ready> ' exec /bin/sh -i\n`,
  )

const READERS: Readonly<Record<string, Reader>> = {
  yasr: {
    prepare: (home, log) => {
      const port = executable(join(home, 'speak'), `#!/bin/sh\nexec cat >> ${log}\n`)
      const settings = readFileSync('/etc/yasr/yasr.conf', 'utf8')
        .replace(/^synthesizer=.*$/m, 'synthesizer=emacspeak server')
        .replace(/^synthesizer port=.*$/m, `synthesizer port=|${port}`)
        .replace(/^shell=.*$/m, `shell=${shellIn(home)}`)
      writeFileSync(join(home, 'yasr.conf'), settings)
      return ['yasr', '-C', join(home, 'yasr.conf')]
    },
    // Texts are queued by `q {text}` and spoken by `d` (Emacspeak's server protocol).
    spoken: (log) => [...log.matchAll(/^q \{(.*)\}$/gm)].map(([, text]) => text).join('\n'),
  },
  fenrir: {
    prepare: (home, log) => {
      const say = executable(join(home, 'speak'), `#!/bin/sh\nprintf '%s\\n' "$*" >> ${log}\n`)
      const settings = readFileSync('/etc/fenrirscreenreader/settings/settings-pty.conf', 'utf8')
        .replace(/^genericSpeechCommand=.*$/m, `genericSpeechCommand=${say} fenrirText`)
        .replace(/^shell=.*$/m, `shell=${shellIn(home)}`)
      writeFileSync(join(home, 'fenrir.conf'), settings)
      return ['fenrir', '-e', '-s', join(home, 'fenrir.conf')]
    },
    spoken: (log) => log,
  },
}

/** Letters and digits: readers name or leave out the signs, and part long lines. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const isInstalled = (name: string): boolean => spawnSync('which', [name]).status === 0

/** What is typed, and what has to be heard before the next key, in this order. */
type Step = readonly [typed: string, ...heard: string[]]
const run = (words: string): string => `${process.execPath} ${launcher} ${words} --accessible\r`

const TASKS: Readonly<Record<string, readonly Step[]>> = {
  'first start': [
    [run(''), 'Next: Read', 'Go on', 'Experiments', 'q leaves', 'Enter for 1'],
    ['q\r', 'ready'],
  ],
  'a section, with its box': [
    [run('read 1.1'), 'Heading: 1.1', 'After this section you can', 'Enter, or ? for help'],
    ['\r', 'A token is the smallest piece', 'Enter, or ? for help'],
    ['\r', 'Check yourself', 'Enter, or ? for help'],
    ['\r', 'End of the box', 'answers this question', 'Enter, or ? for help'],
    ['a\r', 'What does it compute', 'Answer (1 to'],
    ['1\r', 'How sure are you', 'Enter for 2'],
    ['\r', 'ight', 'Enter for the next'],
    ['q\r', 'Enter, or ? for help'],
    ['q\r', 'ready'],
  ],
  'a quiz': [
    [run('quiz 1.1 --kind single --seed 5'), 'question 1 of', '1', '2', 'Answer (1 to 4)'],
    ['9\r', 'was not understood', 'Answer (1 to 4)'],
    ['2\r', 'How sure are you', 'Enter for 2'],
    ['3\r', 'ight', 'Enter for the next'],
    ['q\r', 'ready'],
  ],
  'an experiment': [
    [run('lab size'), 'Heading', 'Enter skips'],
    ['\r', 'Enter, or ? for help'],
    ['q\r', 'ready'],
  ],
  models: [
    [run('models price'), 'Prices for a million tokens', 'models', 'Enter, or ? for help'],
    ['q\r', 'ready'],
  ],
  reset: [
    [run('data reset 1.6'), 'Forget the progress', 'No, keep it', 'Yes, forget it', 'Enter for 1'],
    ['\r', 'Chosen: No, keep it', 'ready'],
  ],
}

describe.runIf(isAsked).each(Object.keys(READERS))('%s', (name) => {
  test.skipIf(!isInstalled(name)).each(Object.entries(TASKS))(
    '%s: what is needed is heard before each key',
    async (task, steps) => {
      // yasr keeps the path of its synthesizer in a short buffer.
      const home = mkdtempSync('/tmp/ps-')
      const log = join(home, 'log')
      const reader = READERS[name]
      const [command = '', ...words] = reader?.prepare(home, log) ?? []
      const terminal = openCommand(command, words, { home, env: { LANG: 'C.UTF-8' } })
      const spoken = (): string =>
        existsSync(log) ? bare(reader?.spoken(readFileSync(log, 'utf8')) ?? '') : ''
      let heardSoFar = 0
      const hears = async (text: string, typed: string): Promise<void> => {
        for (let waited = 0; ; waited += 100) {
          const at = spoken().indexOf(bare(text), heardSoFar)
          if (at >= 0) {
            heardSoFar = at + bare(text).length
            return
          }
          if (waited > 20_000)
            throw new Error(`After ${JSON.stringify(typed)} nobody heard ${JSON.stringify(text)}.`)
          await new Promise((resolve) => setTimeout(resolve, 100))
        }
      }
      try {
        await hears('ready', '')
        for (const [typed, ...heard] of steps) {
          terminal.type(typed)
          for (const text of heard) await hears(text, typed)
        }
      } finally {
        terminal.process.kill()
        mkdirSync(folder, { recursive: true })
        if (existsSync(log))
          writeFileSync(join(folder, `${name}-${task.replace(/\W+/g, '-')}.txt`), readFileSync(log))
        rmSync(home, { recursive: true, force: true })
      }
    },
    120_000,
  )

  test.skipIf(!isInstalled(name))('every line that the model of a reader hears is spoken', async () => {
    const modelled = openTerminal(['read', '1.1', '--accessible'], { env: { LANG: 'C.UTF-8' } })
    await modelled.until('for help: ')
    const lines = modelled
      .raw()
      .split(/\r?\n/)
      .map((line) => bare(line))
      .filter((line) => line !== '')
    modelled.process.kill()
    const transcript = join(folder, `${name}-a-section-with-its-box.txt`)
    const heard = bare(READERS[name]?.spoken(readFileSync(transcript, 'utf8')) ?? '')
      // fenrir names the sign.
      .replaceAll('dash', '')
      .replaceAll('percent', '')
    expect(lines.length).toBeGreaterThan(8)
    expect(lines.filter((line) => !heard.includes(line.replaceAll('dash', '')))).toEqual([])
  })
})
