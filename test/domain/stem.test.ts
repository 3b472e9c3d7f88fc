import { expect, test } from 'vitest'
import { stemOf } from '../../src/domain/stem.ts'

// The examples of Porter's paper (1980) that are whole words, run through all of its steps.
test.each([
  ['caresses', 'caress'],
  ['ponies', 'poni'],
  ['ties', 'ti'],
  ['cats', 'cat'],
  ['feed', 'feed'],
  ['agreed', 'agre'],
  ['plastered', 'plaster'],
  ['bled', 'bled'],
  ['motoring', 'motor'],
  ['sing', 'sing'],
  ['conflated', 'conflat'],
  ['troubled', 'troubl'],
  ['sized', 'size'],
  ['hopping', 'hop'],
  ['tanned', 'tan'],
  ['falling', 'fall'],
  ['hissing', 'hiss'],
  ['fizzed', 'fizz'],
  ['failing', 'fail'],
  ['filing', 'file'],
  ['happy', 'happi'],
  ['sky', 'sky'],
  ['relational', 'relat'],
  ['conditional', 'condit'],
  ['rational', 'ration'],
  ['digitizer', 'digit'],
  ['vietnamization', 'vietnam'],
  ['operator', 'oper'],
  ['feudalism', 'feudal'],
  ['decisiveness', 'decis'],
  ['hopefulness', 'hope'],
  ['formality', 'formal'],
  ['sensibility', 'sensibl'],
  ['triplicate', 'triplic'],
  ['formative', 'form'],
  ['electrical', 'electr'],
  ['goodness', 'good'],
  ['revival', 'reviv'],
  ['allowance', 'allow'],
  ['inference', 'infer'],
  ['adjustable', 'adjust'],
  ['replacement', 'replac'],
  ['adoption', 'adopt'],
  ['effective', 'effect'],
  ['probate', 'probat'],
  ['rate', 'rate'],
  ['cease', 'ceas'],
  ['controll', 'control'],
  ['roll', 'roll'],
  ['generalizations', 'gener'],
  ['oscillators', 'oscil'],
])('%s has the stem %s', (word, stem) => {
  expect(stemOf(word)).toBe(stem)
})

test.each([
  ['hallucinate', 'hallucinating', 'hallucination', 'hallucinations', 'hallucinated'],
  ['token', 'tokens', 'tokenize', 'tokenized', 'tokenization', 'tokenisation', 'tokenizer', 'tokeniser'],
  ['propagate', 'propagation', 'propagating'],
  ['quantize', 'quantized', 'quantization', 'quantisation'],
  ['embed', 'embedding', 'embeddings', 'embedded'],
  ['behaviour', 'behavior', 'behaviours'],
])('the forms of %s have one stem', (...forms) => {
  expect(new Set(forms.map(stemOf)).size).toBe(1)
})

test('what is no English word stays as it is', () => {
  for (const word of ['gpt-4', '词元', 'is', 'n−1', '70b', 'café']) expect(stemOf(word)).toBe(word)
})
