#!/usr/bin/env node
// CommonJS on purpose: an ES module entry costs a tenth of a bare start more (docs/decisions.md).
'use strict'

const words = process.argv.slice(2)

const WRITABLE_BY_GROUP = 0o020
const WRITABLE_BY_OTHERS = 0o002
const STICKY = 0o1000
/** What we write begins with it; its length is a multiple of eight, where V8 wants the bytes to begin. */
const MARK = 'llm-primer compiled code'
/** Ten times what the whole program takes. */
const LARGEST = 32 * 1024 * 1024
const PIECE = 16 * 1024
/** Most files of the program fit. */
const ROOM = 1024 * 1024
let room

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
  const run = async () => program.file('./main.cjs').main(process, program.distrusted)
  run().then(
    (code) => {
      process.exitCode = code
      // 2 is a usage error: a word that is no command gets no cache of its own.
      if (code !== 2) program.keep()
      end()
    },
    (error) => {
      refuse(`llm-primer cannot start: ${error.message}. Install it again.`)
      refuse(`llm-primer 无法启动：${error.message}。请重新安装。`)
      process.exitCode = 70
    },
  )
}

/**
 * Node would wait for code that it compiles beside the run, and then take the heap apart piece by piece: 10 ms. Where
 * something is still under way, such as a write to a pipe on Windows, it comes to its end first.
 */
function end() {
  if (process.getActiveResourcesInfo().length === 0) process.exit()
  process.once('exit', () => process.exit())
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
  const command = words.find((word) => /^[a-z]+$/.test(word)) ?? 'none'
  const modules = new Map()
  const fresh = []
  const distrusted = []
  const caches = trustedFolder(cacheFolder(path), distrusted, fs, path)
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
    const code = textOf(filename, fs)
    build = code.slice(3, 19)
    const cache = path.join(
      caches.folder ?? '',
      `${build}-${process.version}-${process.arch}-${command}-${name.slice(2)}`,
    )
    const cachedData = caches.isSafe ? keptCode(cache, distrusted, fs) : undefined
    const script = new vm.Script(code, { filename, cachedData })
    if (caches.mayKeep && (!cachedData || script.cachedDataRejected)) fresh.push({ script, cache })
    return script
  }

  const keep = () =>
    (fresh.length > 0 || hasUnfinished(caches, fs)) &&
    require('./keep-compiled.js').keep(fresh, caches, build, MARK)
  return { file, distrusted, keep }
}

function cacheFolder(path) {
  const { LLM_PRIMER_HOME: own, XDG_CACHE_HOME: cache, HOME: home, USERPROFILE: profile } = process.env
  if (own) return path.resolve(own, 'cache', 'compiled')
  if (isWhole(cache, path)) return path.join(cache, 'llm-primer', 'compiled')
  const whole = [home, process.platform === 'win32' ? profile : undefined].find((each) => isWhole(each, path))
  const base = whole ?? systemHome()
  return isWhole(base, path) ? path.join(base, '.cache', 'llm-primer', 'compiled') : undefined
}

/** As src/domain/whole-path.ts has it: on Windows a path without a drive or a share moves with the current drive. */
function isWhole(said, path) {
  return Boolean(
    said &&
      (process.platform === 'win32' ? /^(?:[a-z]:[\\/]|[\\/]{2}[^\\/])/i.test(said) : path.isAbsolute(said)),
  )
}

function systemHome() {
  try {
    return require('node:os').userInfo().homedir
  } catch {
    return undefined
  }
}

// Compiled code is believed by V8 as it stands, so whoever can write it can run what they like as the learner, and a
// flipped bit ends the process. It is used where only the learner and root can have written it, and when both copies are
// the same: a sum costs more, since Node has none that is there at the start.

/**
 * The folder without links on the way to it, and whether it is the learner's or root's alone up to `/`: then it is safe
 * to read; or only its own permissions are wrong, which keeping anew can mend. Why not is added to `distrusted`.
 */
