import type { Seen } from '../domain/answer-check.ts'
import { holds } from '../domain/answer-check.ts'
import { countsBy } from '../domain/answer-count.ts'
import type { ChatAnswer } from '../domain/chat-answer.ts'
import { cleanText } from '../domain/clean.ts'
import type { AnswerCheck, Recipe, RecipeCall } from '../domain/recipe.schema.ts'
import type { Messages } from '../messages/messages.ts'
import type { Frame } from './frame.ts'
import { wrapText } from './line-break.ts'
import { decimalBytes, grouped } from './numbers.ts'
import { indented, prose } from './prose.ts'

/** A call with its answers, and what its check saw of them; nothing yet while it runs. */
export interface ShownCall {
  readonly call: RecipeCall
  readonly check: AnswerCheck
  readonly answers: readonly ChatAnswer[]
  readonly seen: readonly Seen[]
}

/** What the recipe asks and what to look for. It says nothing of what a model will do. */
export function recipeLines({ title, question, calls, check }: Recipe, frame: Frame): string[] {
  const { locale, theme, messages } = frame
  const words = messages.try.recipe
  return [
    ...prose(`${words.heading} – ${title[locale]}`, frame).map(theme.heading),
    '',
    ...prose(question[locale], frame),
    ...calls.flatMap((call) => ['', ...callLines(call, frame)]),
    '',
    ...prose(checkText(check, frame), frame).map(theme.muted),
  ]
}

function callLines({ label, system, prompt, n, temperature }: RecipeCall, frame: Frame): string[] {
  const { locale, theme, messages } = frame
  const words = messages.try.recipe
  const quoted = (name: string, text: string): string[] => [
    theme.muted(name),
    ...text.split('\n').flatMap((line) => (line === '' ? [''] : indented(line, frame))),
  ]
  return [
    ...(label === undefined ? [] : prose(label[locale], frame).map(theme.strong)),
    ...(system === undefined ? [] : quoted(words.system, system[locale])),
    ...quoted(words.prompt, prompt[locale]),
    ...prose(words.setting(n, temperature), frame).map(theme.muted),
  ]
}

/** Where it goes and how much: before anything is sent. */
export const goesText = (
  {
    host,
    model,
    texts,
  }: { readonly host: string; readonly model: string; readonly texts: readonly string[] },
  { messages }: Frame,
): string => {
  const words = messages.try
  const text = texts.join('')
  const size = words.size(grouped([...text].length), decimalBytes(new TextEncoder().encode(text).length))
  return cleanText(words.recipe.goes(host, model, texts.length, size))
}

/** The answers, and what was seen of each. */
export function playedLines(calls: readonly ShownCall[], frame: Frame): string[] {
  const { locale, theme, messages } = frame
  const words = messages.try.recipe
  const mark = calls.flatMap(({ answers }) => answers.flatMap(({ loneMark = [] }) => loneMark)).at(0)
  return [
    ...calls.flatMap(({ call, check, answers, seen }) => [
      '',
      ...(call.label === undefined ? [] : prose(call.label[locale], frame).map(theme.strong)),
      ...answers.flatMap((answer, at) => [
        theme.muted(words.answer(at + 1, call.n)),
        ...answerLines(answer, frame),
        ...(answer.hasLostCharacters ? prose(messages.try.lostCharacters, frame).map(theme.caution) : []),
        ...seenLines(seen[at], check, answer, frame),
      ]),
    ]),
    ...(mark === undefined ? [] : ['', ...prose(words.loneMark(mark), frame).map(theme.caution)]),
  ]
}

/** Signs of an answer that are shown; what was seen of it is seen of all of it. */
const MOST_SHOWN = 4000

function answerLines({ text }: ChatAnswer, frame: Frame): string[] {
  const clean = cleanText(text).trim()
  const shown = clean.length > MOST_SHOWN ? `${clean.slice(0, MOST_SHOWN).toWellFormed()}…` : clean
  if (shown === '') return [`  ${frame.messages.try.recipe.noText}`]
  return shown.split('\n').flatMap((line) => (line.trim() === '' ? [''] : indented(line, frame)))
}

