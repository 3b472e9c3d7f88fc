import { Interrupted, PrimerError } from '../../errors.ts'
import type { LineInput } from '../../terminal/line-input.ts'
import {
  goesText,
  playedLines,
  recipeJson,
  recipeLines,
  recipeListLines,
  verdictLines,
} from '../../views/recipe.ts'
import { noteLines } from '../../views/try.ts'
import { chooseOne } from '../shared/choose.ts'
import type { Context } from '../shared/context.ts'
import { printInParts } from '../shared/parts.ts'
import { requireSaved } from '../shared/require-saved.ts'
import { printRecipeRequests } from './dry-run.ts'
import type { ServerOptions } from './options.ts'
import {
  isStopped,
  type PlayedCall,
  playRecipe,
  recipeNamed,
  recipesOf,
  recordRecipe,
  tallyOf,
  wishesOf,
} from './recipe.ts'
import { modelOf, namedModel, namedServer } from './server.ts'

export interface RecipeOptions extends ServerOptions {
  readonly yes?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** `try recipe [NAME]`: shows where it goes, asks once, plays it, and says what a program saw in the answers. */
export async function runRecipeCommand(
  id: string | undefined,
  options: RecipeOptions,
  context: Context,
  agreed: (options: RecipeOptions, context: Context) => Promise<boolean> = agrees,
): Promise<void> {
  const { frame, terminal, locale } = context
  if (id === undefined) return list(options, context)
  const placed = recipeNamed(id, context)
  const { recipe } = placed
  if (!options.json) await printInParts(recipeLines(recipe, frame), context)
  if (options.dryRun) {
    if (!options.json) terminal.print([''])
    return printRecipeRequests(recipe, options, context)
  }
  const server = namedServer(options, context)
  if (server === undefined) throw new PrimerError({ code: 'no-endpoint' })
  const words = context.messages.try.recipe
  // Before the yes nothing is asked, not even for the list of models.
  const named = namedModel(options, context)
  const texts = wishesOf(recipe, named ?? '', locale).map(({ system = '', prompt }) => system + prompt)
  terminal.printError([
    '',
    goesText({ host: server.host, model: named ?? words.theOnlyModel, texts }, frame),
    '',
  ])
  if (!(await agreed(options, context))) {
    terminal.printError([words.notSent])
    return
  }
  const model = named ?? (await modelOf(options, server, context))
  const ended = new AbortController()
  const stop = (): void => ended.abort()
  context.host.once('SIGINT', stop)
  let printed = 0
  let latest: readonly PlayedCall[] = []
  try {
    const calls = await playRecipe(
      recipe,
      model,
      { ...server, signal: ended.signal },
      locale,
      (played, news) => {
        latest = played
        if (news !== undefined && news.type !== 'text' && news.type !== 'thinking')
          terminal.printError(noteLines(news, frame))
        const finished = played.filter(({ seen }) => seen.length > 0)
        if (options.json || finished.length <= printed) return
        terminal.print(playedLines(finished.slice(printed), frame))
        printed = finished.length
      },
    )
    if (isStopped(calls)) {
      terminal.printError([words.stopped])
      throw new Interrupted()
    }
    await recordRecipe(placed, model, calls, context)
    if (options.json) terminal.printJson(recipeJson(recipe, model, calls))
    else {
      const { held, of } = tallyOf(calls)
      terminal.print(verdictLines(held, of, frame))
    }
    requireSaved(await context.learner())
  } catch (error) {
    // What was answered before the run ended too early is not lost with the rest.
    const begun = latest.filter(
      ({ seen, answers }) => seen.length === 0 && answers.some(({ text }) => text !== ''),
    )
    if (!options.json && begun.length > 0) terminal.print(playedLines(begun, frame))
    throw error
  } finally {
    context.host.off('SIGINT', stop)
  }
}

/** Yes on the command line, or yes on the terminal; the safe answer stands first. */
async function agrees({ yes, json }: RecipeOptions, context: Context): Promise<boolean> {
  if (yes) return true
  if (json || !context.terminal.canAsk)
    throw new PrimerError({ code: 'needs-terminal', command: 'try recipe' })
  return wantsToSend(context)
}

/** `within`: the input of a text in which it is asked. */
export async function wantsToSend(context: Context, within?: LineInput): Promise<boolean> {
  const { recipe } = context.messages.try
  return (await chooseOne(recipe.askToSend, [recipe.no, recipe.send], context, within)) === 1
}

async function list({ json }: RecipeOptions, context: Context): Promise<void> {
  const all = recipesOf(context)
  if (json)
    return context.terminal.printJson({
      schema: 'llm-primer/recipes@1',
      recipes: all.map(({ section, recipe }) => ({
        id: recipe.id,
        section: section.number,
        title: recipe.title,
        requests: recipe.calls.reduce((sum, { n }) => sum + n, 0),
      })),
    })
  const listed = all.map(({ section, recipe }) => ({ number: section.number, recipe }))
  await printInParts(recipeListLines(listed, context.frame), context)
}
