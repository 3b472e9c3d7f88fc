// The screen on a host of Windows, which has no job control: Node throws there for SIGTSTP and SIGCONT.
import { expect, test } from 'vitest'
import { openScreen } from '../../src/terminal/screen.ts'
import { playedHost } from '../played-host.ts'

const windowsHost = () => playedHost({ platform: 'win32', unknownSignals: ['SIGTSTP', 'SIGCONT', 'SIGQUIT'] })

test('Ctrl-Z changes nothing: the next key is read as ever', async () => {
  const { host, send } = windowsHost()
  const screen = openScreen(host)
  send('\x1a')
  send('j')
  expect(await screen.next()).toMatchObject({ type: 'key', key: { text: 'j' } })
  await screen.close()
})

test('Ctrl-Break ends as a signal does: 128 and its number', async () => {
  const { host, signals } = windowsHost()
  const screen = openScreen(host)
  const ended = screen.next()
  signals.emit('SIGBREAK', 'SIGBREAK')
  expect((await ended).type).toBe('end')
  await screen.close()
  expect(signals.listenerCount('SIGBREAK')).toBe(0)
})