function seenLines(seen: Seen | undefined, check: AnswerCheck, answer: ChatAnswer, frame: Frame): string[] {
  if (seen === undefined) return []
  const { theme, glyphs } = frame
  const is = holds(seen)
  const sign = is === undefined ? '·' : glyphs === 'ascii' ? (is ? '+' : 'x') : is ? '✓' : '✗'
  const paint = is === undefined ? theme.muted : is ? theme.good : theme.caution
  return prose(`${sign} ${seenText(seen, check, answer, frame)}`, frame).map(paint)
}

function seenText(seen: Seen, check: AnswerCheck, answer: ChatAnswer, { messages }: Frame): string {
  const { saw } = messages.try.recipe
  const list = (words: readonly string[]): string => words.join(messages.common.listSeparator)
  switch (seen.type) {
    case 'held':
      return saw.held
    case 'missed':
      return saw.missed
    case 'found':
      return saw.found(list(seen.words))
    case 'not-found':
      return saw.notFound(list(seen.words))
    case 'counted':
      return saw.counted(seen.count, check.name === 'count' ? check.of : 'characters')
    case 'number':
      return saw.number(seen.value)
    case 'json':
      return seen.form === 'wrong-shape' ? saw.wrongShape(cleanText(seen.place)) : saw.json[seen.form]
    case 'ended':
      return saw.ended(seen.how)
    case 'told':
      return countsText(answer, saw)
  }
}

function countsText(answer: ChatAnswer, saw: Messages['try']['recipe']['saw']): string {
  const { prompt, cached, answer: written } = answer.usage
  const count = (value: number | undefined): string | undefined =>
    value === undefined ? undefined : grouped(value)
  if (prompt === undefined && written === undefined) return saw.noCounts
  if (countsBy(answer) === 'impossible') return saw.impossible
  return saw.tokens(count(prompt), count(cached), count(written))
}

function checkText(check: AnswerCheck, { locale, messages }: Frame): string {
  const words = messages.try.recipe.check
  const list = (each: readonly string[]): string => each.join(messages.common.listSeparator)
  switch (check.name) {
    case 'contains':
    case 'lacks':
    case 'one-of':
      return words[check.name](list(check.any[locale]))
    case 'matches':
      return words.matches(check.pattern)
    case 'count':
      return words.count(check.of, check.least, check.most)
    case 'number':
      return words.number(check.value)
    case 'ending':
      return words.ending(check.is)
    default:
      return words[check.name]
  }
}

/** What is left of a run: in how many answers the check held. */
export function verdictLines(held: number, of: number, frame: Frame): string[] {
  const words = frame.messages.try.recipe
  return [
    '',
    ...(of === 0 ? [] : prose(words.total(held, of), frame).map(frame.theme.strong)),
    ...prose(words.counts, frame).map(frame.theme.muted),
  ]
}

/** The list of what may be tried. */
export const recipeListLines = (
  rows: readonly { readonly number: string; readonly recipe: Recipe }[],
  frame: Frame,
): string[] =>
  rows.length === 0
    ? wrapText(frame.messages.try.recipe.none, frame.width, frame)
    : [
        ...(frame.accessible ? [frame.messages.try.recipe.count(rows.length), ''] : []),
        ...rows.flatMap(({ number, recipe }) =>
          wrapText(
            frame.messages.try.recipe.row(number, recipe.id, recipe.title[frame.locale]),
            frame.width,
            frame,
          ),
        ),
      ]

/** `llm-primer/recipe@1` */
export const recipeJson = (recipe: Recipe, model: string, calls: readonly ShownCall[]) => ({
  schema: 'llm-primer/recipe@1',
  recipe: recipe.id,
  model,
  calls: calls.map(({ call, check, answers, seen }) => ({
    label: call.label ?? null,
    check: check.name,
    answers: answers.map(({ text, ending, usage, hasLostCharacters }, at) => ({
      text,
      ...(hasLostCharacters ? { lostCharacters: true } : {}),
      ending: ending.type,
      usage,
      holds: seen[at] === undefined ? null : (holds(seen[at]) ?? null),
      seen: seen[at] ?? null,
    })),
  })),
})
