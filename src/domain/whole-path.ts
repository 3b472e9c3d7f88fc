/** On Windows `/home/me` means the drive that one happens to be on: only a path with a drive or a share is whole. */
export const isWholePath = (path: string, system: string): boolean =>
  system === 'win32' ? /^(?:[a-z]:[\\/]|[\\/]{2}[^\\/])/i.test(path) : path.startsWith('/')
