import { isWholePath } from './whole-path.ts'

/**
 * Where a program of the system may lie: in the folders of PATH that are whole paths. A bare name, or an empty or relative
 * entry of PATH, would also be looked for in the current folder, on Windows first of all: there may lie somebody else's
 * program.
 */
export const programPlaces = (name: string, path: string | undefined, system: string): readonly string[] => {
  const isWindows = system === 'win32'
  return (path ?? '')
    .split(isWindows ? ';' : ':')
    .filter((folder) => isWholePath(folder, system))
    .map((folder) => (isWindows ? `${folder}\\${name}.exe` : `${folder}/${name}`))
}
