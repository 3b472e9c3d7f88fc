import { expect, test } from 'vitest'
import { readNextTokens } from '../../src/domain/next-probabilities.ts'

const quarter = Math.log(0.25)
const threeQuarters = Math.log(0.75)

// The forms of OpenAI's chat and completions, and of llama.cpp's server (tools/server/README.md, and before 2025).
test.each([
  [
    'of chat',
    {
      choices: [
        {
          logprobs: {
            content: [
              {
                token: 'a',
                logprob: threeQuarters,
                top_logprobs: [{ token: 'b', logprob: quarter }],
              },
            ],
          },
        },
      ],
    },
  ],
  [
    'of completions',
    {
      choices: [
        {
          logprobs: {
            tokens: ['a'],
            token_logprobs: [threeQuarters],
            top_logprobs: [{ a: threeQuarters, b: quarter }],
          },
        },
      ],
    },
  ],
  [
    'of llama.cpp',
    {
      content: 'a',
      completion_probabilities: [
        {
          id: 1,
          token: 'a',
          bytes: [97],
          logprob: threeQuarters,
          top_logprobs: [{ id: 2, token: 'b', bytes: [98], logprob: quarter }],
        },
      ],
    },
  ],
  [
    'of llama.cpp after sampling',
    {
      choices: [{ text: 'a' }],
      completion_probabilities: [{ token: 'a', prob: 0.75, top_probs: [{ token: 'b', prob: 0.25 }] }],
    },
  ],
  [
    'of llama.cpp before 2025',
    {
      content: 'a',
      completion_probabilities: [
        {
          content: 'a',
          probs: [
            { tok_str: 'a', prob: 0.75 },
            { tok_str: 'b', prob: 0.25 },
          ],
        },
      ],
    },
  ],
])('probabilities in the form %s', (_, value) => {
  const tokens = readNextTokens(value)
  expect(tokens?.map(({ token }) => token)).toEqual(['a', 'b'])
  expect(tokens?.[0]?.probability).toBeCloseTo(0.75, 9)
  expect(tokens?.[1]?.probability).toBeCloseTo(0.25, 9)
})

test.each([
  { completion_probabilities: [] },
  { choices: [{}] },
  { completion_probabilities: [{ prob: 2 }] },
  'x',
])('none in %j', (value) => {
  expect(readNextTokens(value)).toBeUndefined()
})
