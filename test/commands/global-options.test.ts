import { Command, CommanderError } from 'commander'
import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import {
  addGlobalOptions,
  nameNoCommand,
  readGlobalOptions,
} from '../../src/commands/shared/global-options.ts'
import { en } from '../../src/messages/en.ts'

/** What commander makes of the words; undefined where it refuses them. */
function asCommander(words: readonly string[]): Record<string, unknown> | undefined {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} })
  program.allowUnknownOption().allowExcessArguments()
  addGlobalOptions(program, en)
  try {
    return program.parse(words, { from: 'user' }).opts()
  } catch (error) {
    if (error instanceof CommanderError) return undefined
    throw error
  }
}

const word = constantFrom(
  ...[
    '--lang',
    '--lang=zh',
    '--lang=',
    'zh',
    'en',
    'fr',
    '--width',
    '--width=40',
    '40',
    '0',
    '19',
    '20',
    '4x',
    '100',
    '1001',
  ],
  ...['--theme', '--theme=dark', 'mono', '--color', 'always', '--color=never', '--ascii', '--plain'],
  ...['--accessible', '--no-accessible', '--data-dir', '--data-dir=/a=b', '/tmp', '--content', '--sources'],
  ...['--', 'read', '1.1', ''],
)

test('commander and the reader before it understand the same words', () => {
  const undecided = { theme: 'auto', color: 'auto', ascii: false, plain: false, sources: false }
  assert(
    property(array(word, { maxLength: 8 }), (words) => {
      const wanted = asCommander(words)
      if (wanted !== undefined) expect(readGlobalOptions(words)).toEqual({ ...undecided, ...wanted })
    }),
    { numRuns: 3000 },
  )
})

test('what follows -- is text and no option', () => {
  expect(readGlobalOptions(['search', '--lang', 'en', '--', '--lang', 'zh', '--ascii'])).toMatchObject({
    lang: 'en',
    ascii: false,
  })
})

test.each([
  [[], true],
  [['--lang', 'en'], true],
  [['--content', 'read', '--plain'], true],
  [['--lang', 'en', 'read'], false],
  [['--', 'read'], false],
])('%j names no command: %s', (words, isSo) => {
  expect(nameNoCommand(words)).toBe(isSo)
})
