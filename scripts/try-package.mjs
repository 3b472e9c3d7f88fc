// Packs llm-primer, installs the tarball in an empty folder, and runs it there on this Node and on the newer ones.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeRelease } from './node-release.mjs'

const MAX_BYTES = 3 * 1024 * 1024
const COMMANDS = [
  ['--version'],
  ['read', '1'],
  ['models', '--open-source', '--region', 'cn'],
  ['quiz', '1', '--list'],
]

const folder = mkdtempSync(join(tmpdir(), 'llm-primer-package-'))
let passed = 0
let failed = 0

const check = (name, good, detail = '') => {
  if (good) passed += 1
  else failed += 1
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name}${good ? '' : `: ${detail}`}`)
}

const run = (command, args, cwd) =>
  spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })

const packed = run('npm', ['pack', '--json', '--pack-destination', folder], process.cwd())
const [{ filename, files }] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[')))
const tarball = join(folder, filename)
check(
  `tarball of ${statSync(tarball).size} bytes`,
  statSync(tarball).size <= MAX_BYTES,
  `more than ${MAX_BYTES}`,
)
check(
  `${files.length} files, sources and tests not among them`,
  !files.some(({ path }) => /^(src|test|content|bench)\//.test(path)),
)

writeFileSync(join(folder, 'package.json'), '{"private":true}')
const installed = run('npm', ['i', '--ignore-scripts', tarball], folder)
check('installs without scripts', installed.status === 0, installed.stderr)
const tree = JSON.parse(run('npm', ['ls', '--all', '--json'], folder).stdout)
check(
  'is one package',
  Object.values(tree.dependencies ?? {}).every(({ dependencies }) => dependencies === undefined),
)

const majors = [process.versions.node.split('.')[0], '24', '26']
for (const major of new Set(majors)) {
  for (const words of COMMANDS) {
    const { status, stdout, stderr } = spawnSync(
      nodeRelease(major),
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

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
