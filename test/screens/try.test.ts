import { expect, test } from 'vitest'
import { openTerminal } from '../pseudo-terminal.ts'
import { counts, delta, event, speak, startModelServer } from '../servers/model-server.ts'

test('an answer of one line stays on the screen, and so does the thinking before it', async () => {
  const server = await startModelServer(async (wire) => {
    await wire.head()
    for (const thinking of ['I wonder\n', 'which city, ', 'surely.'])
      await wire.piece(event(delta({ reasoning_content: thinking })))
    await speak(wire, 'The capital is 巴黎.', { usage: counts(21, 19) })
  })
  const words = ['--endpoint', `http://127.0.0.1:${server.port}/v1`, '--model', 'small', 'The capital?']
  const plain = openTerminal(['try', ...words], { columns: 60 })
  await plain.ended()
  expect(plain.screen().join('\n')).toMatch(
    /thinking …\n(?:.*\n)?The capital is 巴黎\.\n21 tokens in, 19 out/,
  )

  const shown = openTerminal(['try', '--thinking', ...words], { columns: 60 })
  await shown.ended()
  expect(shown.screen().join('\n')).toMatch(
    /thinking …\nI wonder\nwhich city, surely\.\nThe capital is 巴黎\.\n21 tokens in/,
  )
  await server.close()
})
