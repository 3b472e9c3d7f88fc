// The GPT lab's model in C (gpt.c), compiled where there is a compiler.
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The compiled program, or undefined where no compiler is found. */
export function compileGpt() {
  const program = join(mkdtempSync(join(tmpdir(), 'llm-primer-bench-')), 'gpt')
  const source = fileURLToPath(new URL('gpt.c', import.meta.url))
  const { status } = spawnSync('cc', ['-O3', '-o', program, source, '-lm'])
  return status === 0 ? program : undefined
}

/** `tensors` are copied: the weights of the lab's model in the order of `parametersOf`. */
export function createCGpt(
  program,
  { vocabulary, context, dim, layers, heads },
  tensors,
  { batch, ids, targets },
) {
  const whole = (numbers) => Buffer.from(Int32Array.from(numbers).buffer)
  const input = Buffer.concat([
    whole([vocabulary, context, dim, layers, heads, batch, ids.length / batch]),
    ...tensors.map(({ values }) => Buffer.from(Float64Array.from(values).buffer)),
    whole(ids),
    whole(targets),
  ])
  const run = (...words) =>
    spawnSync(program, words, { input, encoding: 'utf8' }).stdout.trim().split(' ').map(Number)
  return {
    loss: () => run('loss')[0],
    /** CPU seconds a step, and the loss that the last of them had. */
    steps: (count) => run('steps', String(count)),
  }
}
