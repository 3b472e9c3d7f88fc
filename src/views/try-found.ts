import { cleanText } from '../domain/clean.ts'
import { MODEL_PORTS } from '../domain/model-ports.ts'
import { bytesForWeights, type FittingModel } from '../domain/models-that-fit.ts'
import type { Settings } from '../domain/settings.ts'
import type { Frame } from './frame.ts'
import { wrapText } from './line-break.ts'
import { bytes, decimalBytes, inWords } from './numbers.ts'
import { tableLines } from './table.ts'

/** What answers at a port of this computer. */
export interface FoundServer {
  readonly name: string
  readonly port: number
  readonly address: string
  readonly state:
    | { readonly type: 'models'; readonly names: readonly string[] }
    | { readonly type: 'wants-key' }
    /** It answers that it is not ready yet. */
    | { readonly type: 'loading' }
    /** It takes the connection and says nothing. */
    | { readonly type: 'silent' }
    /** Something else than a model server. */
    | { readonly type: 'other' }
}

/** Names of models that are shown of a server. */
const MOST_SHOWN = 10

/** What was found on this computer, and what is set. */
export function foundLines(servers: readonly FoundServer[], settings: Settings, frame: Frame): string[] {
  const { find } = frame.messages.try
  const { theme, width } = frame
  const prose = (text: string): string[] => wrapText(cleanText(text), width, frame)
  const address = settings['try-endpoint']
  const set = address === undefined ? [] : prose(find.set(address, settings['try-model'] ?? ''))
  const ports = MODEL_PORTS.map(({ port }) => port).join(' ')
  if (servers.length === 0) return [...prose(find.none(ports)), ...set]
  const [first] = servers.flatMap(({ address: at, state }) =>
    state.type === 'models' && state.names[0] !== undefined ? [{ at, model: state.names[0] }] : [],
  )
  return [
    theme.heading(find.heading),
    ...servers.flatMap((server) => serverLines(server, frame)),
    '',
    ...(address !== undefined
      ? set
      : first === undefined
        ? []
        : prose(find.useIt(first.at, quoted(first.model)))),
  ]
}

function serverLines({ name, port, address, state }: FoundServer, frame: Frame): string[] {
  const { find } = frame.messages.try
  const { theme, width } = frame
  const told =
    state.type === 'models' && state.names.length > 0
      ? find.models(state.names.length)
      : {
          models: find.noModels,
          'wants-key': find.wantsKey,
          loading: find.loading,
          silent: find.silent,
          other: find.other,
        }[state.type]
  const separator = frame.messages.common.listSeparator
  const names = state.type === 'models' ? state.names.slice(0, MOST_SHOWN) : []
  return [
    ...wrapText(`${find.usual(name, port)}  ${address}${separator}${told}`, width, frame),
    ...names.map((each) => theme.muted(`  ${cleanText(each).replace(/\s+/g, ' ')}`)),
    ...(state.type === 'models' && state.names.length > MOST_SHOWN ? [theme.muted('  …')] : []),
  ]
}

/** A name as a shell takes it. */
const quoted = (name: string): string =>
  /^[\w./:@+-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`

/** Rows of models that fit: enough to choose from. */
const MOST_FITTING = 12

/** Where nothing answers: what to install, and which open models this computer can hold. */
export function fitLines(
  models: readonly FittingModel[],
  memory: number,
  asOf: string,
  frame: Frame,
): string[] {
  const { find } = frame.messages.try
  const prose = (text: string): string[] => wrapText(text, frame.width, frame)
  if (models.length === 0) return ['', ...prose(find.install), '', ...prose(find.nothingFits(bytes(memory)))]
  return [
    '',
    ...prose(find.install),
    '',
    ...prose(find.fits(bytes(memory), decimalBytes(bytesForWeights(memory)))),
    '',
    ...tableLines(
      {
        header: [find.columns.model, find.columns.parameters, find.columns.weights],
        rows: models
          .slice(0, MOST_FITTING)
          .map(({ release, parameters, bytes: size }) => [
            release.name[frame.locale],
            inWords(parameters * 1e9, frame.locale),
            decimalBytes(size),
          ]),
        alignments: ['left', 'right', 'right'],
        compact: true,
      },
      frame,
    ),
    '',
    ...prose(find.asOf(asOf)),
  ]
}

/** `llm-primer/try-servers@1` */
export const foundJson = (servers: readonly FoundServer[], settings: Settings) => ({
  schema: 'llm-primer/try-servers@1',
  set: { endpoint: settings['try-endpoint'] ?? null, model: settings['try-model'] ?? null },
  servers: servers.map(({ name, port, address, state }) => ({
    name,
    port,
    address,
    state: state.type,
    models: state.type === 'models' ? state.names : [],
  })),
})
