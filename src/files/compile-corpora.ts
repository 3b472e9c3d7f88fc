import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Corpus, corporaSchema } from '../domain/corpus.schema.ts'
import type { SectionText } from '../domain/course.ts'
import { paragraphsOf } from '../domain/lesson-text.ts'
import { type CourseLanguage, courseLanguages } from '../domain/locale.ts'
import { type ContentProblem, readIfThere, textOrProblem } from './content-file.ts'
import { LARGEST_CONTENT, readWrittenText } from './plain-file.ts'

/** The texts that experiments learn from: `corpora.json` says which, each text stands beside it. */
export const compileCorpora = (
  folder: string,
  texts: ReadonlyMap<string, SectionText>,
  problems: ContentProblem[],
): ReadonlyMap<string, Corpus> =>
  new Map(
    [
      ...ownLessons(texts),
      ...(readIfThere(join(folder, 'corpora.json'), corporaSchema, problems) ?? []).flatMap((corpus) =>
        namesOf(corpus).map((name) => ({
          ...corpus,
          name,
          text: readText(join(folder, `${name}.txt`), problems),
        })),
      ),
    ].map(({ name, ...corpus }) => [`corpora/${name}.json`, corpus]),
  )

const namesOf = ({ id, languages }: Pick<Corpus, 'id' | 'languages'>): readonly string[] =>
  languages.length === 0 ? [id] : languages.map((language) => `${id}.${language}`)

/** The id of the lessons as an experiment learns from them. */
const LESSONS = 'lessons-1'

/** A folder without a kept copy of the lessons has its own lessons in its place. */
const ownLessons = (
  texts: ReadonlyMap<string, SectionText>,
): readonly (Corpus & { readonly name: string })[] =>
  courseLanguages.map((language) => ({
    id: LESSONS,
    name: `${LESSONS}.${language}`,
    title: { zh: '各节正文', en: 'The lessons' },
    provenance: { zh: '这份课程自己的正文。', en: 'The sections of this course themselves.' },
    languages: [...courseLanguages],
    text: lessonsIn(texts, language),
  }))

/** The paragraphs of all sections in a language, in the order of the course, one a line. */
export const lessonsIn = (texts: ReadonlyMap<string, SectionText>, language: CourseLanguage): string =>
  [...texts]
    .filter(([name]) => name.endsWith(`.${language}.json`))
    .flatMap(([, { pages }]) => paragraphsOf(pages.flat()))
    .join('\n')

function readText(file: string, problems: ContentProblem[]): string {
  if (existsSync(file)) return textOrProblem(file, problems, () => readWrittenText(file, LARGEST_CONTENT))
  problems.push({ file, place: '', reason: { zh: '缺这个文本', en: 'this text is missing' } })
  return ''
}
