// What is on a disk after a power cut, computed from the calls that recorder.cjs wrote down. The strict model: of a file
// only what was there when it was last synchronised, of a folder only the names that it had then. A real disk keeps more,
// in any order: other images keep any of the rest.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A line of a trace. Paths are relative to the folder that is watched, which itself is ''. */
export type Call =
  | { readonly call: 'create' | 'open'; readonly at: string; readonly descriptor: number }
  | { readonly call: 'close' | 'sync'; readonly descriptor: number }
  | { readonly call: 'write'; readonly descriptor: number; readonly offset: number; readonly bytes: string }
  | { readonly call: 'truncate'; readonly descriptor: number; readonly size: number }
  | { readonly call: 'rename' | 'link'; readonly from: string; readonly to: string }
  | { readonly call: 'mkdir' | 'remove'; readonly at: string }
  | { readonly call: 'say'; readonly text: string }
  /** The next process begins: the descriptors of the one before are gone. */
  | { readonly call: 'start' }

interface File {
  readonly kind: 'file'
  readonly bytes: Buffer
}
interface Folder {
  readonly kind: 'folder'
  /** Name → number of a file or a folder. */
  readonly names: ReadonlyMap<string, number>
}
/** Files and folders by number; the watched folder is 0. */
export type Image = ReadonlyMap<number, File | Folder>

/** A change of one file, or of the names of a folder, that is on the disk only after `durableAt`. */
interface Change {
  readonly apply: (image: Map<number, File | Folder>, share: number) => void
  /** The files or folders that must be synchronised for it to last. */
  readonly of: readonly number[]
  readonly at: number
}

export interface Trace {
  readonly before: Image
  readonly calls: readonly Call[]
}

/** The folder as it is now, all of it on the disk for good. */
export function imageOf(folder: string): Image {
  const image = new Map<number, File | Folder>()
  const read = (path: string): number => {
    const number = image.size
    image.set(number, { kind: 'folder', names: new Map() })
    const names = new Map<string, number>()
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) names.set(entry.name, read(join(path, entry.name)))
      else {
        names.set(entry.name, image.size)
        image.set(image.size, { kind: 'file', bytes: readFileSync(join(path, entry.name)) })
      }
    }
    image.set(number, { kind: 'folder', names })
    return number
  }
  read(folder)
  return image
}

/** Writes the image below the folder, which is empty. */
export function writeImage(image: Image, folder: string, number = 0): void {
  const there = image.get(number)
  if (there?.kind !== 'folder') return
  mkdirSync(folder, { recursive: true })
  for (const [name, child] of there.names) {
    const node = image.get(child)
    if (node?.kind === 'file') writeFileSync(join(folder, name), node.bytes)
    else writeImage(image, join(folder, name), child)
  }
}

/** path → content, folders without one; to compare two images. */
export function contentOf(image: Image, number = 0, within = ''): ReadonlyMap<string, string> {
  const there = image.get(number)
  if (there === undefined) return new Map()
  if (there.kind === 'file') return new Map([[within, there.bytes.toString('base64')]])
  return new Map([
    [within, '/'],
    ...[...there.names].flatMap(([name, child]) => [...contentOf(image, child, join(within, name))]),
  ])
}

/** The images of one trace. */
export interface Disk {
  /** Calls after which the power may fail: 0 is before the first. */
  readonly length: number
  /** Everything that was done so far. */
  volatile(after: number): Image
  /** Only what was synchronised. */
  strict(after: number): Image
  /** What was synchronised, and of the rest what `draw` (0 to 1) keeps: all of a change, none, or of a write a part. */
  reordered(after: number, draw: () => number): Image
}

