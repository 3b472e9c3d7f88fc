// Trains a small chat model in the shape of Llama on our own tape and writes it as a file that llama.cpp, Ollama and
// LM Studio load: npm run gguf -- FILE.gguf [--f32] [--steps N]. The same seed gives the same file everywhere.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fromSource } from './from-source.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    f32: { type: 'boolean', default: false },
    steps: { type: 'string', default: '600' },
    seed: { type: 'string', default: '42' },
  },
})
const [file] = positionals
if (file === undefined) throw new Error('npm run gguf -- FILE.gguf [--f32] [--steps N] [--seed N]')

const { answerOf, capitals, chatVocabulary, ggufOfLlama, trainChatLlama } = await fromSource(
  "export { answerOf, capitals, chatVocabulary, trainChatLlama } from './src/labs/chat-llama.ts'",
  "export { ggufOfLlama } from './src/labs/gguf.ts'",
)
const model = await trainChatLlama(Number(values.seed), Number(values.steps), {
  pause: async () => {},
  stopped: () => false,
  report: ({ step, steps, loss }) => {
    if (step % 50 === 0) console.log(`step ${step} of ${steps}, loss ${loss.toFixed(3)}`)
  },
})
const right = capitals.filter(([land, city]) => answerOf(model, `capital of ${land}?`) === `${city}.`).length
console.log(`capitals: ${right} of ${capitals.length}`)
const bytes = ggufOfLlama(model, 'llm-primer capitals', chatVocabulary(), values.f32 ? 'f32' : 'q8_0')
writeFileSync(file, bytes)
console.log(`${file}: ${bytes.length} bytes`)
