import { expect, test } from 'vitest'
import { isAccepted } from '../../src/domain/short-answer.ts'

test.each([
  ['ＴＯＫＥＮ', 'token'],
  ['Tokens', 'token'],
  ['“词元”。', '词元'],
  ['是一个词元', '词元'],
  ['词 元', '词元'],
  ['auto-regressive', 'autoregressive'],
  ['the language  model!', 'language model'],
  ['tranformer', 'transformer'],
  ['attenion', 'attention'],
  ['backpropogation', 'backpropagation'],
  ['1,000', '1000'],
  ['back－off', 'back-off'],
  ['−∞', '-inf'],
  ['-Infinity', 'minus infinity'],
  ['负无穷大', '-∞'],
  ['负∞', '负无穷'],
  ['negative infinity', '−∞'],
  ['neg infinity', '-∞'],
  ['-infty', '-∞'],
  ['-oo', '-∞'],
  ['負無窮大', '负无穷'],
  ['负的无穷大', '-∞'],
  ['0%', '0'],
  // Nobody is asked how many.
  ['20 test cases', 'test cases'],
  ['a few cases', 'cases'],
  ['二十个用例', '用例'],
  ['0.0', '0'],
  ['零', '0'],
  ['twenty', '20'],
  ['20 个', '20'],
  ['BPE算法', 'BPE'],
  ['the BPE algorithm', 'BPE'],
  ['注意力机制', '注意力'],
  ['训练数据的截止日期', '训练数据截止日期'],
  ['embeding', 'embedding'],
  ['tokne', 'token'],
  ['tokken', 'token'],
  ['tken', 'token'],
  ["it doesn't learn", 'it does not learn'],
  ['plus  infinity', '∞'],
  ['20 testcases', '20 test cases'],
])('%s is taken for %s', (answer, meant) => {
  expect(isAccepted(answer, [meant])).toBe(true)
})

test.each([
  ['', 'token'],
  // Two slips in a word of seven letters, and one in a short word behind a long one.
  ['sftmx', 'softmax'],
  ['gradient accent', 'gradient ascent'],
  ['3.5', '35'],
  // What may stand at an end of a name says something in its middle.
  ['注意力机制图', '注意力图'],
  ['词元是一个编号', '词元编号'],
  ['。', '词元'],
  ['unsupervised', 'supervised'],
  ['supervised', 'unsupervised'],
  ['not causal', 'causal'],
  ['causal', 'not causal'],
  ["it isn't linear", 'it is linear'],
  ['nonlinear', 'linear'],
  ['non-linear', 'linear'],
  ['asymmetric', 'symmetric'],
  ['decoder', 'encoder'],
  ['underfitting', 'overfitting'],
  ['maximization', 'minimization'],
  ['不收敛', '收敛'],
  ['有监督学习', '无监督学习'],
  ['无监督学习', '监督学习'],
  ['小语言模型', '大语言模型'],
  ['GPT-4', 'GPT-3'],
  ['top-p', 'top-k'],
  ['bios', 'bias'],
  ['infinity', '-∞'],
  ['∞', '−∞'],
  ['+∞', '-∞'],
  ['inf', 'negative infinity'],
  ['正无穷', '负无穷'],
  ['--∞', '-∞'],
  ['無窮', '负无穷'],
  ['20', '50'],
  ['20 models', '20'],
  ['-∞', '∞'],
  ['-0.2', '0.2'],
  ['0.2', '0.02'],
  ['20%', '20'],
  ['modal', 'model'],
  ['mode', 'model'],
  ['causes', 'cases'],
  ['multi-model', 'multimodal'],
  ['forgot', 'forget'],
  ['bites', 'bytes'],
  ['casual', 'causal'],
  ['算法', 'BPE'],
  ['atention mecanism weigths', 'attention mechanism weights'],
])('%s is not taken for %s', (answer, meant) => {
  expect(isAccepted(answer, [meant])).toBe(false)
})

test('an answer nearer to a trap than to the right word is the trap', () => {
  expect(isAccepted('perplexiti', ['perplexity'], ['complexity'])).toBe(true)
  expect(isAccepted('pretraining', ['retraining'], ['pretraining'])).toBe(false)
  expect(isAccepted('tokens', ['token'], ['tokens'])).toBe(true)
})

test('a name may be given with its other name, when both are right', () => {
  const accepted = ['byte-pair encoding', 'BPE', '字节对编码']
  expect(isAccepted('Byte Pair Encoding (BPE)', accepted)).toBe(true)
  expect(isAccepted('字节对编码（BPE）', accepted)).toBe(true)
  expect(isAccepted('byte-pair encoding (WordPiece)', accepted)).toBe(false)
})

test('an answer of 40,000 signs is compared, whatever it repeats', () => {
  for (const piece of [
    'a ',
    'the ',
    '- ',
    '模 ',
    'n’t ',
    '1,',
    '∞ ',
    '无穷 ',
    ' ',
    'not ',
    '+ ',
    '正 ',
    '是',
    '一个',
  ])
    expect(isAccepted(`模 ${piece.repeat(40_000 / piece.length)}`, ['token'])).toBe(false)
})

test('an answer that is nothing but a sign is that sign', () => {
  expect(isAccepted('\\', ['\\'])).toBe(true)
  expect(isAccepted(' { } ', ['{}'])).toBe(true)
  expect(isAccepted('/', ['\\'])).toBe(false)
  expect(isAccepted('', ['\\'])).toBe(false)
})
