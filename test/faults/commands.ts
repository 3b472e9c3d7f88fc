// Commands that write, what they need to find, and what they make.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'llm-primer.js')
export const answer = '{"question":"next-token-output","answer":"distribution","confidence":"sure"}\n'

/** Commands that write, each with what it needs in the folder of a home. */
export const WRITING = [
  ['config', 'set', 'lang', 'zh'],
  ['config', 'reset'],
  ['data', 'backup'],
  ['data', 'backup', 'kept.jsonl'],
  ['data', 'restore', 'kept.jsonl'],
  ['data', 'merge', 'other.jsonl'],
  ['data', 'reset', '1.2', '--yes'],
  ['data', 'doctor', '--repair'],
  ['pack', 'add', 'course', '--name', 'mine', '--yes'],
  ['pack', 'remove', 'mine', '--yes'],
  ['pack', 'new', 'another'],
  ['models', 'update', 'api.json', '--yes'],
  ['export', 'json', '--output', 'out.json'],
  ['export', 'anki', '--output', 'out.txt'],
  ['export', 'markdown', '--output', 'out.md'],
  ['progress'],
  ['quiz', '1', '--exam', '--answers', 'answers.jsonl'],
  ['quiz', '1', '--placement', '--answers', 'answers.jsonl'],
  ['lab', 'tokens', 'hello', '--fast'],
  ['lab', 'gpt', '--steps', '1', '--save', 'model.json'],
  ['code', '1.12', '--save'],
]
/** What they write over is the old file or the new one. */
export const OUTPUTS: readonly (readonly [string, (text: string) => boolean])[] = [
  ['out.json', isJson],
  ['model.json', isJson],
  ['out.txt', (text) => text.startsWith('#separator') && text.endsWith('\n')],
  ['out.md', (text) => text.startsWith('# ') && text.endsWith('\n')],
]

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Puts into a home what those commands need, which are run in it. */
export function furnish(home: string): void {
  const run = (words: readonly string[], own: string) =>
    spawnSync(process.execPath, [launcher, ...words, '--data-dir', own], {
      cwd: home,
      input: answer.repeat(3),
      env: { PATH: process.env.PATH ?? '', LANG: 'en_US.UTF-8', HOME: '/nonexistent' },
    })
  run(['pack', 'new', 'course'], home)
  const other = mkdtempSync(join(tmpdir(), 'faults-'))
  run(['quiz', '1', '--answers', '-'], other)
  const [name = ''] = readdirSync(join(other, 'state'))
  for (const copy of ['other.jsonl', 'kept.jsonl']) copyFileSync(join(other, 'state', name), join(home, copy))
  rmSync(other, { recursive: true })
  const model = { id: 'gpt-7', name: 'GPT-7', release_date: '2026-12-01', open_weights: false }
  const maker = { id: 'openai', name: 'OpenAI', models: { 'gpt-7': model } }
  writeFileSync(join(home, 'answers.jsonl'), answer)
  writeFileSync(join(home, 'api.json'), JSON.stringify({ openai: maker }))
}
