import type { CheckedContent, ContentRule, Finding } from './check-content.ts'
import { computedAnswer } from './computations.ts'
import { drawProblems } from './drawn-question.ts'
import { type CourseLanguage, courseLanguages, type LocalizedText } from './locale.ts'
import type { Question } from './question.schema.ts'

/** Below this many questions a share says little; the rule only notes it. */
export const ENOUGH_QUESTIONS = 30
/** How many points picking the longest option may do better than chance. */
const TOLERATED_POINTS = 0.1

/** Whoever always picks the longest option of a single choice does hardly better than chance, in either language. */
export const longestOptions: ContentRule = (content) =>
  courseLanguages.flatMap((locale): Finding[] => {
    const { score, chance, questions } = pickTheLongest(content, locale)
    return score <= chance + TOLERATED_POINTS
      ? []
      : [{ rule: 'longest-option', locale, score, chance, questions, file: content.root, place: locale }]
  })

export interface LongestAudit {
  /** Share of questions that picking the longest option gets right; of several longest ones, one is picked blindly. */
  readonly score: number
  readonly chance: number
  readonly questions: number
}

export function pickTheLongest(
  { sections }: Pick<CheckedContent, 'sections'>,
  locale: CourseLanguage,
): LongestAudit {
  const choices = sections
    .flatMap(({ questions }) => questions)
    .flatMap((question) => (question.kind === 'single' ? [question.options] : []))
  const scores = choices.map((options) => {
    const length = Math.max(...options.map(({ text }) => text[locale].length))
    const longest = options.filter(({ text }) => text[locale].length === length)
    return longest.filter(({ correct }) => correct).length / longest.length
  })
  return {
    score: mean(scores),
    chance: mean(choices.map((options) => 1 / options.length)),
    questions: choices.length,
  }
}

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length

/** Options are shuffled: no text of a question may name a letter or a place, and no option may mean "all of them". */
export const namedPlaces: ContentRule = ({ sections }) =>
  sections.flatMap(({ questions, questionFile: file }) =>
    questions.flatMap((question) =>
      textsIn(question).flatMap(({ place, text }) =>
        courseLanguages.flatMap((locale): Finding[] => {
          const words = NAMES_PLACE[locale].exec(text[locale])?.[0]
          return words === undefined
            ? []
            : [{ rule: 'names-place', words, file, place: `${question.id} ${place} ${locale}` }]
        }),
      ),
    ),
  )

const NAMES_PLACE: Readonly<Record<CourseLanguage, RegExp>> = {
  zh: /选项?\s*[A-Fa-f](?![A-Za-z])|(?<![A-Za-z])[A-F]\s*(?:项|选项)|答案[是为：]?\s*[A-F](?![A-Za-z])|第[一二三四五六]个?(?:选项|答案)|最后一个?选项|上一项|下一项|以上(?:都|全|皆|均)|全部(?:正确|都对)/,
  en: /\b(?:options?|answers?|choices?)\s+\(?[A-F]\)?(?![A-Za-z])|(?<![A-Za-z(])\([A-Fa-f]\)|\b[B-F] is (?:right|wrong|correct|true|false)|\b(?:first|second|third|fourth|last)\s+(?:option|answer|choice)\b|\b(?:all|none) of the above\b|\bthe (?:option|answer) (?:above|below)\b/i,
}

interface QuestionText {
  readonly place: string
  readonly text: LocalizedText
}

const textsIn = (question: Question): readonly QuestionText[] => [
  { place: 'explanation', text: question.explanation },
  ...question.hints.map((text) => ({ place: 'hints', text })),
  ...('options' in question
    ? question.options.flatMap(({ id, text, why }) => [
        { place: id, text },
        { place: id, text: why },
      ])
    : []),
  ...('traps' in question ? question.traps.map(({ why }) => ({ place: 'traps', text: why })) : []),
  ...('why' in question && question.why ? [{ place: 'why', text: question.why }] : []),
]

/** The key of a numeric question is what its computation gives. */
export const wrongKeys: ContentRule = ({ sections }) =>
  sections.flatMap(({ questions, questionFile: file }) =>
    questions.flatMap((question): Finding[] => {
      if (question.kind !== 'numeric' || question.computation === undefined) return []
      const { answer, computation, template } = question
      const { value: key, tolerance } = template?.answer ?? answer
      // Of a question that draws its numbers the key is computed already, from the standard ones.
      const computed = template
        ? answer.value
        : (computedAnswer(computation.name, computation.arguments) ?? Number.NaN)
      return Math.abs(computed - key) <= tolerance / 2
        ? []
        : [
            {
              rule: 'wrong-key',
              key,
              computed: Number.isNaN(computed) ? null : computed,
              file,
              place: question.id,
            },
          ]
    }),
  )

/** Whatever numbers a question draws, its key lies in its range and no trap is right. */
export const badDraws: ContentRule = ({ sections }) =>
  sections.flatMap(({ questions, questionFile: file }) =>
    questions.flatMap((question) =>
      drawProblems(question)
        .slice(0, 1)
        .map((problem): Finding => ({ rule: 'bad-draw', problem, file, place: question.id })),
    ),
  )

/** A trap that the tolerance lets pass would be marked right. */
export const rightTraps: ContentRule = ({ sections }) =>
  sections.flatMap(({ questions, questionFile: file }) =>
    questions.flatMap((question): Finding[] =>
      question.kind === 'numeric'
        ? question.traps
            .filter(({ value }) => Math.abs(value - question.answer.value) <= question.answer.tolerance)
            .map(({ value }) => ({ rule: 'trap-is-right', value, file, place: question.id }))
        : [],
    ),
  )
