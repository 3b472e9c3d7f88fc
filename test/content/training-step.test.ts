import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { softmax } from '../../src/domain/probability.ts'

// One step of gradient descent on the scores themselves: the gradient of −ln p(right) is p − answer.
test.each(['zh', 'en'])(
  'the training step that 1.1 works out is the one that softmax gives (%s)',
  (locale) => {
    const file = join(
      import.meta.dirname,
      `../../content/chapters/01-meet-llms/${locale}/01-what-is-an-llm.md`,
    )
    const rows = readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .filter((cells) => cells.length === 6 && /^0\.\d+$/.test(cells[2] ?? ''))
    const before = [0.62, 0.21, 0.09, 0.08]
    const gradient = before.map((chance, at) => chance - (at === 0 ? 1 : 0))
    const after = softmax(before.map((chance, at) => Math.log(chance) - 0.2 * (gradient[at] ?? 0)))

    expect(rows.map((cells) => cells.slice(2, 5).map((cell) => cell.replace('−', '-')))).toEqual(
      before.map((chance, at) => [
        chance.toFixed(2),
        (gradient[at] ?? 0).toFixed(2),
        (after[at] ?? 0).toFixed(3),
      ]),
    )
    expect([-Math.log(0.62), -Math.log(after[0] ?? 0)].map((loss) => loss.toFixed(3))).toEqual([
      '0.478',
      '0.439',
    ])
  },
)
