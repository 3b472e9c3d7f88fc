import { expect, test } from 'vitest'
import { addressText, readEndpoint } from '../../src/domain/endpoint.ts'

const basesOf = (address: string): readonly string[] | string => {
  const reading = readEndpoint(address)
  return reading.type === 'endpoint' ? reading.endpoint.bases.map(addressText) : reading.trouble
}

test.each([
  ['http://localhost:11434/v1', 'http://localhost:11434/v1'],
  ['http://localhost:11434/v1/', 'http://localhost:11434/v1'],
  ['http://localhost:11434', 'http://localhost:11434/v1'],
  ['http://localhost:11434/', 'http://localhost:11434/v1'],
  ['http://localhost:11434/v1/v1', 'http://localhost:11434/v1'],
  ['http://localhost:11434//v1//', 'http://localhost:11434/v1'],
  ['http://localhost:11434/v1/chat/completions', 'http://localhost:11434/v1'],
  ['http://localhost:11434/v1/models/', 'http://localhost:11434/v1'],
  ['http://localhost:11434/v1/messages', 'http://localhost:11434/v1'],
  ['http://localhost:11434/api/chat', 'http://localhost:11434/v1'],
  ['http://localhost:11434/api/generate', 'http://localhost:11434/v1'],
  ['localhost:11434', 'http://localhost:11434/v1'],
  ['127.0.0.1:8080/v1', 'http://127.0.0.1:8080/v1'],
  ['[::1]:8080', 'http://[::1]:8080/v1'],
  ['0.0.0.0:11434', 'http://127.0.0.1:11434/v1'],
  ['192.168.1.5:11434', 'http://192.168.1.5:11434/v1'],
  ['gpu-box/v1', 'http://gpu-box/v1'],
  ['studio.local', 'http://studio.local/v1'],
  ['api.deepseek.com', 'https://api.deepseek.com/v1'],
  ['api.example.org:8443/v1', 'http://api.example.org:8443/v1'],
  ['https://openrouter.ai/api/v1', 'https://openrouter.ai/api/v1'],
  ['https://open.bigmodel.cn/api/paas/v4', 'https://open.bigmodel.cn/api/paas/v4'],
  [
    'https://generativelanguage.googleapis.com/v1beta/openai/',
    'https://generativelanguage.googleapis.com/v1beta/openai',
  ],
  ['  HTTP://LOCALHOST:1234/v1 ', 'http://localhost:1234/v1'],
])('the likeliest meaning of %s', (written, meant) => {
  expect(basesOf(written)[0]).toBe(meant)
})

test('a path of its own is tried with /v1 and without', () => {
  expect(basesOf('http://localhost:8000/proxy')).toEqual([
    'http://localhost:8000/proxy/v1',
    'http://localhost:8000/proxy',
  ])
})

test.each([
  ['ftp://localhost/v1', 'not-http'],
  ['ws://localhost/v1', 'not-http'],
  ['http:/localhost/v1', 'not-an-address'],
  ['file:///etc/passwd', 'not-http'],
  ['', 'not-an-address'],
  ['http://', 'not-an-address'],
  ['http://local host/v1', 'not-an-address'],
  ['http://localhost:99999/v1', 'not-an-address'],
  ['http://localhost/v1\u0000', 'not-an-address'],
  [`http://${'x'.repeat(3000)}/v1`, 'not-an-address'],
  ['http://me:secret@localhost/v1', 'password'],
  ['https://sk-123@api.example.org/v1', 'password'],
  ['http://localhost/v1?key=abc', 'query'],
  ['http://localhost/v1#abc', 'query'],
])('%j is refused: %s', (written, trouble) => {
  expect(basesOf(written)).toBe(trouble)
})

test.each([
  ['http://localhost:11434/V1', ['http://localhost:11434/V1', 'http://localhost:11434/v1']],
  ['http://localhost:11434/V1/Chat/Completions', ['http://localhost:11434/V1', 'http://localhost:11434/v1']],
])('%s may be meant in small letters', (written, bases) => {
  expect(basesOf(written)).toEqual(bases)
})

test.each([
  ['http://127.0.0.1/v1', true],
  ['http://127.1/v1', true],
  ['http://0x7f000001/v1', true],
  ['http://127.255.0.9/v1', true],
  ['http://[::1]/v1', true],
  ['http://[::ffff:127.0.0.1]/v1', true],
  ['http://localhost./v1', true],
  ['http://my.localhost/v1', true],
  ['http://localhost.example.org/v1', false],
  ['http://127.0.0.1.example.org/v1', false],
  ['http://128.0.0.1/v1', false],
  ['http://[::2]/v1', false],
  ['http://192.168.0.1/v1', false],
  ['http://notlocalhost/v1', false],
])('%s is this computer: %s', (written, isThis) => {
  const reading = readEndpoint(written)
  expect(reading.type === 'endpoint' && reading.endpoint.isLoopback).toBe(isThis)
})
