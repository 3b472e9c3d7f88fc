import type { Host } from './host.ts'
import { openKeyboard } from './keyboard.ts'

/**
 * Runs llm-primer with other words on this terminal. With a text for afterwards it shows that and waits for a key that
 * goes back, so that the last lines can be read.
 */
export async function runSelf(
  words: readonly string[],
  afterwards: string | undefined,
  host: Host,
): Promise<void> {
  const { spawn } = await import('node:child_process')
  const [node = 'node', launcher = ''] = host.argv
  const child = spawn(node, [launcher, ...words], { stdio: 'inherit' })
  // Ctrl-C goes to the whole foreground group; it ends the child, not the reader behind it.
  const ignore = (): void => {}
  host.on('SIGINT', ignore)
  await new Promise((resolve) => child.on('close', resolve).on('error', resolve))
  host.off('SIGINT', ignore)
  if (afterwards === undefined) return
  const keyboard = openKeyboard(host)
  host.stdout.write(`\n${afterwards}`)
  for (let key = await keyboard.next(); key !== undefined; key = await keyboard.next())
    if (GOING_BACK.has(key.name) || key.text === 'q' || key.text === ' ') break
  keyboard.close()
  // What runs next, or the shell, begins on a line of its own.
  host.stdout.write('\n\n')
}

const GOING_BACK = new Set(['enter', 'escape', 'ctrl-c', 'ctrl-d'])
