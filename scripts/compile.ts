import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ContentError, compileCourse, compiledBytes } from '../src/files/compile-course.ts'

const [source = 'content', target = 'dist/course'] = process.argv.slice(2)

try {
  const { files } = compileCourse(source)
  rmSync(target, { recursive: true, force: true })
  for (const [name, value] of files) {
    const file = join(target, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, compiledBytes(value))
  }
} catch (error) {
  if (!(error instanceof ContentError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
