import { type CheckedAnswer, holds, type Seen, see } from '../../domain/answer-check.ts'
import type { ChatWish } from '../../domain/chat.ts'
import type { ChatAnswer } from '../../domain/chat-answer.ts'
import type { ChapterEntry, SectionEntry } from '../../domain/course.ts'
import type { CourseLanguage } from '../../domain/locale.ts'
import type { AnswerCheck, Recipe, RecipeCall } from '../../domain/recipe.schema.ts'
import { suggest } from '../../domain/suggest.ts'
import { PrimerError } from '../../errors.ts'
import { chat, type News } from '../../network/chat.ts'
import type { Context } from '../shared/context.ts'
import { type OwnServer, tellingErrors } from './server.ts'

/** A recipe and where it stands. */
export interface PlacedRecipe {
  readonly chapter: ChapterEntry
  readonly section: SectionEntry
  readonly recipe: Recipe
}

/** All recipes of the course, in its order. */
export const recipesOf = ({ course }: Context): PlacedRecipe[] =>
  course.index().chapters.flatMap((chapter) => {
    const sections = chapter.sections.filter(({ recipes = [] }) => recipes.length > 0)
    const known = sections.length === 0 ? [] : course.recipes(chapter.id)
    return sections.flatMap((section) =>
      known.filter((recipe) => recipe.section === section.id).map((recipe) => ({ chapter, section, recipe })),
    )
  })

/** @throws PrimerError `unknown-recipe` with the one that was probably meant */
export function recipeNamed(id: string, context: Context): PlacedRecipe {
  const all = recipesOf(context)
  const found = all.find(({ recipe }) => recipe.id === id)
  if (found !== undefined) return found
  const known = all.map(({ recipe }) => recipe.id)
  const meant = suggest(id, known)
  throw new PrimerError({
    code: 'unknown-recipe',
    wanted: id,
    known,
    ...(meant === undefined ? {} : { meant }),
  })
}

/** A call with its answers so far, and what its check saw of them. */
export interface PlayedCall {
  readonly call: RecipeCall
  readonly check: AnswerCheck
  readonly answers: readonly ChatAnswer[]
  readonly seen: readonly Seen[]
}

/** What a recipe asks, one call after the other. */
export const wishesOf = (recipe: Recipe, model: string, locale: CourseLanguage): ChatWish[] =>
  recipe.calls.flatMap((call) => Array.from({ length: call.n }, () => wishOfCall(call, model, locale)))

/** What one call of a recipe asks. */
export const wishOfCall = (
  { system, prompt, temperature, maxTokens, seed }: RecipeCall,
  model: string,
  locale: CourseLanguage,
): ChatWish => ({
  model,
  prompt: prompt[locale],
  maxTokens,
  ...(system === undefined ? {} : { system: system[locale] }),
  ...(temperature === undefined ? {} : { temperature }),
  ...(seed === undefined ? {} : { seed }),
})

/**
 * Plays a recipe on the learner's model. `tell` is called whenever an answer or a check is there.
 * @throws PrimerError when the server gives no answer at all
 */
export async function playRecipe(
  recipe: Recipe,
  model: string,
  server: OwnServer,
  locale: CourseLanguage,
  tell: (calls: readonly PlayedCall[], news: News | undefined) => void,
): Promise<readonly PlayedCall[]> {
  const calls: PlayedCall[] = []
  for (const call of recipe.calls) {
    const check = call.check ?? recipe.check
    let answers: readonly ChatAnswer[] = []
    for (let number = 0; number < call.n; number++) {
      const answer = await tellingErrors(server, () =>
        chat({
          server,
          wish: wishOfCall(call, model, locale),
          hear: (news) => tell([...calls, { call, check, answers, seen: [] }], news),
          random: Math.random,
        }),
      )
      answers = [...answers, answer]
      tell([...calls, { call, check, answers, seen: [] }], undefined)
      if (answer.ending.type === 'stopped') return [...calls, { call, check, answers, seen: [] }]
    }
    const looked: readonly CheckedAnswer[] = answers.map(({ text, ending }) => ({
      text,
      ending: ending.type,
    }))
    const seen = looked.map((answer) => see(check, answer, looked, locale))
    calls.push({ call, check, answers, seen })
    tell(calls, undefined)
  }
  return calls
}

export const isStopped = (calls: readonly PlayedCall[]): boolean =>
  calls.some(({ answers }) => answers.some(({ ending }) => ending.type === 'stopped'))

/** In how many answers the check held, of those that it could hold in. */
export function tallyOf(calls: readonly PlayedCall[]): { readonly held: number; readonly of: number } {
  const verdicts = calls.flatMap(({ seen }) => seen.map(holds)).filter((each) => each !== undefined)
  return { held: verdicts.filter(Boolean).length, of: verdicts.length }
}

/** Stores that it was tried, apart from the learner's own answers. */
export async function recordRecipe(
  { chapter, section, recipe }: PlacedRecipe,
  model: string,
  calls: readonly PlayedCall[],
  context: Context,
): Promise<void> {
  const learner = await context.learner()
  learner.record({
    kind: 'recipe-run',
    chapter: chapter.id,
    section: section.id,
    recipe: recipe.id,
    // The journal takes so many signs for a name.
    model: model.slice(0, 200).toWellFormed(),
    ...tallyOf(calls),
  })
}
