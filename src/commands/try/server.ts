import type { Endpoint } from '../../domain/endpoint.ts'
import { isUsableKey } from '../../domain/secret.ts'
import { toldText } from '../../domain/told-text.ts'
import { PrimerError } from '../../errors.ts'
import { listModels } from '../../network/model-list.ts'
import { RequestError, type Server, USUAL_PATIENCE } from '../../network/server.ts'
import { noteLines } from '../../views/try.ts'
import type { Context } from '../shared/context.ts'
import { endpointNamed, requireVariableName } from '../shared/endpoint.ts'
import type { ServerOptions } from './options.ts'

/** The learner's server, as the options and the settings name it. */
export interface OwnServer extends Server {
  /** Host and port, as they are told. */
  readonly host: string
}

/**
 * The server that was named; undefined when none was.
 * @throws PrimerError for an address, a variable or a place that cannot be used
 */
export function namedServer(options: ServerOptions, context: Context): OwnServer | undefined {
  const address = options.endpoint ?? context.settings['try-endpoint']
  return address === undefined ? undefined : serverAt(endpointNamed(address), options, context)
}

/** @throws PrimerError `needs-remote`, and what a key may lack */
export function serverAt(endpoint: Endpoint, options: ServerOptions, context: Context): OwnServer {
  const host = hostOf(endpoint)
  if (!endpoint.isLoopback && options.remote !== true) throw new PrimerError({ code: 'needs-remote', host })
  const key = keyFrom(options, endpoint, context)
  return {
    endpoint,
    host,
    proxies: context.host.env,
    patience: USUAL_PATIENCE,
    ...(key === undefined ? {} : { key }),
  }
}

export const hostOf = ({ bases: [base] }: Endpoint): string => base?.host ?? ''

/** The variable of the settings belongs to the address of the settings: another server does not get its key. */
function keyFrom(
  { keyEnv, endpoint: address }: ServerOptions,
  _: Endpoint,
  { settings, host: { env } }: Context,
): Server['key'] {
  const isOther = address !== undefined && address !== settings['try-endpoint']
  const variable = keyEnv ?? (isOther ? undefined : settings['try-key-env'])
  if (variable === undefined) return undefined
  requireVariableName(variable)
  const value = env[variable]?.trim()
  if (value === undefined) throw new PrimerError({ code: 'key-not-set', variable, fault: 'unset' })
  if (value === '') throw new PrimerError({ code: 'key-not-set', variable, fault: 'empty' })
  if (!isUsableKey(value)) throw new PrimerError({ code: 'key-not-set', variable, fault: 'characters' })
  return { variable, value }
}

/** The model that was named; undefined when the server has to be asked for its list. */
export function namedModel({ model, endpoint }: ServerOptions, { settings }: Context): string | undefined {
  const isOther = endpoint !== undefined && endpoint !== settings['try-endpoint']
  return model || (isOther ? undefined : settings['try-model'])
}

/**
 * The model that was named, else the only one that the server has.
 * @throws PrimerError `which-model`, `no-answer`
 */
export async function modelOf(options: ServerOptions, server: OwnServer, context: Context): Promise<string> {
  const named = namedModel(options, context)
  if (named !== undefined) return named
  if (!server.endpoint.isLoopback)
    context.terminal.printError(noteLines({ type: 'listing', host: server.host }, context.frame))
  const { models } = await tellingErrors(server, () => listModels(server))
  const [only] = models
  if (only === undefined || models.length > 1)
    throw new PrimerError({
      code: 'which-model',
      host: server.host,
      known: models.map((name) => toldText(name, server.key?.value)),
    })
  return only
}

/** Runs it, and makes of what went wrong on the network an error that is told. */
export async function tellingErrors<T>(server: OwnServer, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof RequestError)
      throw new PrimerError(
        { code: 'no-answer', host: server.host, trouble: error.trouble },
        { cause: error },
      )
    throw error
  }
}
