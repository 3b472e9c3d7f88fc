// Loaded before llm-primer: writes down, call by call, what it does to the disk below LLM_PRIMER_TEST_ROOT and what it
// says, as lines of JSON in LLM_PRIMER_TEST_TRACE (see disk.ts). With LLM_PRIMER_TEST_KILL=N the process is killed before
// its Nth changing call; with LLM_PRIMER_TEST_TORN as well, after half of the bytes where that call writes.
const fs = require('node:fs')
const { resolve, join, sep } = require('node:path')
const { syncBuiltinESMExports } = require('node:module')

const real = { ...fs }
const root = process.env.LLM_PRIMER_TEST_ROOT
const killAt = Number(process.env.LLM_PRIMER_TEST_KILL ?? Number.POSITIVE_INFINITY)
const isTorn = process.env.LLM_PRIMER_TEST_TORN !== undefined
const trace = real.openSync(process.env.LLM_PRIMER_TEST_TRACE, 'a')
const open = new Map()
let calls = 0

const note = (record) => real.writeSync(trace, `${JSON.stringify(record)}\n`)
const here = (path) => {
  const whole = resolve(String(path))
  if (whole === root) return ''
  return whole.startsWith(root + sep) ? whole.slice(root.length + 1) : undefined
}
const die = () => {
  process.kill(process.pid, 'SIGKILL')
  for (;;);
}
/** A call that changes the disk is about to happen. */
function change(half) {
  calls += 1
  if (calls !== killAt) return
  if (isTorn) half?.()
  die()
}
const bytesOf = (data, options) =>
  typeof data === 'string'
    ? Buffer.from(data, typeof options === 'string' ? options : options?.encoding)
    : Buffer.from(data.buffer, data.byteOffset, data.byteLength)
const isThere = (path) => real.lstatSync(path, { throwIfNoEntry: false }) !== undefined

fs.openSync = (path, flags = 'r', ...rest) => {
  const at = here(path)
  const { O_CREAT, O_TRUNC, O_APPEND } = real.constants
  const creates = typeof flags === 'number' ? (flags & O_CREAT) !== 0 : /[wa]/.test(flags)
  const truncates = typeof flags === 'number' ? (flags & O_TRUNC) !== 0 : /w/.test(flags)
  const appends = typeof flags === 'number' ? (flags & O_APPEND) !== 0 : /a/.test(flags)
  if (at === undefined) return real.openSync(path, flags, ...rest)
  const isNew = creates && !isThere(path)
  if (isNew || truncates) change()
  const descriptor = real.openSync(path, flags, ...rest)
  open.set(descriptor, { at, appends, offset: 0 })
  if (isNew) note({ call: 'create', at, descriptor })
  else note({ call: 'open', at, descriptor })
  if (truncates && !isNew) note({ call: 'truncate', descriptor, size: 0 })
  return descriptor
}
fs.closeSync = (descriptor) => {
  real.closeSync(descriptor)
  if (open.delete(descriptor)) note({ call: 'close', descriptor })
}
fs.writeSync = (descriptor, data, ...rest) => {
  const file = open.get(descriptor)
  if (file === undefined) {
    if (descriptor === 1) note({ call: 'say', text: String(data) })
    return real.writeSync(descriptor, data, ...rest)
  }
  const { size } = real.fstatSync(descriptor)
  const offset = file.appends ? size : file.offset
  const wrote = (count, bytes) => {
    file.offset = offset + count
    note({ call: 'write', descriptor, offset, bytes: bytes.subarray(0, count).toString('base64') })
    return count
  }
  const bytes = bytesOf(data)
  const from = typeof data === 'string' ? 0 : typeof rest[0] === 'number' ? rest[0] : 0
  const part = bytes.subarray(from, typeof rest[1] === 'number' ? from + rest[1] : undefined)
  change(() => wrote(real.writeSync(descriptor, part, 0, part.length >> 1), part))
  return wrote(real.writeSync(descriptor, part), part)
}
fs.writeFileSync = (path, data, options = {}) => {
  if (typeof path !== 'number' && here(path) === undefined) return real.writeFileSync(path, data, options)
  const { flag = 'w', mode = 0o666 } = typeof options === 'string' ? {} : options
  const descriptor = typeof path === 'number' ? path : fs.openSync(path, flag, mode)
  try {
    const bytes = bytesOf(data, options)
    let at = 0
    while (at < bytes.length) at += fs.writeSync(descriptor, bytes, at, bytes.length - at)
  } finally {
    if (typeof path !== 'number') fs.closeSync(descriptor)
  }
}
for (const name of ['fsyncSync', 'fdatasyncSync'])
  fs[name] = (descriptor) => {
    if (!open.has(descriptor)) return real[name](descriptor)
    change()
    real[name](descriptor)
    note({ call: 'sync', descriptor })
  }
fs.ftruncateSync = (descriptor, size = 0) => {
  if (!open.has(descriptor)) return real.ftruncateSync(descriptor, size)
  change()
  real.ftruncateSync(descriptor, size)
  note({ call: 'truncate', descriptor, size })
}
fs.renameSync = (from, to) => {
  if (here(from) === undefined) return real.renameSync(from, to)
  change()
  real.renameSync(from, to)
  note({ call: 'rename', from: here(from), to: here(to) })
}
fs.linkSync = (from, to) => {
  if (here(from) === undefined) return real.linkSync(from, to)
  change()
  real.linkSync(from, to)
  note({ call: 'link', from: here(from), to: here(to) })
}
fs.mkdirSync = (path, options) => {
  const at = here(path)
  if (at === undefined) return real.mkdirSync(path, options)
  if (!options?.recursive) {
    change()
    real.mkdirSync(path, options)
    note({ call: 'mkdir', at })
    return undefined
  }
  if (isThere(path)) return real.mkdirSync(path, options)
  fs.mkdirSync(join(path, '..'), options)
  return fs.mkdirSync(path, { ...options, recursive: false })
}
fs.mkdtempSync = (prefix, options) => {
  if (here(prefix) === undefined) return real.mkdtempSync(prefix, options)
  change()
  const made = real.mkdtempSync(prefix, options)
  note({ call: 'mkdir', at: here(made) })
  return made
}
fs.unlinkSync = (path) => {
  if (here(path) === undefined) return real.unlinkSync(path)
  change()
  real.unlinkSync(path)
  note({ call: 'remove', at: here(path) })
}
fs.rmdirSync = (path) => {
  if (here(path) === undefined) return real.rmdirSync(path)
  change()
  real.rmdirSync(path)
  note({ call: 'remove', at: here(path) })
}
fs.rmSync = (path, options = {}) => {
  if (here(path) === undefined) return real.rmSync(path, options)
  const there = real.lstatSync(path, { throwIfNoEntry: false })
  if (there === undefined) return real.rmSync(path, options)
  if (!there.isDirectory()) return fs.unlinkSync(path)
  if (!options.recursive) return real.rmSync(path, options)
  for (const name of real.readdirSync(path)) fs.rmSync(join(path, name), options)
  fs.rmdirSync(path)
}
syncBuiltinESMExports()

const { write } = process.stdout
process.stdout.write = function (text, ...rest) {
  note({ call: 'say', text: String(text) })
  return write.call(this, text, ...rest)
}
