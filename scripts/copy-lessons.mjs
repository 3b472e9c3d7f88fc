// Takes a new copy of the lessons for the experiments that learn from them (content/corpora/lessons-1.*.txt) and dates it.
// Every seeded result that was printed before then changes: run it on purpose, and say so in CHANGELOG.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fromSource } from './from-source.mjs'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

const { compileCourse, lessonsIn } = await fromSource(
  "export { compileCourse } from './src/files/compile-course.ts'",
  "export { lessonsIn } from './src/files/compile-corpora.ts'",
)

const copies = ['zh', 'en'].map((language) => [language, at(`content/corpora/lessons-1.${language}.txt`)])
// The compiler wants a copy to be there.
for (const [, file] of copies) if (!existsSync(file)) writeFileSync(file, '')
const { texts } = compileCourse(at('content'))
for (const [language, file] of copies) writeFileSync(file, lessonsIn(texts, language))

const list = at('content/corpora/corpora.json')
const copiedOn = new Date().toISOString().slice(0, 10)
const corpora = readFileSync(list, 'utf8')
writeFileSync(list, corpora.replace(/("id": "lessons-1",.*?"copiedOn": ")[\d-]+/s, `$1${copiedOn}`))
