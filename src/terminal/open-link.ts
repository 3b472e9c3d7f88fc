import type { Host } from './host.ts'

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/**
 * Opens a web address in the learner's browser, without a shell. Where there is none (SSH, a server) nothing happens:
 * the reader shows the address, to be copied.
 */
export async function openLink(url: string, { platform }: Pick<Host, 'platform'>): Promise<void> {
  if (!/^https?:\/\//.test(url)) return
  const { spawn } = await import('node:child_process')
  const [command, ...words] = OPENERS[platform] ?? ['xdg-open']
  const child = spawn(command, [...words, url], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
