import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerOf, capitals, chatVocabulary, questionTokens } from '../../src/labs/chat-llama.ts'
import { ggufOfLlama } from '../../src/labs/gguf.ts'
import { type Llama, nextOfLlama } from '../../src/labs/llama.ts'
import { linear } from '../../src/labs/operations.ts'
import { llamaOf, readGguf } from '../labs/gguf-reader.ts'
import { type Run, start } from '../run.ts'
import { type ChatServer, startChatServer } from '../servers/chat-completions.ts'
import { productInEightBits } from './eight-bits.ts'
import { type LlamaCpp, startLlamaCpp } from './llama-cpp.ts'
import { hasPeers } from './peers.ts'

const likeliest = (distribution: Float64Array): number =>
  distribution.indexOf(distribution.reduce((most, each) => Math.max(most, each), 0))

const file = join(import.meta.dirname, '..', 'fixtures', 'capitals-q8_0.gguf')
const question = (text: string): string => `<|im_start|>user\n${text}<|im_end|>\n<|im_start|>assistant\n`

/** The largest difference of a probability of the next token. */
function distance(theirs: ReadonlyMap<number, number>, expected: Float64Array): number {
  expect(theirs.size).toBe(expected.length)
  return Math.max(
    ...[...theirs].map(([token, probability]) => Math.abs(probability - (expected[token] ?? Number.NaN))),
  )
}

describe.runIf(hasPeers('node-llama-cpp'))('our model in llama.cpp', () => {
  let llama: LlamaCpp
  let ours: Llama

  beforeAll(async () => {
    llama = await startLlamaCpp(file)
    ours = llamaOf(readGguf(readFileSync(file)))
  }, 120_000)
  afterAll(() => llama.close())

  test.each(['capital of Japan?', 'Rome is in?', '7+8?', 'to the town of Łódź 词 🗼\t!'])(
    'the same tokens: %s',
    async (text) => {
      expect(await llama.tokens(question(text))).toEqual(questionTokens(text))
    },
  )

  test.each([
    ['in 32 bits', 'f32', linear],
    ['in 8 bits, where it also rounds what it multiplies the weights with', 'q8_0', productInEightBits],
  ] as const)(
    'the same probabilities within one in ten thousand, after every beginning: %s',
    async (_, packing, product) => {
      const written = join(mkdtempSync(join(tmpdir(), 'gguf-')), `${packing}.gguf`)
      writeFileSync(written, ggufOfLlama(ours, 'capitals', chatVocabulary(), packing))
      const theirs = await startLlamaCpp(written)
      const asked = capitals.map(([land]) => `capital of ${land}?`)
      for (const text of ['Oslo is in?', '3+4?', 'never seen', ...asked]) {
        const tokens = questionTokens(text)
        for (let length = 1; length <= tokens.length; length++) {
          const beginning = tokens.slice(0, length)
          const expected = nextOfLlama(ours, beginning, product)
          expect(distance(await theirs.next(beginning), expected), text).toBeLessThan(1e-4)
        }
      }
      theirs.close()
    },
  )

  test('in 8 bits the likeliest first token of an answer is ours', async () => {
    for (const [land] of capitals) {
      const tokens = questionTokens(`capital of ${land}?`)
      const [theirs] = [...(await llama.next(tokens))].sort(([, one], [, other]) => other - one)
      expect(theirs?.[0]).toBe(likeliest(nextOfLlama(ours, tokens)))
    }
  })

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