export function diskOf({ before, calls }: Trace): Disk {
  const changes: Change[] = []
  /** What was made on the way, without content: a name may last although the rest does not. */
  const made = new Map<number, File | Folder>()
  const syncs: { readonly number: number; readonly at: number }[] = []
  const now = new Map(before)
  let descriptors = new Map<number, number>()
  let count = Math.max(...before.keys()) + 1

  const change = (at: number, of: readonly number[], apply: Change['apply']): void => {
    changes.push({ at, of, apply })
    apply(now, 1)
  }
  for (const [at, call] of calls.entries()) {
    if (call.call === 'start') descriptors = new Map()
    if (call.call === 'create' || call.call === 'mkdir') {
      const number = count++
      const empty: File | Folder =
        call.call === 'create'
          ? { kind: 'file', bytes: Buffer.alloc(0) }
          : { kind: 'folder', names: new Map() }
      const folder = numberAt(now, dirname(call.at))
      const name = lastOf(call.at)
      made.set(number, empty)
      now.set(number, empty)
      change(at, [folder], (image) => setName(image, folder, name, number))
      if (call.call === 'create') descriptors.set(call.descriptor, number)
    }
    if (call.call === 'open') descriptors.set(call.descriptor, numberAt(now, call.at))
    if (call.call === 'sync') syncs.push({ number: known(descriptors, call.descriptor), at })
    if (call.call === 'write') {
      const number = known(descriptors, call.descriptor)
      const bytes = Buffer.from(call.bytes, 'base64')
      change(at, [number], (image, share) =>
        setBytes(image, number, (old) => {
          const part = bytes.subarray(0, Math.round(bytes.length * share))
          const grown = Buffer.alloc(Math.max(old.length, call.offset + part.length))
          old.copy(grown)
          part.copy(grown, call.offset)
          return grown
        }),
      )
    }
    if (call.call === 'truncate') {
      const number = known(descriptors, call.descriptor)
      change(at, [number], (image) => setBytes(image, number, (old) => old.subarray(0, call.size)))
    }
    if (call.call === 'remove') {
      const folder = numberAt(now, dirname(call.at))
      change(at, [folder], (image) => setName(image, folder, lastOf(call.at), undefined))
    }
    if (call.call === 'rename' || call.call === 'link') {
      const number = numberAt(now, call.from)
      const [from, to] = [numberAt(now, dirname(call.from)), numberAt(now, dirname(call.to))]
      change(at, call.call === 'link' ? [to] : [from, to], (image) => {
        if (call.call === 'rename') setName(image, from, lastOf(call.from), undefined)
        setName(image, to, lastOf(call.to), number)
      })
    }
  }

  const lasts = ({ of, at }: Change, after: number): boolean =>
    of.every((number) => syncs.some((sync) => sync.number === number && sync.at > at && sync.at < after))
  const image = (after: number, shareOf: (change: Change) => number): Image => {
    const kept = new Map([...before, ...made])
    for (const each of changes) {
      if (each.at >= after) break
      const share = shareOf(each)
      if (share > 0) each.apply(kept, share)
    }
    return kept
  }
  return {
    length: calls.length,
    volatile: (after) => image(after, () => 1),
    strict: (after) => image(after, (each) => (lasts(each, after) ? 1 : 0)),
    reordered: (after, draw) =>
      image(after, (each) => (lasts(each, after) ? 1 : ([0, 0, 1, 1][Math.floor(draw() * 5)] ?? draw()))),
  }
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

function known(descriptors: ReadonlyMap<number, number>, descriptor: number): number {
  const number = descriptors.get(descriptor)
  if (number === undefined) throw new Error(`descriptor ${descriptor} was never opened`)
  return number
}

function numberAt(image: Image, path: string): number {
  let number = 0
  for (const name of path.split('/').filter((part) => part !== '' && part !== '.')) {
    const folder = image.get(number)
    const next = folder?.kind === 'folder' ? folder.names.get(name) : undefined
    if (next === undefined) throw new Error(`${path} is not there`)
    number = next
  }
  return number
}

function setName(
  image: Map<number, File | Folder>,
  folder: number,
  name: string,
  number: number | undefined,
): void {
  const old = image.get(folder)
  const names = new Map(old?.kind === 'folder' ? old.names : [])
  if (number === undefined) names.delete(name)
  else names.set(name, number)
  image.set(folder, { kind: 'folder', names })
}

/** A file whose creation is not on the disk may have its bytes there: nobody sees them. */
function setBytes(image: Map<number, File | Folder>, number: number, of: (old: Buffer) => Buffer): void {
  const old = image.get(number)
  image.set(number, { kind: 'file', bytes: of(old?.kind === 'file' ? old.bytes : Buffer.alloc(0)) })
}
