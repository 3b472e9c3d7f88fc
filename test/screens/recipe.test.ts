import { afterAll, beforeAll, expect, test } from 'vitest'
import { keys, openTerminal, type PseudoTerminal } from '../pseudo-terminal.ts'
import { type ChatRequest, type ChatServer, startChatServer } from '../servers/chat-completions.ts'

// What a section offers to try on a model of one's own, played on a server of this computer.

let server: ChatServer
const reply = ({ messages }: ChatRequest): string =>
  messages.length > 0 ? 'Your name is Lin, and Canberra it is.' : ''

beforeAll(async () => {
  server = await startChatServer({ reply, models: ['small'] })
})
afterAll(() => server.close())

/** The first section with something to try, on a terminal with this server set. */
async function readerOn(
  columns: number,
  {
    words = [],
    env = {},
  }: { readonly words?: readonly string[]; readonly env?: Record<string, string> } = {},
): Promise<PseudoTerminal> {
  const setting = openTerminal(['config', 'set', 'try-endpoint', server.url])
  await setting.ended()
  return openTerminal([...words, 'read', '2.1'], { columns, rows: 24, home: setting.home, env })
}

const widest = (screen: string): number => Math.max(...screen.split('\n').map((row) => row.length))

test.each([40, 80])(
  'in %i columns: where it goes, a yes, the answers, and what was seen',
  async (columns) => {
    const before = server.requests.length
    const terminal = await readerOn(columns)
    await terminal.until('2.1')
    terminal.type('T')
    const asked = await terminal.until(/Enter\s+sends\s+it/)

    expect(asked).toMatch(/6 requests go to 127\.0\.0\.1:\d+/)
    expect(server.requests.length).toBe(before)
    expect(widest(asked)).toBeLessThanOrEqual(columns)

    terminal.type(keys.enter)
    const shown = await terminal.until(/The check held in 6 of 6/)
    expect(server.requests.length).toBe(before + 6)
    expect(widest(shown)).toBeLessThanOrEqual(columns)
    expect(shown).toContain('r again')

    // Whoever has said yes is not asked again until the program ends.
    terminal.type('r')
    await terminal.until(() => server.requests.length === before + 12)
    await terminal.until(/The check held in 6 of 6/)
    terminal.type('q')
    await terminal.until((screen) => !screen.includes('The check held'))
    terminal.type('q')
    await terminal.ended()
  },
)

test('a no, and nothing is sent', async () => {
  const before = server.requests.length
  const terminal = await readerOn(80)
  await terminal.until('2.1')
  terminal.type('T')
  await terminal.until('Enter sends it')
  terminal.type('q')
  await terminal.until((screen) => !screen.includes('Enter sends it'))
  terminal.type('q')
  await terminal.ended()

  expect(server.requests.length).toBe(before)
})

test.each([40, 80])('by typed lines, in %i columns', async (columns) => {
  const before = server.requests.length
  const terminal = await readerOn(columns, { env: { TERM: 'dumb' } })
  await terminal.until('2.1')
  terminal.type('T\r')
  await terminal.until(/Enter\s+for\s+1/)
  expect(server.requests.length).toBe(before)
  expect(widest(terminal.screen().join('\n'))).toBeLessThanOrEqual(columns)

  terminal.type('y\r')
  await terminal.until(/The\s+check\s+held\s+in\s+6\s+of\s+6/)
  expect(server.requests.length).toBe(before + 6)
  terminal.type('q\r')
  await terminal.ended()
})

test('Ctrl-C ends the requests and keeps what came; the page stays', async () => {
  let release = (): void => {}
  const slow = await startChatServer({
    models: ['small'],
    reply: () => ({
      pieces: (async function* () {
        yield 'The first words '
        await new Promise<void>((resolve) => {
          release = resolve
        })
      })(),
      ended: () => ({ finish: 'stop', promptTokens: 1, answerTokens: 3 }),
    }),
  })
  const setting = openTerminal(['config', 'set', 'try-endpoint', slow.url])
  await setting.ended()
  const terminal = openTerminal(['read', '2.1'], { home: setting.home })
  await terminal.until('2.1')
  terminal.type('T')
  await terminal.until('Enter sends it')
  terminal.type(keys.enter)
  await terminal.until('The first words')
  terminal.type(keys.ctrlC)
  const stopped = await terminal.until('Stopped')
  release()

  expect(stopped).toContain('The first words')
  expect(slow.requests.length).toBe(1)
  terminal.type('q')
  await terminal.until((screen) => !screen.includes('Stopped'))
  terminal.type('q')
  await terminal.ended()
  await slow.close()
})

test('without a server it says how to set one', async () => {
  const terminal = openTerminal(['read', '2.1'])
  await terminal.until('2.1')
  terminal.type('T')
  await terminal.until('try-endpoint')
  terminal.type('q')
  await terminal.until((screen) => !screen.includes('try-endpoint'))
  terminal.type('q')
  await terminal.ended()
})