function trustedFolder(folder, distrusted, fs, path) {
  const never = { isSafe: false, mayKeep: false }
  if (folder === undefined) return never
  if (process.platform === 'win32') return { folder, isSafe: true, mayKeep: true }
  try {
    const there = fs.lstatSync(folder, { throwIfNoEntry: false })
    if (there && !there.isDirectory()) return refused(folder, 'no-folder')
    const nearest = there ? folder : nearestFolder(path.dirname(folder))
    const real = fs.realpathSync.native(nearest)
    // A folder that is not there yet is made in its nearest one, which is then a parent like the others.
    for (let at = there ? path.dirname(real) : real; ; at = path.dirname(at)) {
      const { uid, gid, mode } = fs.statSync(at)
      if (isForeign(uid)) return refused(at, 'other-user', uid)
      const open = WRITABLE_BY_OTHERS | (gid === process.getegid() ? 0 : WRITABLE_BY_GROUP)
      if (mode & open && !(mode & STICKY)) return refused(at, 'open')
      if (at === path.dirname(at)) break
    }
    const resolved = path.join(real, path.relative(nearest, folder))
    if (!there) return { folder: resolved, isSafe: true, mayKeep: true }
    if (isForeign(there.uid)) return refused(resolved, 'other-user', there.uid)
    if (!(there.mode & (WRITABLE_BY_OTHERS | WRITABLE_BY_GROUP)))
      return { folder: resolved, isSafe: true, mayKeep: true }
    refused(resolved, 'open')
    return { folder: resolved, isSafe: false, mayKeep: there.uid === process.geteuid() }
  } catch {
    // A file in the place of a folder, or one that may not be entered: nothing can be kept there.
    return never
  }

  function refused(at, why, owner) {
    distrusted.push({ path: at, why, owner })
    return never
  }

  function nearestFolder(at) {
    return fs.statSync(at, { throwIfNoEntry: false }) ? at : nearestFolder(path.dirname(at))
  }
}

/** A start was killed while it kept its code, or another one is keeping its own. */
function hasUnfinished({ folder, mayKeep }, fs) {
  try {
    return mayKeep && fs.readdirSync(folder).some((name) => /\.\d+$/.test(name))
  } catch {
    return false
  }
}

function isForeign(uid) {
  return uid !== 0 && uid !== process.geteuid()
}

/**
 * The same for everything that is read here, piece by piece where it can be: memory that is touched for the first time is
 * the dearest part of a start. What lay in it before is gone.
 */
function roomFor(size) {
  if (room === undefined || room.length < size) room = Buffer.allocUnsafeSlow(Math.max(size, ROOM))
  return room.subarray(0, size)
}

function textOf(file, fs) {
  const descriptor = fs.openSync(file, 'r')
  try {
    const bytes = roomFor(fs.fstatSync(descriptor).size)
    return bytes.latin1Slice(0, fs.readSync(descriptor, bytes))
  } finally {
    fs.closeSync(descriptor)
  }
}

function isNext(copy, piece, descriptor, fs) {
  for (let at = 0; at < copy.length; at += piece.length) {
    const expected = copy.subarray(at, at + piece.length)
    const count = fs.readSync(descriptor, piece, 0, expected.length)
    if (count !== expected.length || expected.compare(piece, 0, count) !== 0) return false
  }
  return true
}

/** What was kept of a file of the program; undefined where nothing was, or what stands there is not to be believed. */
function keptCode(file, distrusted, fs) {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = fs.constants
  let descriptor
  try {
    // A pipe in its place would be waited for without O_NONBLOCK.
    descriptor = fs.openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    const there = fs.fstatSync(descriptor)
    if (!there.isFile()) return refused('no-file')
    if (process.platform !== 'win32') {
      if (isForeign(there.uid)) return refused('other-user', there.uid)
      if (there.mode & (WRITABLE_BY_OTHERS | WRITABLE_BY_GROUP)) return refused('open')
    }
    if (there.size > LARGEST || there.size % 2 === 1) return undefined
    const bytes = roomFor(there.size / 2 + PIECE)
    const [copy, piece] = [bytes.subarray(0, -PIECE), bytes.subarray(-PIECE)]
    if (fs.readSync(descriptor, copy) !== copy.length) return undefined
    return copy.latin1Slice(0, MARK.length) === MARK && isNext(copy, piece, descriptor, fs)
      ? copy.subarray(MARK.length)
      : undefined
  } catch (error) {
    // What a link is told as where links are not followed (open(2)).
    return error.code === 'ELOOP' ? refused('no-file') : undefined
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor)
  }

  function refused(why, owner) {
    distrusted.push({ path: file, why, owner })
    return undefined
  }
}
