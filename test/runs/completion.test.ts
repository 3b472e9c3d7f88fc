import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { runInside } from '../run-inside.ts'

/** What bash offers at the end of these words, after sourcing the script. */
function offered(...words: readonly string[]): string[] {
  const { stdout: script } = runInside(['completion', 'bash'])
  const ask = `COMP_WORDS=(llm-primer ${words.map((word) => `"${word}"`).join(' ')}); COMP_CWORD=${words.length}; _llm_primer; echo "\${COMPREPLY[@]}"`
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', `${script}\n${script}\n${ask}`], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  return stdout.trim().split(' ')
}

test('bash offers commands, the options of a command, and the values of an option', () => {
  expect(offered('mod')).toEqual(['models'])
  expect(offered('read', '--t')).toContain('--toc')
  expect(offered('read', '--lang', '')).toEqual(['zh', 'en', 'both'])
  expect(offered('--lang', 'zh', 'completion', '')).toContain('fish')
})

test('an unknown shell names the ones there are', () => {
  const { status, stderr } = runInside(['completion', 'tcsh'])

  expect(status).toBe(2)
  expect(stderr).toContain('bash, zsh, fish')
})

test.each(['zsh', 'fish'])('%s gets a script with every command and no escape byte', (shell) => {
  const { stdout } = runInside(['completion', shell])

  for (const command of ['read', 'models', 'quiz']) expect(stdout).toContain(command)
  expect(stdout).not.toContain('\u001b')
})
