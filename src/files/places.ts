import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** Where the learner's own files live. Undefined folders do not exist: there is no home. */
export interface Places {
  readonly state: string
  readonly config: string
  readonly data: string
  readonly cache: string
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * XDG base directories; a relative XDG value is ignored, as the specification says
 * (https://specifications.freedesktop.org/basedir-spec/). `--data-dir D` or LLM_PRIMER_HOME=D gives D/state and so on.
 */
export function findPlaces(environment: Environment, dataDir: string | undefined): Places {
  const own = dataDir ?? environment.LLM_PRIMER_HOME
  const within = (variable: string, ...fallback: string[]): string => {
    const said = environment[variable]
    return join(
      said !== undefined && isAbsolute(said) ? said : join(home(environment), ...fallback),
      'llm-primer',
    )
  }
  if (own)
    return {
      state: join(own, 'state'),
      config: join(own, 'config'),
      data: join(own, 'data'),
      cache: join(own, 'cache'),
    }
  return {
    state: within('XDG_STATE_HOME', '.local', 'state'),
    config: within('XDG_CONFIG_HOME', '.config'),
    data: within('XDG_DATA_HOME', '.local', 'share'),
    cache: within('XDG_CACHE_HOME', '.cache'),
  }
}

function home(environment: Environment): string {
  const said = environment.HOME
  return said !== undefined && isAbsolute(said) ? said : homedir()
}
