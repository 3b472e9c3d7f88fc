import { userInfo } from 'node:os'
import { join, resolve, win32 } from 'node:path'
import { platform } from 'node:process'
import { isWholePath } from '../domain/whole-path.ts'

/** Where the learner's own files live. Undefined folders do not exist: there is no home. */
export interface Places {
  readonly state: string | undefined
  readonly config: string | undefined
  readonly data: string | undefined
  readonly cache: string | undefined
  /** Where earlier versions kept the journal on Windows, if that is another place. */
  readonly former?: string
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * XDG base directories; a relative XDG value is ignored, as the specification says
 * (https://specifications.freedesktop.org/basedir-spec/). `--data-dir D` or LLM_PRIMER_HOME=D gives D/state and so on.
 */
export function findPlaces(
  environment: Environment,
  dataDir: string | undefined,
  system: string = platform,
): Places {
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
    if (said !== undefined && isWholePath(said, system)) return join(said, 'llm-primer')
    const home = homeOf(environment, system)
    return home === undefined ? undefined : join(home, ...fallback, 'llm-primer')
  }
  const former = formerState(environment, system)
  return {
    ...(former === undefined ? {} : { former }),
    state: within('XDG_STATE_HOME', '.local', 'state'),
    config: within('XDG_CONFIG_HOME', '.config'),
    data: within('XDG_DATA_HOME', '.local', 'share'),
    cache: within('XDG_CACHE_HOME', '.cache'),
  }
}

/**
 * Undefined when HOME says nothing useful and the system knows no home either, as in a container with a bare user number.
 * Windows has USERPROFILE; Git Bash and others set HOME besides.
 */
function homeOf(environment: Environment, system: string): string | undefined {
  const said = [environment.HOME, ...(system === 'win32' ? [environment.USERPROFILE] : [])]
  const whole = said.find((path) => path !== undefined && isWholePath(path, system))
  if (whole !== undefined) return whole
  try {
    const home = userInfo().homedir
    return isWholePath(home, system) ? home : undefined
  } catch {
    return undefined
  }
}

/**
 * Where earlier versions kept the journal when HOME or XDG_STATE_HOME named no drive: on the drive that one was on.
 * Undefined everywhere else.
 */
function formerState(environment: Environment, system: string): string | undefined {
  if (system !== 'win32') return undefined
  const driveless = (said: string | undefined): said is string =>
    said !== undefined && win32.isAbsolute(said) && !isWholePath(said, system)
  if (driveless(environment.XDG_STATE_HOME)) return join(environment.XDG_STATE_HOME, 'llm-primer')
  const { HOME } = environment
  return driveless(HOME) && environment.XDG_STATE_HOME === undefined
    ? join(HOME, '.local', 'state', 'llm-primer')
    : undefined
}
