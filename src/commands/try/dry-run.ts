import { chatBody } from '../../domain/chat.ts'
import { under } from '../../domain/endpoint.ts'
import { noteLines, requestLines } from '../../views/try.ts'
import type { Context } from '../shared/context.ts'
import { endpointNamed, requireVariableName } from '../shared/endpoint.ts'
import type { TryOptions } from './options.ts'
import { wishOf } from './wish.ts'

const USUAL = 'http://localhost:11434/v1'

/** Prints the request that would be sent, byte for byte but for the key, and opens nothing. */
export function printRequest(prompt: string, options: TryOptions, context: Context): void {
  const { settings, frame, terminal } = context
  const address = options.endpoint ?? settings['try-endpoint']
  const model = options.model ?? settings['try-model']
  const variable = options.keyEnv ?? settings['try-key-env']
  if (variable !== undefined) requireVariableName(variable)
  const { bases } = endpointNamed(address ?? USUAL)
  const [base] = bases
  if (base === undefined) return
  const body = chatBody(wishOf(model ?? 'MODEL', prompt, options))
  const request = { url: under(base, '/chat/completions').href, variable, body }
  if (options.json)
    terminal.printJson({
      schema: 'llm-primer/try-request@1',
      method: 'POST',
      url: request.url,
      keyFrom: variable ?? null,
      body,
    })
  else terminal.print(requestLines(request))
  terminal.printError(
    noteLines(
      { type: 'dry', hasEndpoint: address !== undefined, hasModel: model !== undefined, variable },
      frame,
    ),
  )
}
