import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { env, platform } from 'node:process'
import { Script } from 'node:vm'
import type { LocalizedText } from '../domain/locale.ts'
import { programPlaces } from '../domain/program-places.ts'
import type { Program } from '../domain/programs.ts'

/** Why a program cannot run, and its line. */
export interface ProgramTrouble {
  readonly line: number
  readonly told: LocalizedText
}

/**
 * What keeps each program from running, as far as that shows without running it: nothing is in it, it asks for what has
 * to be installed (which programs of a pack may), or its language does not understand it. Python is asked where there is one; the tests have it, and run
 * every program of the course.
 */
export function programTroubles(
  programs: readonly Program[],
  { isCourse }: { readonly isCourse: boolean },
): readonly (ProgramTrouble | undefined)[] {
  const found = programs.map(
    (program) => emptyTrouble(program) ?? (isCourse ? importTrouble(program) : undefined),
  )
  const open = programs.map((program, at) => (found[at] === undefined ? program : undefined))
  const python = pythonTroubles(open.map((program) => (program?.language === 'python' ? program.text : '')))
  return open.map((program, at) =>
    program === undefined
      ? found[at]
      : program.language === 'javascript'
        ? javascriptTrouble(program.text)
        : python[at],
  )
}

const emptyTrouble = ({ text }: Program): ProgramTrouble | undefined =>
  text.trim() === '' ? { line: 1, told: { zh: '这个程序是空的。', en: 'This program is empty.' } } : undefined

/** Parts of the standard library that a short program may need; what is not here has to be installed, or added here. */
const PYTHON_LIBRARY = new Set(
  (
    'argparse array asyncio base64 bisect collections concurrent contextlib copy csv dataclasses datetime decimal difflib ' +
    'email enum fractions functools getpass glob hashlib heapq hmac html http importlib inspect io itertools json logging ' +
    'math operator os pathlib pickle platform pprint queue random re secrets shlex shutil signal socket sqlite3 ssl ' +
    'statistics string struct subprocess sys tempfile textwrap threading time traceback types typing unicodedata unittest ' +
    'urllib uuid warnings xml zipfile zlib __future__'
  ).split(' '),
)

const IMPORTS = {
  javascript:
    /^\s*(?:import\b[^'"\n]*|export\b[^'"\n]*\bfrom\s*|.*\b(?:require|import)\s*\(\s*)['"]([^'"]+)['"]/,
  python: /^\s*(?:import|from)\s+([A-Za-z_]\w*)/,
} as const

function importTrouble({ language, text }: Program): ProgramTrouble | undefined {
  const isKnown = (name: string): boolean =>
    language === 'javascript' ? name.startsWith('node:') : PYTHON_LIBRARY.has(name)
  const lines = text.split('\n')
  const at = lines.findIndex((line) => {
    const name = IMPORTS[language].exec(line)?.[1]
    return name !== undefined && !isKnown(name)
  })
  if (at < 0) return undefined
  const name = IMPORTS[language].exec(lines[at] ?? '')?.[1] ?? ''
  return {
    line: at + 1,
    told: {
      zh: `“${name}”要另外安装：程序只能用标准库${language === 'javascript' ? '（写成 node:…）' : ''}。`,
      en: `“${name}” would have to be installed: programs use the standard library${language === 'javascript' ? ' (written node:…)' : ''} only.`,
    },
  }
}

const notUnderstood = (name: string, line: number, reason: string): ProgramTrouble => ({
  line,
  told: { zh: `${name} 读不懂这一行：${reason}`, en: `${name} does not understand this line: ${reason}` },
})

/** Nothing is run. */
function javascriptTrouble(text: string): ProgramTrouble | undefined {
  try {
    // A function, since a module may await at its top; imports are left out, which a function cannot have.
    new Script(`(async () => {${text.replace(/^import .*$/gm, '')}\n})`, { filename: 'program' })
    return undefined
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const [, line = '1'] = /^program:(\d+)/.exec(error.stack ?? '') ?? []
    return notUnderstood('JavaScript', Number(line), error.message)
  }
}

/** Reads the texts as JSON and says of each, on a line of its own, where it is not Python. Nothing of them is run. */
const PARSE = `
import ast, json, sys
for text in json.load(sys.stdin):
    try:
        ast.parse(text)
        print()
    except (SyntaxError, ValueError) as error:
        print(getattr(error, "lineno", 1) or 1, getattr(error, "msg", None) or error)
`

function pythonTroubles(texts: readonly string[]): readonly (ProgramTrouble | undefined)[] {
  if (texts.every((text) => text === '')) return []
  const python = programPlaces('python3', env.PATH, platform).find((place) => existsSync(place))
  if (python === undefined) return []
  const { status, stdout } = spawnSync(python, ['-I', '-S', '-X', 'utf8', '-c', PARSE], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    timeout: 10_000,
  })
  // Another Python than this: then nothing is known.
  if (status !== 0) return []
  return stdout.split('\n').map((line) => {
    const [, at, reason] = /^(\d+) (.*)$/.exec(line) ?? []
    return at === undefined || reason === undefined ? undefined : notUnderstood('Python', Number(at), reason)
  })
}
