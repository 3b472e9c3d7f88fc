import { userInfo } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'

/** Where the learner's own files live. Undefined folders do not exist: there is no home. */
export interface Places {
  readonly state: string | undefined
  readonly config: string | undefined
  readonly data: string | undefined
  readonly cache: string | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * XDG base directories; a relative XDG value is ignored, as the specification says
 * (https://specifications.freedesktop.org/basedir-spec/). `--data-dir D` or LLM_PRIMER_HOME=D gives D/state and so on.
 */
export function findPlaces(environment: Environment, dataDir: string | undefined): Places {
  const own = dataDir ?? environment.LLM_PRIMER_HOME
  if (own) {
    const within = (name: string): string => resolve(own, name)
    return {
      state: within('state'),
      config: within('config'),
      data: within('data'),
      cache: within('cache'),
    }
  }
  const within = (variable: string, ...fallback: string[]): string | undefined => {
    const said = environment[variable]
    if (said !== undefined && isAbsolute(said)) return join(said, 'llm-primer')
    const home = homeOf(environment)
    return home === undefined ? undefined : join(home, ...fallback, 'llm-primer')
  }
  return {
    state: within('XDG_STATE_HOME', '.local', 'state'),
    config: within('XDG_CONFIG_HOME', '.config'),
    data: within('XDG_DATA_HOME', '.local', 'share'),
    cache: within('XDG_CACHE_HOME', '.cache'),
  }
}

/** Undefined when HOME says nothing useful and the system knows no home either, as in a container with a bare user number. */
function homeOf(environment: Environment): string | undefined {
  const said = environment.HOME
  if (said !== undefined && isAbsolute(said)) return said
  try {
    const home = userInfo().homedir
    return isAbsolute(home) ? home : undefined
  } catch {
    return undefined
  }
}
