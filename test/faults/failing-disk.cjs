// Loaded before llm-primer: the call of number LLM_PRIMER_TEST_CALL on something below LLM_PRIMER_TEST_ROOT, and with
// LLM_PRIMER_TEST_STAYS all later ones, fail with LLM_PRIMER_TEST_ERRNO, as Node tells it. At the end the number of calls is
// written to LLM_PRIMER_TEST_TRACE.
const fs = require('node:fs')
const { resolve, sep } = require('node:path')
const { getSystemErrorName } = require('node:util')
const { syncBuiltinESMExports } = require('node:module')

const root = process.env.LLM_PRIMER_TEST_ROOT
const failAt = Number(process.env.LLM_PRIMER_TEST_CALL ?? Number.POSITIVE_INFINITY)
const stays = process.env.LLM_PRIMER_TEST_STAYS !== undefined
const errno = -Number(process.env.LLM_PRIMER_TEST_ERRNO ?? 0)
const real = { ...fs }
const open = new Set()
let calls = 0

function fail(syscall, path) {
  // Node 20 says UNKNOWN of numbers that libuv has no name for.
  const name = getSystemErrorName(errno)
  const code = name.startsWith('Unknown') ? 'UNKNOWN' : name
  const where = typeof path === 'string' ? `, ${syscall} '${path}'` : `, ${syscall}`
  throw Object.assign(new Error(`${code}: planted${where}`), {
    errno,
    code,
    syscall,
    ...(typeof path === 'string' ? { path } : {}),
  })
}
function isOurs(subject) {
  if (typeof subject === 'number') return open.has(subject)
  const whole = resolve(String(subject))
  return whole === root || whole.startsWith(root + sep)
}
/** A path that is not there is no fault of the disk for those that only ask. */
function isDue(subject) {
  if (!isOurs(subject)) return false
  calls += 1
  return calls === failAt || (stays && calls > failAt)
}

for (const name of [
  ...[
    'openSync',
    'readSync',
    'writeSync',
    'fsyncSync',
    'fdatasyncSync',
    'ftruncateSync',
    'fstatSync',
    'fchmodSync',
  ],
  ...[
    'statSync',
    'lstatSync',
    'readFileSync',
    'writeFileSync',
    'readdirSync',
    'renameSync',
    'linkSync',
    'unlinkSync',
  ],
  ...[
    'rmSync',
    'rmdirSync',
    'mkdirSync',
    'mkdtempSync',
    'realpathSync',
    'readlinkSync',
    'accessSync',
    'chmodSync',
  ],
  ...['copyFileSync', 'utimesSync', 'appendFileSync'],
]) {
  fs[name] = (subject, ...rest) => {
    if (isDue(subject)) fail(name.replace('Sync', ''), subject)
    const result = real[name](subject, ...rest)
    if (name === 'openSync' && isOurs(subject)) open.add(result)
    return result
  }
}
fs.realpathSync.native = (path, ...rest) =>
  isDue(path) ? fail('realpath', path) : real.realpathSync.native(path, ...rest)
fs.existsSync = (path) => !isDue(path) && real.existsSync(path)
fs.closeSync = (descriptor) => {
  open.delete(descriptor)
  real.closeSync(descriptor)
}
syncBuiltinESMExports()

process.on('exit', () => {
  if (process.env.LLM_PRIMER_TEST_TRACE) real.writeFileSync(process.env.LLM_PRIMER_TEST_TRACE, String(calls))
})
