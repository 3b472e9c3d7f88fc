import { afterAll, beforeAll, expect, test } from 'vitest'
import { start } from '../run.ts'
import { type ChatServer, startChatServer } from '../servers/chat-completions.ts'
import { DONE, event, problem, said, startModelServer } from '../servers/model-server.ts'

let server: ChatServer

beforeAll(async () => {
  server = await startChatServer({ reply: () => 'Canberra, Lin.', models: ['small'], key: 'k'.repeat(20) })
})
afterAll(() => server.close())

const recipe = (...words: readonly string[]) =>
  start(['try', 'recipe', ...words], { env: { TRY_KEY: 'k'.repeat(20) } }).ended

test('the list, and one that is not there', async () => {
  const { stdout } = await recipe('--json')
  const { schema, recipes } = JSON.parse(stdout)
  expect(schema).toBe('llm-primer/recipes@1')
  expect(recipes.length).toBeGreaterThan(0)

  const [first] = recipes
  const wrong = await recipe(`${first.id}x`)
  expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringContaining(`Did you mean ${first.id}?`)])
  expect(server.requests).toEqual([])
})

test('before the yes nothing is sent, not even for the list of models', async () => {
  const { recipes } = JSON.parse((await recipe('--json')).stdout)
  const { status, stderr } = await recipe(recipes[0].id, '--endpoint', server.url, '--key-env', 'TRY_KEY')
  expect([status, stderr]).toEqual([
    2,
    expect.stringContaining(`go to ${new URL(server.url).host}, model (the only`),
  ])
  expect(server.requests).toEqual([])
})

test('each recipe of the course is played to its end, and its check says what it saw', async () => {
  const { recipes } = JSON.parse((await recipe('--json')).stdout)
  for (const { id, requests } of recipes) {
    const before = server.requests.length
    const { status, stdout, stderr } = await recipe(
      ...[id, '--yes', '--json', '--endpoint', server.url, '--model', 'small', '--key-env', 'TRY_KEY'],
    )
    expect([id, status]).toEqual([id, 0])
    expect(server.requests.length - before).toBe(requests)
    expect(JSON.parse(stdout)).toMatchObject({ recipe: id, model: 'small' })
    expect(stdout + stderr).not.toContain('k'.repeat(20))
  }
})

test('a refusal in the middle takes nothing of what was answered before', async () => {
  let asked = 0
  const tired = await startModelServer(async (wire) => {
    asked++
    if (asked > 1) return wire.answer('400 Bad Request', problem('one is enough'))
    await wire.head()
    await wire.piece(event(said('The only answer.', 'stop')) + DONE)
    await wire.end()
  })
  const { recipes } = JSON.parse((await recipe('--json')).stdout)
  const { status, stdout, stderr } = await recipe(
    ...[recipes[0].id, '--yes', '--endpoint', `http://127.0.0.1:${tired.port}/v1`, '--model', 'x'],
  )

  expect([status, stdout]).toEqual([1, expect.stringContaining('The only answer.')])
  expect(stderr).toContain('one is enough')
  await tired.close()
})

test('a computer elsewhere needs --remote', async () => {
  const { recipes } = JSON.parse((await recipe('--json')).stdout)
  const { status, stderr } = await recipe(
    recipes[0].id,
    '--yes',
    '--endpoint',
    'http://model.invalid/v1',
    '--model',
    'x',
  )
  expect([status, stderr]).toEqual([2, expect.stringContaining('--remote')])
})

test('characters that were lost are told beside the answer, in both languages and in JSON', async () => {
  const bytes = Buffer.from(event(said('caf@', 'stop')) + DONE)
  bytes[bytes.indexOf('@')] = 0xe9
  const damaged = await startModelServer(async (wire) => {
    await wire.head()
    await wire.piece(bytes)
    await wire.end()
  })
  const { recipes } = JSON.parse((await recipe('--json')).stdout)
  const [{ id }] = recipes
  const server = ['--endpoint', `http://127.0.0.1:${damaged.port}/v1`, '--model', 'x']
  const runs = await Promise.all(
    [['--lang', 'en'], ['--lang', 'zh'], ['--json']].map((words) => recipe(id, '--yes', ...server, ...words)),
  )
  await damaged.close()
  expect(runs.map(({ stdout }) => stdout)).toEqual([
    expect.stringMatching(/caf\ufffd[\s\S]*no UTF-8/),
    expect.stringMatching(/caf\ufffd[\s\S]*不是 UTF-8/),
    expect.stringContaining('"lostCharacters": true'),
  ])
})
