/**
 * True for what means a device on Windows, with or without an ending, in any case and with blanks behind it
 * (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). Explorer cannot delete a file of such a name.
 */
export const isDeviceName = (name: string): boolean =>
  /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d\u00b9\u00b2\u00b3]) *(?:[.:]|$)/i.test(name)

/**
 * True for a name with a character that Windows allows in none. A colon is the worst: what is written to `notes.md:1`
 * lies in a stream of `notes.md` that no folder shows.
 */
export const isForbiddenOnWindows = (name: string): boolean => /[<>:"|?*\u0000-\u001f]/.test(name)

/** True for a name under which Windows cannot find again what it has made: a device, or with dots or blanks at its end. */
export const isLostOnWindows = (name: string): boolean =>
  isDeviceName(name) || (/[. ]$/.test(name) && !/^\.{1,2}$/.test(name))
