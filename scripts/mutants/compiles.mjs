import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'

/**
 * Asks the compiler about one changed text after another, and keeps what it knows between them.
 * @param {string} root
 * @returns {(file: string, text: string) => boolean} whether it compiles, together with the files that import it
 */
export function compilerOf(root) {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const sources = fileNames.filter((name) => name.startsWith(join(root, 'src')))
  const importers = importersOf(sources)
  /** What takes the place of a file, and how often it has changed. */
  const changed = new Map()
  const versions = new Map()
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, noEmit: true }),
    getScriptFileNames: () => sources,
    getScriptVersion: (name) => String(versions.get(name) ?? 0),
    getScriptSnapshot: (name) => {
      const text = changed.get(name) ?? ts.sys.readFile(name)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  })
  const put = (file, text) => {
    versions.set(file, (versions.get(file) ?? 0) + 1)
    if (text === undefined) changed.delete(file)
    else changed.set(file, text)
  }
  return (file, text) => {
    put(file, text)
    const isSound = [file, ...(importers.get(file) ?? [])].every(
      (name) =>
        service.getSyntacticDiagnostics(name).length === 0 &&
        service.getSemanticDiagnostics(name).length === 0,
    )
    put(file, undefined)
    return isSound
  }
}

/** Each file with those that import it directly. */
function importersOf(files) {
  const importers = new Map()
  for (const file of files)
    for (const { fileName } of ts.preProcessFile(ts.sys.readFile(file) ?? '', true, true).importedFiles) {
      if (!fileName.startsWith('.')) continue
      const imported = resolve(dirname(file), fileName)
      importers.set(imported, [...(importers.get(imported) ?? []), file])
    }
  return importers
}
