import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Which tests of the built program have to do with a file. */
const TESTS = [
  [
    /files\/(journal|snapshot|repair|merge|backups|lock|machine|learner|own-file|replace-file|summed|running)/,
    'test/runs/data test/runs/learning test/faults',
  ],
  [/files\/(packs?|pack-.*|new-folder)/, 'test/runs/pack'],
  [/files\/(catalog|models-dev)/, 'test/runs/models-update'],
  [
    /files\/(course|content|compile|checked|texts|programs?)/,
    'test/runs/check test/runs/content-option test/runs/code',
  ],
  [
    /domain\/(learner|schedule|due|review|forecast|mistakes|progress|backups)/,
    'test/runs/learning test/runs/review test/runs/data',
  ],
  [
    /domain\/(sitting|draft|typed-draft|answers?|short-answer|quiz|question|drawn|quantity|units|asked-unit|goals)/,
    'test/runs/quiz test/runs/learning test/screens/quiz',
  ],
  [/domain\/(model|most-releases|catalog|day)/, 'test/runs/models test/runs/model-'],
  [/domain\/(chat|conversation|endpoint|proxies|retry|prompt|answer-)/, 'test/runs/try'],
  [/domain\/(search|stem|sought|spelling|find|glossary|suggest)/, 'test/runs/reference test/runs/usage'],
  [
    /domain\/(reader|section|opening|excerpt|note|home|course-map|next-step|reading)/,
    'test/screens/reader test/screens/lesson',
  ],
  [/domain\/check/, 'test/runs/check'],
  [/views\//, 'test/runs/models test/runs/read'],
]

/**
 * Builds the program with the text in place of the file's, in a copy of the project, and runs the tests that have to do
 * with the file.
 * @returns {Promise<string | undefined>} the tests that noticed, or that it cannot be built
 */
export async function processesNotice(root, file, text) {
  const words = TESTS.find(([pattern]) => pattern.test(file))?.[1].split(' ') ?? ['test/runs/learning']
  const copy = mkdtempSync(join(tmpdir(), 'mutant-'))
  try {
    for (const name of [
      'src',
      'bin',
      'content',
      'scripts',
      'test',
      'licences',
      'docs',
      'package.json',
      'tsconfig.json',
      'vitest.config.mts',
      'README.md',
      'LICENSE',
    ])
      cpSync(join(root, name), join(copy, name), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    writeFileSync(join(copy, file), text)
    const vitest = join('node_modules', 'vitest', 'vitest.mjs')
    const { status } = spawnSync(process.execPath, [vitest, 'run', '--bail', '1', ...words], {
      cwd: copy,
      stdio: 'ignore',
      timeout: 900_000,
      killSignal: 'SIGKILL',
    })
    return status === 0 ? undefined : words.join(' ')
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
