const isWindows = process.platform === 'win32'

/** What a test needs and this system may lack: such a test is skipped there. */
export const lacks = {
  /** Windows keeps lists of permissions, and Node gives every file 0o666 there. */
  modeBits: isWindows,
  /** `sh`, `mkfifo`, and with them pipes that stand in a folder. */
  unixPrograms: isWindows,
  /** Windows asks for a right of its own before it makes one. */
  symbolicLinks: isWindows,
  /** Windows renames nothing that is open, and a death that is only played leaves its files open. */
  renamingOpenFiles: isWindows,
  /** Names with control characters, quotes, colons or question marks. */
  freeNames: isWindows,
  /** /dev/null as a path, a working folder that is deleted, signals with a number. */
  unixFiles: isWindows,
}
