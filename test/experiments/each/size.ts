import type { SizeResult } from '../../../src/labs/size.ts'
import { reading, sum, tells } from '../walk/reading.ts'

export const readings = [
  reading<SizeResult>(/^Nothing here was looked up but the shape/, (_, result) => {
    return result.source === 'shape' && sum(Object.values(result.parts)) === result.parameters
  }),
  reading<SizeResult>(/times the weights of attention/, (told, result) => {
    return (
      result.source === 'shape' &&
      tells(told, result.parts.feedForward / result.parts.attention) &&
      result.parts.feedForward > result.parts.attention
    )
  }),
  reading<SizeResult>(/^The word vectors make up/, (told, result) => {
    return (
      result.source === 'shape' &&
      tells(told, (result.parts.tokenEmbedding + result.parts.output) / result.parameters)
    )
  }),
  reading<SizeResult>(/^An encoder reads a text at once/, (_, result) => {
    return result.source === 'shape' && result.shape.architecture === 'bert' && result.keyValueCache === null
  }),
]

export const variants = [[{}], [{ model: 'bert-base' }], [{ model: 'known' }]]

export const answer = { en: /^feed-forward .* 56,669,184/, zh: /^前馈网络 .* 56,669,184/ }
