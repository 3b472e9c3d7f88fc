import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

// As the compiler writes paths, on Windows too.
const root = join(import.meta.dirname, '..', '..').replaceAll('\\', '/')
const { config } = ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile)
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)

/** Edits to single files of the wording; each is to be refused by the compiler. */
const edits: readonly { readonly file: string; readonly from: RegExp; readonly to: string }[] = [
  { file: 'home.zh.ts', from: /^ {2}pressEnter: .*\n/m, to: '' },
  { file: 'progress.zh.ts', from: /^export const progressZh.*\n/m, to: "$&  sayHello: '你好',\n" },
  { file: 'search.en.ts', from: /'query-too-long': /, to: "'query-far-too-long': " },
]

/** What the compiler says of these files when the edits are made. */
function problemsIn(files: readonly string[]): string {
  const changed = new Map<string, string>()
  for (const { file, from, to } of edits) {
    const path = `${root}/src/messages/${file}`
    const before = ts.sys.readFile(path) ?? ''
    changed.set(path, before.replace(from, to))
    expect(changed.get(path)).not.toBe(before)
  }
  const host = ts.createCompilerHost(options)
  const getSourceFile = host.getSourceFile.bind(host)
  host.getSourceFile = (path, target) => {
    const text = changed.get(path)
    return text === undefined ? getSourceFile(path, target) : ts.createSourceFile(path, text, target)
  }
  const entry = `${root}/src/messages/messages.ts`
  const program = ts.createProgram([entry], { ...options, types: [], noEmit: true }, host)
  return files
    .flatMap((file) => program.getSemanticDiagnostics(program.getSourceFile(`${root}/src/messages/${file}`)))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
    .join('\n')
}

test('a message that one language lacks, or has alone, and an error without a sentence do not compile', () => {
  const problems = problemsIn(['home.zh.ts', 'progress.zh.ts', 'search.en.ts', 'en.ts'])
  expect(problems).toContain("'pressEnter' is missing")
  expect(problems).toContain("'sayHello' does not exist")
  expect(problems).toMatch(/query-too-long\W+ is missing/)
})
