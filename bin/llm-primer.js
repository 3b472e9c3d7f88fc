#!/usr/bin/env node
// CommonJS on purpose: an ES module entry costs a tenth of a bare start more (docs/decisions.md).
'use strict'

const words = process.argv.slice(2)

if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
  // The one question that scripts and bug reports ask; it needs nothing of the course. Written to the descriptor:
  // the stream of the process takes 2 ms of a start of 20 when it is first touched.
  tell(`${require('../package.json').version}\n`)
} else if (isOldNode(process.versions.node)) {
  // Before anything of the program is read: an old Node would answer with a line of it that it does not understand.
  refuse(`llm-primer needs Node.js 20.17 or newer; this is ${process.versions.node}.`)
  refuse(`llm-primer 需要 Node.js 20.17 或更新的版本，当前是 ${process.versions.node}。`)
} else {
  start()
}

/** As `engines` in package.json says, which npm only warns about. */
function isOldNode(version) {
  const [major, minor] = version.split('.').map(Number)
  return major < 20 || (major === 20 && minor < 17)
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}

function tell(text) {
  try {
    require('node:fs').writeSync(1, text)
  } catch (error) {
    // A pipe that is full for now gets the stream; one that is closed has nobody to tell.
    if (error.code === 'EAGAIN') process.stdout.write(text)
  }
}

function start() {
  const fs = require('node:fs')
  const path = require('node:path')
  const folder = path.join(__dirname, '..', 'dist')
  if (!fs.existsSync(path.join(folder, 'main.cjs'))) return refuseUnbuilt(fs, path)
  const program = programIn(folder, fs, path)
  const run = async () => program.file('./main.cjs').main(process)
  run().then(
    (code) => {
      process.exitCode = code
      // 2 is a usage error: a word that is no command gets no cache of its own.
      if (code !== 2) program.keep()
    },
    (error) => {
      refuse(`llm-primer cannot start: ${error.message}. Install it again.`)
      refuse(`llm-primer 无法启动：${error.message}。请重新安装。`)
      process.exitCode = 70
    },
  )
}

/** With the tools there, `npm ci` was run and did not build: scripts are switched off, and saying it again is no help. */
function refuseUnbuilt(fs, path) {
  const root = path.join(__dirname, '..')
  const command = fs.existsSync(path.join(root, 'node_modules', 'esbuild')) ? 'npm run build' : 'npm ci'
  refuse(`llm-primer is not built yet. Run "${command}" in ${root}`)
  refuse(`llm-primer 还没有构建。请在 ${root} 里运行 ${command}`)
}

/**
 * The files of the program, each read and run when it is first asked for.
 * They are compiled with what V8 kept of the last run of the same command: compiling is half of a start otherwise.
 * Node has this built in from 22.8 on (module.enableCompileCache); this serves Node 20 too and is faster on 24.
 * The cache may vanish at any time: without it, or where it cannot be written, the program is compiled as usual.
 */
function programIn(folder, fs, path) {
  const vm = require('node:vm')
  const caches = cacheFolder(path)
  const command = words.find((word) => /^[a-z]+$/.test(word)) ?? 'none'
  const modules = new Map()
  const fresh = []
  let build

  /** `./x.cjs` is a file of the program, everything else belongs to Node. */
  function file(name) {
    if (!name.startsWith('./')) return require(name)
    const known = modules.get(name)
    if (known) return known.exports
    const module = { exports: {} }
    modules.set(name, module)
    compiled(name).runInThisContext().call(module.exports, module.exports, file, module, name, folder)
    return module.exports
  }

  function compiled(name) {
    const filename = path.join(folder, name)
    // The build writes ASCII, which V8 holds in half the memory, and its hash in the first line.
    const code = fs.readFileSync(filename, 'utf8')
    build = code.slice(3, 19)
    const cache =
      caches && path.join(caches, `${build}-${process.version}-${process.arch}-${command}-${name.slice(2)}`)
    const cachedData = cache && readIfThere(cache, fs)
    const script = new vm.Script(code, { filename, cachedData })
    if (cache && (!cachedData || script.cachedDataRejected)) fresh.push({ script, cache })
    return script
  }

  return { file, keep: () => fresh.length > 0 && keepCompiled(fresh, caches, build, fs, path) }
}

function cacheFolder(path) {
  const { LLM_PRIMER_HOME: own, XDG_CACHE_HOME: cache, HOME: home } = process.env
  if (own) return path.join(own, 'cache', 'compiled')
  if (cache && path.isAbsolute(cache)) return path.join(cache, 'llm-primer', 'compiled')
  return home && path.isAbsolute(home) ? path.join(home, '.cache', 'llm-primer', 'compiled') : undefined
}

function readIfThere(file, fs) {
  try {
    return fs.readFileSync(file)
  } catch {
    return undefined
  }
}

/** Step by step: with `recursive`, mkdirSync never returns below a place where nothing can be made, as in /proc. */
function makeFolder(folder, fs, path) {
  const parent = path.dirname(folder)
  if (fs.existsSync(folder) || parent === folder) return
  makeFolder(parent, fs, path)
  fs.mkdirSync(folder, { mode: 0o700 })
}

/** Written beside and renamed, so that no other start reads half a file; caches of other builds go. */
function keepCompiled(fresh, folder, build, fs, path) {
  try {
    makeFolder(folder, fs, path)
    for (const { script, cache } of fresh) {
      const beside = `${cache}.${process.pid}`
      const descriptor = fs.openSync(beside, 'w', 0o600)
      fs.writeSync(descriptor, script.createCachedData())
      fs.fsyncSync(descriptor)
      fs.closeSync(descriptor)
      fs.renameSync(beside, cache)
    }
    for (const name of fs.readdirSync(folder)) if (!name.startsWith(build)) fs.rmSync(path.join(folder, name))
  } catch {
    // A cache that cannot be kept is no loss.
  }
}
