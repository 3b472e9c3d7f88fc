// llama.cpp behind lines of JSON: FILE.gguf. Asked for tokens, for the distribution of the next token, or for an
// answer, it gives one line each, and for an answer a line for each token before it.
import { createInterface } from 'node:readline'
import { getLlama } from 'node-llama-cpp'

const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`)
const llama = await getLlama({
  gpu: false,
  build: 'never',
  skipDownload: true,
  logLevel: 'error',
  maxThreads: 1,
})
const model = await llama.loadModel({ modelPath: process.argv[2] })
// Numbers in 32 bits between the tokens, as we compute; more threads than one wait for each other longer than they compute.
const context = await model.createContext({
  ...{ contextSize: 256, threads: 1, flashAttention: false },
  ...{ experimentalKvCacheKeyType: 'F32', experimentalKvCacheValueType: 'F32' },
})
const sequence = context.getSequence()
say({ ready: model.typeDescription })

const answers = {
  tokens: ({ text }) => say({ tokens: model.tokenize(text, true) }),
  next: async ({ tokens }) => {
    await sequence.clearHistory()
    const evaluated = await sequence.controlledEvaluate([
      ...tokens.slice(0, -1),
      [tokens.at(-1), { generateNext: { probabilities: true } }],
    ])
    say({ probabilities: [...evaluated.at(-1).next.probabilities] })
  },
  answer: async ({ text, most, temperature }) => {
    const tokens = model.tokenize(text, true)
    await sequence.clearHistory()
    let count = 0
    let pending = []
    let finish = 'stop'
    for await (const token of sequence.evaluate(tokens, { temperature, yieldEogToken: true })) {
      if (model.isEogToken(token)) break
      pending.push(token)
      count++
      const piece = model.detokenize(pending)
      if (!piece.endsWith('\ufffd')) {
        say({ piece })
        pending = []
      }
      if (count === most) {
        finish = 'length'
        break
      }
    }
    say({ finish, promptTokens: tokens.length, answerTokens: count })
  },
}

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line)
  await answers[asked.type](asked)
}
process.exit(0)
