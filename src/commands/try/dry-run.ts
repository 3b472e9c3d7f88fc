import { chatBody } from '../../domain/chat.ts'
import { under } from '../../domain/endpoint.ts'
import type { Recipe } from '../../domain/recipe.schema.ts'
import { CHAT_ACCEPTED } from '../../network/chat.ts'
import { NEXT_ACCEPTED, nextQuestions } from '../../network/next-tokens.ts'
import { noteLines, type RequestShown, requestLines } from '../../views/try.ts'
import type { Context } from '../shared/context.ts'
import { endpointNamed, requireVariableName } from '../shared/endpoint.ts'
import type { ServerOptions, TryOptions } from './options.ts'
import { wishOfCall } from './recipe.ts'
import { wishOf } from './wish.ts'

const USUAL = 'http://localhost:11434/v1'

/** What would be sent where: the address, the model's name or a place for it, and the variable that holds the key. */
interface Destination {
  readonly base: URL
  readonly model: string
  readonly variable: string | undefined
}

interface Planned {
  readonly path: string
  readonly accept: string
  readonly body: object
  /** How often it would be sent. */
  readonly times: number
}

/** Prints the request that would be sent, byte for byte but for the key, and opens nothing. */
export function printRequest(prompt: string, options: TryOptions, context: Context): void {
  printPlan(options, context, ({ model }) => [
    {
      path: '/chat/completions',
      accept: CHAT_ACCEPTED,
      body: chatBody(wishOf(model, prompt, options)),
      times: options.n ?? 1,
    },
  ])
}

/** The requests of a recipe, each once, and opens nothing. */
export function printRecipeRequests(recipe: Recipe, options: DryOptions, context: Context): void {
  printPlan(options, context, ({ model }) =>
    recipe.calls.map((call) => ({
      path: '/chat/completions',
      accept: CHAT_ACCEPTED,
      body: chatBody(wishOfCall(call, model, context.locale)),
      times: call.n,
    })),
  )
}

/** The forms in which the next token is asked for, one after the other until one is answered; opens nothing. */
export function printNextRequests(text: string, options: DryOptions, context: Context): void {
  printPlan(options, context, ({ model }) =>
    nextQuestions(model, text).map(({ path, body }) => ({ path, accept: NEXT_ACCEPTED, body, times: 1 })),
  )
}

interface DryOptions extends ServerOptions {
  readonly json?: boolean
}

function printPlan(
  options: DryOptions,
  context: Context,
  plan: (destination: Destination) => readonly Planned[],
): void {
  const { settings, frame, terminal } = context
  const address = options.endpoint ?? settings['try-endpoint']
  const model = options.model ?? settings['try-model']
  const variable = options.keyEnv ?? settings['try-key-env']
  if (variable !== undefined) requireVariableName(variable)
  const [base] = endpointNamed(address ?? USUAL).bases
  if (base === undefined) return
  const planned = plan({ base, model: model ?? 'MODEL', variable }).map(({ path, times, ...request }) => ({
    times,
    shown: { ...request, url: under(base, path).href, variable },
  }))
  if (options.json) terminal.printJson(planJson(planned))
  else
    planned.forEach(({ shown }, at) => {
      if (at > 0) terminal.print([''])
      terminal.print(requestLines(shown, frame))
    })
  terminal.printError(
    noteLines(
      { type: 'dry', hasEndpoint: address !== undefined, hasModel: model !== undefined, variable },
      frame,
    ),
  )
}

interface PlannedShown {
  readonly times: number
  readonly shown: RequestShown
}

/** One request by itself, as `try` sends it; several, as recipes and `next` do, in a list. */
function planJson(planned: readonly PlannedShown[]): object {
  const requests = planned.map(({ times, shown: { url, variable, body } }) => ({
    method: 'POST',
    url,
    keyFrom: variable ?? null,
    body,
    times,
  }))
  const [only] = requests
  if (requests.length !== 1 || only === undefined) return { schema: 'llm-primer/try-requests@1', requests }
  const { times: _, ...request } = only
  return { schema: 'llm-primer/try-request@1', ...request }
}
