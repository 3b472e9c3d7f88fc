import { totalmem } from 'node:os'
import type { RequestTrouble } from '../../domain/chat-answer.ts'
import { MODEL_PORTS } from '../../domain/model-ports.ts'
import { type FittingModel, modelsThatFit } from '../../domain/models-that-fit.ts'
import { PrimerError } from '../../errors.ts'
import { saveSettings } from '../../files/settings-file.ts'
import type { Patience } from '../../network/http.ts'
import { listModels } from '../../network/model-list.ts'
import { RequestError } from '../../network/server.ts'
import { type FoundServer, fitLines, foundJson, foundLines } from '../../views/try-found.ts'
import { detailsWithUpdate } from '../models/details.ts'
import { chooseOne } from '../shared/choose.ts'
import type { Context } from '../shared/context.ts'
import { endpointNamed } from '../shared/endpoint.ts'
import { printInParts } from '../shared/parts.ts'
import type { TryOptions } from './options.ts'
import { namedServer, type OwnServer, serverAt } from './server.ts'

/** Seconds. What runs on this computer answers at once, or does not run. */
const LOOKING: Patience = { connection: 1, silence: 3 }

/** `try` alone: what answers on this computer, and which of it is to be asked from now on. */
export async function runFind(options: TryOptions, context: Context): Promise<void> {
  const { terminal, frame, settings } = context
  const servers = await serversOnThisComputer(context)
  const isSet = settings['try-endpoint'] !== undefined
  if (options.json) return terminal.printJson(foundJson(servers, settings))
  await printInParts(foundLines(servers, settings, frame), context)
  const usable = servers.filter(({ state }) => state.type === 'models' && state.names.length > 0)
  if (usable.length === 0) {
    if (!servers.some(({ state }) => state.type !== 'other'))
      await printInParts(
        fitLines(fitting(context), totalmem(), context.course.catalog().asOf, frame),
        context,
      )
    return
  }
  if (!isSet && terminal.canAsk) await choose(usable, context)
}

/**
 * For a question without a server: shows what answers on this computer and asks which is meant.
 * @throws PrimerError `no-endpoint` when nothing was found or chosen
 */
export async function chooseServer(options: TryOptions, context: Context): Promise<OwnServer> {
  const { terminal, frame, settings } = context
  const servers = await serversOnThisComputer(context)
  terminal.printError(foundLines(servers, settings, frame))
  const usable = servers.filter(({ state }) => state.type === 'models' && state.names.length > 0)
  const chosen = usable.length === 0 || !terminal.canAsk ? undefined : await choose(usable, context)
  if (chosen === undefined) throw new PrimerError({ code: 'no-endpoint' })
  const server = namedServer({ ...options, endpoint: chosen }, context)
  if (server === undefined) throw new PrimerError({ code: 'no-endpoint' })
  return server
}

/** Asks all usual ports at once. `ports` are the usual ones but in tests. */
export function serversOnThisComputer(context: Context, ports = MODEL_PORTS): Promise<FoundServer[]> {
  return Promise.all(
    ports.map(async ({ name, port }): Promise<FoundServer[]> => {
      const address = `http://localhost:${port}/v1`
      const server = {
        ...serverAt(endpointNamed(address), { endpoint: address }, context),
        patience: LOOKING,
      }
      try {
        const { models } = await listModels(server)
        return [{ name, port, address, state: { type: 'models', names: models } }]
      } catch (error) {
        if (!(error instanceof RequestError)) throw error
        const type = insteadOfModels(error.trouble)
        return type === undefined ? [] : [{ name, port, address, state: { type } }]
      }
    }),
  ).then((found) => found.flat())
}

/** What is there in the place of a list; undefined where nothing is. */
function insteadOfModels(trouble: RequestTrouble): 'wants-key' | 'loading' | 'silent' | 'other' | undefined {
  if (trouble.type === 'network') return trouble.trouble.type === 'silent' ? 'silent' : undefined
  if (trouble.type === 'key') return 'wants-key'
  return trouble.type === 'status' && trouble.status === 503 ? 'loading' : 'other'
}

/** Choices that fit on a screen, and that digits choose. */
const MOST_CHOICES = 8

/** The address that was chosen, which is set from now on; undefined for none. */
async function choose(servers: readonly FoundServer[], context: Context): Promise<string | undefined> {
  const { messages, places, terminal } = context
  const { find } = messages.try
  const choices = servers
    .flatMap(({ address, state }) =>
      (state.type === 'models' ? state.names : []).map((model) => ({ address, model })),
    )
    .slice(0, MOST_CHOICES)
  const labels = choices.map(({ address, model }) => `${model}  ${address}`)
  const at = await chooseOne(find.question, [find.no, ...labels], context)
  const chosen = choices[at - 1]
  if (chosen === undefined) return undefined
  saveSettings(places.config, { 'try-endpoint': chosen.address, 'try-model': chosen.model })
  terminal.printError([find.chosen(chosen.address, chosen.model)])
  return chosen.address
}

const fitting = (context: Context): FittingModel[] => modelsThatFit(detailsWithUpdate(context), totalmem())
