// Reads snapshots of public data sets and writes what they say of the catalogue's families to
// content/catalog/imported.json: releases, contexts, longest answers, modalities, abilities, prices, each value with
// the sets that say it. Curated facts stand in content/catalog/families and always win; the compiler joins the two
// (src/domain/catalog-import.ts), so nothing that somebody wrote is lost by a rerun.
//
//   npm run import-models                      fetches the newest snapshots and reads them
//   node scripts/import-models.mjs --models-dev GIT_DIR --model-bank PACKAGE_DIR \
//     --genai-prices PACKAGE_DIR --genai-prices-date 2026-09-23 [--out FILE]
//
// It prints what is new, gone and changed, what somebody curated otherwise, and what was left out and why. A snapshot
// of another shape, or under another licence than the notices say, ends the run, and nothing is written.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { curatedLines, differenceLines } from './model-sets/difference.mjs'
import { readGenaiPrices } from './model-sets/genai-prices.mjs'
import { joinedReleases } from './model-sets/joined.mjs'
import { readModelBank } from './model-sets/model-bank.mjs'
import { readModelsDev } from './model-sets/models-dev.mjs'
import { families } from './model-sets/names.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: {
    'models-dev': { type: 'string' },
    'model-bank': { type: 'string' },
    'genai-prices': { type: 'string' },
    'genai-prices-date': { type: 'string' },
    out: { type: 'string', default: join(root, 'content/catalog/imported.json') },
  },
})

/** The newest of each, below node_modules: model-bank asks for a package that lies there. */
function fetchNewest() {
  const folder = join(root, 'node_modules/.model-sets')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const run = (command, ...words) => execFileSync(command, words, { cwd: folder, encoding: 'utf8' })
  run(
    'git',
    'clone',
    '--quiet',
    '--bare',
    '--depth',
    '1',
    'https://github.com/anomalyco/models.dev',
    'models-dev',
  )
  const unpacked = (name, into) => {
    const file = JSON.parse(run('npm', 'pack', name, '--json'))[0].filename
    mkdirSync(join(folder, into))
    run('tar', '-xzf', file, '-C', into)
    return join(folder, into, 'package')
  }
  const prices = unpacked('@pydantic/genai-prices', 'genai-prices')
  const { version } = JSON.parse(readFileSync(join(prices, 'package.json'), 'utf8'))
  const times = JSON.parse(run('npm', 'view', '@pydantic/genai-prices', 'time', '--json'))
  return {
    'models-dev': join(folder, 'models-dev'),
    'model-bank': unpacked('model-bank', 'model-bank'),
    'genai-prices': prices,
    'genai-prices-date': times[version].slice(0, 10),
  }
}

const NAMES = ['models-dev', 'model-bank', 'genai-prices', 'genai-prices-date']

async function importModels() {
  const given = NAMES.filter((name) => values[name] !== undefined)
  if (given.length > 0 && given.length < NAMES.length)
    throw new Error(`--${NAMES.find((name) => !given.includes(name))} is missing: where the snapshot lies`)
  const paths = given.length > 0 ? values : fetchNewest()
  const sets = {
    'models-dev': readModelsDev(paths['models-dev']),
    'model-bank': await readModelBank(paths['model-bank']),
    'genai-prices': readGenaiPrices(paths['genai-prices'], paths['genai-prices-date']),
  }
  const { releases, left } = joinedReleases(Object.values(sets).flatMap(({ rows }) => rows))
  const before = existsSync(values.out) ? JSON.parse(readFileSync(values.out, 'utf8')).releases : []
  const snapshots = Object.fromEntries(Object.entries(sets).map(([name, { snapshot }]) => [name, snapshot]))
  const lines = releases.map((release) => `    ${JSON.stringify(release)}`)
  writeFileSync(
    values.out,
    `{\n  "snapshots": ${JSON.stringify(snapshots, null, 2).replaceAll('\n', '\n  ')},\n  "releases": [\n${lines.join(',\n')}\n  ]\n}\n`,
  )
  return [
    ...differenceLines(before, releases),
    ...curatedLines(families, releases),
    ...left.map((line) => `! left out: ${line}`),
    `${releases.length} releases of ${new Set(releases.map(({ family }) => family)).size} families`,
  ]
}

try {
  process.stdout.write(`${(await importModels()).join('\n')}\n`)
} catch (error) {
  process.stderr.write(`${error.message}\nNothing was written.\n`)
  process.exitCode = 1
}
