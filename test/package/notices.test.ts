import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { notices, packagesOf } from '../../scripts/notices.mjs'

const root = join(import.meta.dirname, '..', '..')

test('every package in the bundle goes along with the text of its licence', () => {
  const text = readFileSync(join(root, 'dist', 'THIRD-PARTY.txt'), 'utf8')
  for (const name of ['commander', 'marked', 'zod', 'ts-fsrs', '@inquirer/core', 'gpt-tokenizer']) {
    const own = join(root, 'node_modules', name)
    const { version } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'))
    expect(text).toContain(`${name} ${version}`)
  }
  expect(text).toContain('Copyright (c) 2025 OpenAI, Shantanu Jain')
  expect(text.match(/Permission (is hereby granted|to use, copy, modify)/g)?.length).toBeGreaterThanOrEqual(
    18,
  )
})

test('a planted package without a licence text stops the build, by its name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'notices-'))
  const planted = join(folder, 'node_modules', '@nobody', 'planted')
  mkdirSync(planted, { recursive: true })
  writeFileSync(join(planted, 'package.json'), '{"name":"@nobody/planted","version":"1.2.3","license":"MIT"}')

  expect(() => notices(folder, ['node_modules/@nobody/planted/lib/index.js', 'src/main.ts'])).toThrow(
    '@nobody/planted 1.2.3 has no licence text',
  )
})

test('a package inside another one counts as itself, our own sources as none', () => {
  expect(
    packagesOf(['src/main.ts', 'node_modules/a/index.js', 'node_modules/a/node_modules/@b/c/lib/x.js']),
  ).toEqual(['node_modules/a', 'node_modules/a/node_modules/@b/c'])
})
