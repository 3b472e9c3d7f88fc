import { expect, test } from 'vitest'
import { startChatServer } from '../servers/chat-completions.ts'
import { hasPeers, startPeer } from './peers.ts'

// The server of our tests must be one, or what they show is worth nothing: others' clients say whether it is.
test.runIf(hasPeers('openai', 'ai', '@ai-sdk/openai-compatible'))(
  'two official clients take the server of our tests for a model server',
  async () => {
    const text = 'Words, 词 and 🗼.'
    const server = await startChatServer({ reply: () => text, key: 'secret', models: ['small', 'large'] })
    const peer = startPeer('clients.mjs', server.url, 'secret', 'small')
    const parts: { out: string; errors: string } = { out: '', errors: '' }
    peer.stdout.on('data', (data: Buffer) => (parts.out += data.toString()))
    peer.stderr.on('data', (data: Buffer) => (parts.errors += data.toString()))
    const status = await new Promise((resolve) => peer.on('close', resolve))
    await server.close()

    expect([status, parts.errors]).toEqual([0, ''])
    const usage = { prompt_tokens: 2, completion_tokens: 4, total_tokens: 6 }
    const counts = { inputTokens: 2, outputTokens: 4, totalTokens: 6 }
    expect(JSON.parse(parts.out)).toMatchObject({
      models: ['small', 'large'],
      whole: { text, finish: 'stop', usage },
      streamed: { text, finish: 'stop', usage },
      short: 'length',
      noModel: { status: 404, code: 'model_not_found', name: 'NotFoundError' },
      noKey: { status: 401, code: 'invalid_api_key', name: 'AuthenticationError' },
      generated: { text, finish: 'stop', usage: counts },
      flow: { text, finish: 'stop', usage: counts },
    })
  },
)
