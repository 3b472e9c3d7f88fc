// Writes the ids that are new into content/ids.json. Run it before a release; nothing is ever taken out (docs/authoring.md).
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const content = fileURLToPath(new URL('../content', import.meta.url))
const read = (...names) => JSON.parse(readFileSync(join(content, ...names), 'utf8'))
const ids = (things) => things.map(({ id }) => id)

// Git leaves an empty folder behind when a branch with one chapter more is left; `check` names it.
const folders = readdirSync(join(content, 'chapters')).filter((folder) =>
  existsSync(join(content, 'chapters', folder, 'chapter.json')),
)
const filesIn = (folder) => (existsSync(folder) ? readdirSync(folder) : [])
const chapters = folders.map((folder) => ({
  chapter: read('chapters', folder, 'chapter.json'),
  questions: filesIn(join(content, 'chapters', folder, 'quiz')).flatMap((file) =>
    read('chapters', folder, 'quiz', file),
  ),
}))
const present = {
  chapters: ids(chapters.map(({ chapter }) => chapter)),
  sections: ids(chapters.flatMap(({ chapter }) => chapter.sections)),
  goals: ids(chapters.flatMap(({ chapter }) => chapter.sections.flatMap(({ goals }) => goals))),
  questions: ids(chapters.flatMap(({ questions }) => questions)),
  terms: ids(read('glossary.json')),
}
const kept = existsSync(join(content, 'ids.json')) ? read('ids.json') : {}
const all = Object.fromEntries(
  Object.entries(present).map(([kind, list]) => [kind, [...new Set([...(kept[kind] ?? []), ...list])]]),
)
writeFileSync(join(content, 'ids.json'), `${JSON.stringify(all, null, 2)}\n`)
