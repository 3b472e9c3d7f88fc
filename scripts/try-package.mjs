// Packs llm-primer, installs the tarball in an empty folder, and runs it there on this Node and on the newer ones.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeRelease, npm } from './node-release.mjs'

const MAX_BYTES = 3_300_000
const COMMANDS = [
  ['--version'],
  ['read', '1'],
  ['models', '--open-source', '--region', 'cn'],
  ['quiz', '1', '--list'],
]

const folder = mkdtempSync(join(tmpdir(), 'llm-primer-package-'))
let passed = 0
let failed = 0
let skipped = 0

const check = (name, good, detail = '') => {
  if (good) passed += 1
  else failed += 1
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name}${good ? '' : `: ${detail}`}`)
}

const skip = (name, reason) => {
  skipped += 1
  console.log(`skip ${name}: ${reason}`)
}

const packed = npm(['pack', '--json', '--pack-destination', folder], process.cwd())
const [{ filename, files }] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[')))
const tarball = join(folder, filename)
check(
  `tarball of ${statSync(tarball).size} bytes`,
  statSync(tarball).size <= MAX_BYTES,
  `more than ${MAX_BYTES}`,
)
check(
  'the licences of what is bundled go along',
  files.some(({ path }) => path === 'dist/THIRD-PARTY.txt'),
)
check(
  `${files.length} files, sources and tests not among them`,
  !files.some(({ path }) => /^(src|test|content|bench)\//.test(path)),
)

writeFileSync(join(folder, 'package.json'), '{"private":true}')
const installed = npm(['i', '--ignore-scripts', '--offline', tarball], folder)
check('installs without scripts', installed.status === 0, installed.stderr)
const tree = JSON.parse(npm(['ls', '--all', '--json'], folder).stdout)
check(
  'is one package',
  Object.values(tree.dependencies ?? {}).every(({ dependencies }) => dependencies === undefined),
)

for (const major of new Set([process.versions.node.split('.')[0], '24', '26'])) runOn(major)

/** The packed tool, as somebody in China without any settings runs it. */
function runOn(major) {
  const node = releaseOf(major)
  if (!node) return
  for (const words of COMMANDS) {
    const { status, stdout, stderr } = spawnSync(
      node,
      [join(folder, 'node_modules', 'llm-primer', 'bin', 'llm-primer.js'), ...words],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, HOME: folder, LANG: 'zh_CN.UTF-8' },
        maxBuffer: 64 * 1024 * 1024,
      },
    )
    check(
      `Node ${major}: llm-primer ${words.join(' ')}`,
      status === 0 && stdout.length > 0,
      `exit ${status} ${stderr}`,
    )
  }
}

function releaseOf(major) {
  try {
    return nodeRelease(major)
  } catch (error) {
    skip(`Node ${major}`, error.message.trim().split('\n')[0])
    return undefined
  }
}

console.log(`${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`)
process.exitCode = failed === 0 ? 0 : 1
