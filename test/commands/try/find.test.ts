import { mkdtempSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createContext } from '../../../src/commands/shared/context.ts'
import { readGlobalOptions } from '../../../src/commands/shared/global-options.ts'
import { serversOnThisComputer } from '../../../src/commands/try/find.ts'
import type { Host } from '../../../src/terminal/host.ts'
import { foundLines } from '../../../src/views/try-found.ts'

const running: Server[] = []
afterAll(() => {
  for (const server of running) server.close().closeAllConnections()
})

/** A server at a port that the system chooses; undefined where this computer has no such address. */
async function listening(host: string, answer: RequestListener): Promise<number | undefined> {
  const server = createServer(answer)
  running.push(server)
  const isThere = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(0, host, () => resolve(true))
  })
  const address = server.address()
  return isThere && typeof address === 'object' && address !== null ? address.port : undefined
}

const says =
  (status: number, body: string, seen?: (key: string | undefined) => void): RequestListener =>
  (request, response) => {
    seen?.(request.headers.authorization)
    response.writeHead(status).end(body)
  }
const models = (...ids: readonly string[]): string =>
  JSON.stringify({ object: 'list', data: ids.map((id) => ({ id })) })

async function contextWith(env: Readonly<Record<string, string>>) {
  const home = mkdtempSync(join(tmpdir(), 'llm-primer-home-'))
  const host: Host = Object.create(process, {
    env: { value: { HOME: home, LANG: 'en_US.UTF-8', ...env } },
    platform: { value: 'linux' },
  })
  const root = join(import.meta.dirname, '..', '..', '..', 'dist', 'course')
  return createContext(host, readGlobalOptions(['--plain']), root)
}

test('each server of this computer is told by what it answers, and gets no key', async () => {
  const keys: (string | undefined)[] = []
  const answers: readonly [name: string, host: string, answer: RequestListener][] = [
    ['models', '127.0.0.1', says(200, models('b', 'a\n\x1b[2J'), (key) => keys.push(key))],
    ['models', '::1', says(200, models('six'))],
    ['models', '127.0.0.1', says(200, models())],
    ['other', '127.0.0.1', says(200, '<html>a page</html>')],
    ['other', '127.0.0.1', says(404, 'not found')],
    ['wants-key', '127.0.0.1', says(401, '{"error":"no key"}')],
    ['loading', '127.0.0.1', says(503, '{"error":{"message":"Loading model"}}')],
    ['silent', '127.0.0.1', () => {}],
  ]
  const ports = await Promise.all(
    answers.map(async ([name, host, answer]) => ({ name, port: await listening(host, answer) })),
  )
  const context = await contextWith({ http_proxy: 'http://127.0.0.1:9', MY_KEY: 'k'.repeat(20) })
  const there = ports.flatMap(({ name, port }) => (port === undefined ? [] : [{ name, port }]))
  const found = await serversOnThisComputer({ ...context, settings: { 'try-key-env': 'MY_KEY' } }, [
    ...there,
    { name: 'nobody', port: 1 },
  ])

  expect(found.map(({ state }) => state.type)).toEqual(there.map(({ name }) => name))
  expect(keys).toEqual([undefined])
  const told = foundLines(found, {}, context.frame).join(' ')
  for (const words of [/2 models/, /no model yet/, /wants a key/, /still loading/, /says nothing/, /a ␛\[2J/])
    expect(told).toMatch(words)
})
