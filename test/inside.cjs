// The thread of run-inside.ts: the built program answers one command line after another.
const { EventEmitter } = require('node:events')
const fs = require('node:fs')
const path = require('node:path')
const { Readable } = require('node:stream')
const vm = require('node:vm')
const { workerData } = require('node:worker_threads')

const { port, signal } = workerData
const folder = path.join(__dirname, '..', 'dist')

/** What is written to standard output and standard error, by descriptor. */
let written = {}
const writeSync = fs.writeSync
fs.writeSync = (descriptor, data, ...rest) => {
  const parts = written[descriptor]
  if (parts === undefined) return writeSync(descriptor, data, ...rest)
  const bytes = Buffer.from(data).subarray(typeof rest[0] === 'number' ? rest[0] : 0)
  parts.push(bytes)
  return bytes.length
}

/** As the launcher has it: `./x.cjs` is a file of the program, everything else belongs to Node. */
const modules = new Map()
function file(name) {
  if (!name.startsWith('./')) return require(name)
  const known = modules.get(name)
  if (known) return known.exports
  const module = { exports: {} }
  modules.set(name, module)
  const filename = path.join(folder, name)
  const script = new vm.Script(fs.readFileSync(filename, 'utf8'), { filename })
  script.runInThisContext().call(module.exports, module.exports, file, module, name, folder)
  return module.exports
}

async function run({ words, input, env, cwd }) {
  written = { 1: [], 2: [] }
  const signals = new EventEmitter()
  const host = {
    argv: [process.execPath, 'llm-primer', ...words],
    env,
    platform: process.platform,
    stdin: Readable.from(input === '' ? [] : [Buffer.from(input)]),
    stdout: new EventEmitter(),
    stderr: new EventEmitter(),
    cwd: () => cwd,
    on: signals.on.bind(signals),
    once: signals.once.bind(signals),
    off: signals.off.bind(signals),
    kill: () => true,
    pid: process.pid,
    exitCode: undefined,
  }
  const status = await file('./main.cjs').main(host, [])
  const [stdout, stderr] = [1, 2].map((descriptor) => Buffer.concat(written[descriptor]).toString('utf8'))
  return { status: host.exitCode ?? status, stdout, stderr }
}

function answer(message) {
  written = {}
  port.postMessage(message)
  Atomics.store(signal, 0, 1)
  Atomics.notify(signal, 0)
}

// The thread that waits hears nothing else.
process.on('uncaughtException', (error) => answer({ failed: String(error.stack) }))
port.on('message', (asked) => run(asked).then(answer, (error) => answer({ failed: String(error.stack) })))
