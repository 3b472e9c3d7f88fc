import { existsSync, mkdirSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../run.ts'

/** Beyond the largest process number of Linux. */
const ENDED = 2 ** 22 + 1
const hours = (count: number): number => Date.now() / 1000 + 3600 * count

test('what killed runs left in the learner’s folders goes with the next run of any command, and nothing else', () => {
  const home = mkdtempSync(join(tmpdir(), 'leftovers-'))
  const put = (path: string, content: string, time: number): void => {
    mkdirSync(join(home, path, '..'), { recursive: true })
    writeFileSync(join(home, path), content)
    utimesSync(join(home, path), time, time)
  }
  const left = [
    `config/config.json.${ENDED}-abc.llm-primer-new`,
    `state/.owner.${ENDED}-abc.llm-primer-new`,
    `data/catalog-overlay.json.${ENDED}-abc.llm-primer-new`,
    `data/backups/backup-2026-11-01.jsonl.${ENDED}-abc.llm-primer-new`,
    `data/experiments/gpt.json.${ENDED}-abc.llm-primer-new`,
    `cache/snapshot.json.${ENDED}-abc.llm-primer-new`,
    // What version 0.1.0 wrote on its way.
    'state/.journal-0b75f35b7ec5.jsonl.20261101T120000',
    'data/catalog-overlay.json.new',
  ]
  // A process of this number lives, and on Linux it is told that it began later than the file.
  const ofLaterProcess = `config/config.json.${process.pid}-abc.llm-primer-new`
  const kept = [
    ...(existsSync('/proc/stat') ? [] : [ofLaterProcess]),
    'config/config.json.before-travelling',
    'state/.hidden',
    'data/backups/backup-2026-11-01.jsonl.mine',
  ]
  for (const path of [...left, ofLaterProcess, ...kept]) put(path, '', hours(-2))
  const young = `state/journal-a.jsonl.${ENDED}-abc.llm-primer-new`
  put(young, '', hours(0))
  // Of a process that is gone, and of a clock that was ahead.
  put('state/repair.lock', String(ENDED), hours(0))
  put('config/config.json.lock', String(process.pid), hours(5))

  expect(run(['define', 'token', '--data-dir', home]).status).toBe(0)

  const there = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(home.length + 1)
        .replaceAll('\\', '/'),
    )
  expect(there.sort()).toEqual([...kept, young].sort())
})
