import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerOf, capitals, chatVocabulary, questionTokens } from '../../src/labs/chat-llama.ts'
import { ggufOfLlama } from '../../src/labs/gguf.ts'
import { type Llama, nextOfLlama } from '../../src/labs/llama.ts'
import { llamaOf, readGguf } from '../labs/gguf-reader.ts'
import { type Run, start } from '../run.ts'
import { type ChatServer, startChatServer } from '../servers/chat-completions.ts'
import { type LlamaCpp, startLlamaCpp } from './llama-cpp.ts'
import { hasPeers } from './peers.ts'

const likeliest = (distribution: Float64Array): number =>
  distribution.indexOf(distribution.reduce((most, each) => Math.max(most, each), 0))

const file = join(import.meta.dirname, '..', 'fixtures', 'capitals-q8_0.gguf')
const question = (text: string): string => `<|im_start|>user\n${text}<|im_end|>\n<|im_start|>assistant\n`

describe.runIf(hasPeers('node-llama-cpp'))('our model in llama.cpp', () => {
  let llama: LlamaCpp
  let ours: Llama

  beforeAll(async () => {
    llama = await startLlamaCpp(file)
    ours = llamaOf(readGguf(readFileSync(file)))
  })
  afterAll(() => llama.close())

  test.each(['capital of Japan?', 'Rome is in?', '7+8?', 'to the town of Łódź 词 🗼\t!'])(
    'the same tokens: %s',
    async (text) => {
      expect(await llama.tokens(question(text))).toEqual(questionTokens(text))
    },
  )

  test('the same probabilities within one in ten thousand, after every beginning of every question', async () => {
    const plain = join(mkdtempSync(join(tmpdir(), 'gguf-')), 'capitals-f32.gguf')
    writeFileSync(plain, ggufOfLlama(ours, 'capitals', chatVocabulary(), 'f32'))
    const exact = await startLlamaCpp(plain)
    for (const text of ['capital of Peru?', 'Oslo is in?', '3+4?', 'never seen']) {
      const tokens = questionTokens(text)
      for (let length = 1; length <= tokens.length; length++)
        expect(await distance(exact, tokens.slice(0, length))).toBeLessThan(1e-4)
    }
    exact.close()
  })

  // With weights of 8 bits llama.cpp rounds what it multiplies them with to 8 bits as well, which we do not: where much is
  // still open that can be seen, where an answer begins it cannot.
  test('in 8 bits the same likeliest token, and the same probabilities where an answer begins', async () => {
    for (const [land] of capitals) {
      const tokens = questionTokens(`capital of ${land}?`)
      expect(await distance(llama, tokens)).toBeLessThan(1e-4)
      const [theirs] = [...(await llama.next(tokens))].sort(([, one], [, other]) => other - one)
      expect(theirs?.[0]).toBe(likeliest(nextOfLlama(ours, tokens)))
    }
  })

  /** The largest difference of a probability of the next token. */
  async function distance(of: LlamaCpp, tokens: readonly number[]): Promise<number> {
    const [theirs, expected] = [await of.next(tokens), nextOfLlama(ours, tokens)]
    expect(theirs.size).toBe(expected.length)
    return Math.max(
      ...[...theirs].map(([token, probability]) => Math.abs(probability - (expected[token] ?? Number.NaN))),
    )
  }

  describe('asked by try', () => {
    let server: ChatServer

    beforeAll(async () => {
      server = await startChatServer({
        models: ['capitals'],
        reply: ({ messages, max_tokens: most, temperature = 0 }) =>
          llama.answer(question(messages.map(({ content }) => content).join('\n')), {
            temperature,
            ...(most === undefined ? {} : { most }),
          }),
      })
    })
    afterAll(() => server.close())

    const ask = (...words: readonly string[]): Promise<Run> =>
      start(['try', '--endpoint', server.url, ...words]).ended

    test.each(capitals)('the capital of %s', async (land) => {
      const text = `capital of ${land}?`
      const { status, stdout, stderr } = await ask(text)

      expect(stdout).toBe(`${answerOf(ours, text)}\n`)
      expect(stderr).toContain(`${questionTokens(text).length} tokens in`)
      expect(status).toBe(0)
    })

    test('a limit of tokens, and many answers', async () => {
      const cut = await ask('--max-tokens', '2', 'capital of Chile?')
      expect([cut.status, cut.stdout]).toEqual([0, 'Sa\n'])
      expect(cut.stderr).toMatch(/2 out.*limit of tokens/s)

      const many = await ask('--n', '3', '--temperature', '0', 'capital of Cuba?')
      expect(many.stdout).toContain('All 3 answers are the same')
    })

    test('another model is told to be missing, with the one that is there', async () => {
      const { status, stderr } = await ask('--model', 'towns', 'capital of Cuba?')
      expect([status, stderr]).toEqual([1, expect.stringMatching(/no model "towns".*It has: capitals/s)])
    })
  })
})
