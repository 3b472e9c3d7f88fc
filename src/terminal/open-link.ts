import type { Host } from './host.ts'

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/**
 * Opens a web address in the learner's browser, without a shell. False where nothing can open it (SSH, a server, another
 * kind of address): then it has to be shown, to be copied.
 */
export async function openLink(url: string, { platform }: Pick<Host, 'platform'>): Promise<boolean> {
  if (!/^https?:\/\//.test(url)) return false
  const { spawn } = await import('node:child_process')
  const [command, ...words] = OPENERS[platform] ?? ['xdg-open']
  const child = spawn(command, [...words, url], { stdio: 'ignore', detached: true })
  child.unref()
  return new Promise((resolve) => {
    child.on('error', () => resolve(false)).on('spawn', () => resolve(true))
  })
}
