// Writes what V8 has compiled, for the next start. Apart from the launcher, which most starts need alone.
'use strict'

const fs = require('node:fs')
const path = require('node:path')

/** Build, version of Node, processor, command, file; behind it the process that was writing. */
const NAME = /^([0-9a-f]{16})-v\d+\.\d+\.\d+-\w+-[a-z]+-[\w-]+\.cjs(?:\.(\d+))?$/
/** A write takes no hour; the process may be that of another machine, whose numbers are not ours. */
const LEFT_MILLISECONDS = 3_600_000
/** What a disk writes at once, or a multiple of it. */
const PAGE = 4096
/** A head with a flipped bit is still ours. */
const MOST_FLIPPED = 2

/**
 * Writes beside and renames, so that no other start reads half a file. The disk is not waited for: what a power cut
 * tears is found since the code stands there twice. What other builds and killed starts have left goes.
 */
exports.keep = (fresh, { folder, isSafe }, build, mark) => {
  try {
    if (process.platform === 'win32' && LOST_ON_WINDOWS.test(folder)) return
    makeFolder(folder)
    // It is ours, and others could write to it: whatever lies in it is not believed before it is written anew.
    if (!isSafe) {
      fs.chmodSync(folder, 0o700)
      if (fs.statSync(folder).mode & 0o022) return
      for (const name of fs.readdirSync(folder)) removeIfOurs(path.join(folder, name), name, mark)
    }
    for (const { script, cache } of fresh) write(cache, script.createCachedData(), mark)
    for (const name of fs.readdirSync(folder)) {
      const [, itsBuild, writer] = NAME.exec(name) ?? []
      if (writer === undefined ? itsBuild !== build : isLeft(path.join(folder, name), Number(writer)))
        removeIfOurs(path.join(folder, name), name, mark)
    }
  } catch {
    // A cache that cannot be kept is no loss.
  }
}

/**
 * As src/domain/device-name.ts has it: a folder of such a name could be made on Windows, and not deleted again. Whoever wants
 * to keep something of their own there is told so; a cache is not worth a word.
 */
const LOST_ON_WINDOWS =
  /(?:^|[\\/])(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d\xb9\xb2\xb3]) *(?:[.:][^\\/]*)?(?:[\\/]|$)|[. ](?:[\\/]|$)/i

/** Step by step: with `recursive`, mkdirSync never returns below a place where nothing can be made, as in /proc. */
function makeFolder(folder) {
  const parent = path.dirname(folder)
  if (fs.existsSync(folder) || parent === folder) return
  makeFolder(parent)
  fs.mkdirSync(folder, { mode: 0o700 })
}

function write(cache, data, mark) {
  if (!isFree(cache, mark)) return
  const beside = `${cache}.${process.pid}`
  // In a container every run may have the same number.
  if (isFree(beside, mark)) fs.rmSync(beside, { force: true })
  try {
    const copy = Buffer.concat([Buffer.from(mark), data, paddingFor(mark.length + data.length)])
    fs.writeFileSync(beside, Buffer.concat([copy, copy]), { mode: 0o600, flag: 'wx' })
    fs.renameSync(beside, cache)
  } catch (error) {
    if (error.code !== 'EEXIST') fs.rmSync(beside, { force: true })
    throw error
  }
}

/** Copies of whole pages could miss the same ones after a power cut. V8 takes more than it wrote. */
const paddingFor = (length) => Buffer.alloc(length % PAGE === 0 ? 8 : 0)

/** Nothing stands there, or what we wrote. */
const isFree = (file, mark) =>
  fs.lstatSync(file, { throwIfNoEntry: false }) === undefined || isOurs(file, mark)

function removeIfOurs(file, name, mark) {
  if (NAME.test(name) && isOurs(file, mark)) fs.rmSync(file, { force: true })
}

function isLeft(file, writer) {
  return Date.now() - fs.lstatSync(file).mtimeMs > LEFT_MILLISECONDS && !isOtherRunning(writer)
}

function isOtherRunning(writer) {
  try {
    return writer !== process.pid && process.kill(writer, 0)
  } catch (error) {
    return error.code !== 'ESRCH'
  }
}

/** A file that begins as ours do, as those of the first edition did, which were V8's alone, or with nothing yet. */
function isOurs(file, mark) {
  if (!fs.lstatSync(file).isFile()) return false
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = fs.constants
  let descriptor
  try {
    descriptor = fs.openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    const { uid } = fs.fstatSync(descriptor)
    if (process.platform !== 'win32' && uid !== process.geteuid()) return false
    const head = Buffer.alloc(mark.length)
    const count = fs.readSync(descriptor, head)
    const expected = Buffer.from(mark)
    let different = 0
    for (let at = 0; at < count; at += 1) if (head[at] !== expected[at]) different += 1
    return different <= MOST_FLIPPED || isCodeOfV8(head) || head.every((byte) => byte === 0)
  } catch {
    return false
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor)
  }
}

/** V8's own mark: 0xC0DE, and a number of its version (src/snapshot/code-serializer.h, kMagicNumber). */
const isCodeOfV8 = (head) => head.readUInt16LE(2) === 0xc0de
