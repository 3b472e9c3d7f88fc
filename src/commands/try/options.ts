/** Where to ask: for one run; what is missing stands in the settings. */
export interface ServerOptions {
  readonly endpoint?: string
  readonly model?: string
  /** The name of the environment variable that holds the key. */
  readonly keyEnv?: string
  readonly remote?: boolean
}

export interface TryOptions extends ServerOptions {
  readonly file?: string
  readonly system?: string
  readonly temperature?: number
  readonly maxTokens?: number
  readonly n?: number
  readonly seed?: number
  readonly dryRun?: boolean
  readonly thinking?: boolean
  readonly json?: boolean
}
