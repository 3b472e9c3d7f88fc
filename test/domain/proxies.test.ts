import { expect, test } from 'vitest'
import { proxyFor } from '../../src/domain/proxies.ts'

const PROXY = 'http://proxy.test:3128'

/** The rows were compared with what curl 7.88 does, but for the last ones: other spellings and blocks of IPv6 addresses, which newer ones know. */
test.each([
  ['http://model.test/v1', '*', false],
  ['http://model.test/v1', 'x,*', true],
  ['http://model.test/v1', 'model.test', false],
  ['http://model.test/v1', '.model.test', false],
  ['http://model.test/v1', 'MODEL.test', false],
  ['http://model.test/v1', 'model.test.', false],
  ['http://api.model.test:8080/v1', 'model.test', false],
  ['http://api.model.test:8080/v1', '.model.test', false],
  ['http://api.model.test:8080/v1', 'api.model.test:8080', true],
  ['http://api.model.test:8080/v1', '*.model.test', true],
  ['http://notmodel.test/v1', 'model.test', true],
  ['http://model.test/v1', 'odel.test', true],
  ['http://model.test/v1', 'test', false],
  ['http://model.test/v1', 'x model.test', false],
  ['http://model.test/v1', 'x, model.test', false],
  ['http://model.test/v1', ',', true],
  ['http://10.1.2.3/v1', '10.1.2.3', false],
  ['http://10.1.2.3/v1', '10.0.0.0/8', false],
  ['http://10.1.2.3/v1', '10.1.3.0/24', true],
  ['http://10.1.2.3/v1', '10.1.2.3/33', true],
  ['http://10.1.2.3/v1', '10.1.2', true],
  ['http://10.1.2.3/v1', '10.', true],
  ['http://[fd00::1]/v1', 'fd00::1', false],
  ['http://[fd00::1]/v1', '10.0.0.0/8', true],
  ['http://[fd00::1]/v1', '[FD00:0::1]', false],
  ['http://[fd00::1]/v1', 'fd00::2', true],
  ['http://[fd00::1]/v1', 'fd00::/8', false],
])('%s with no_proxy=%s goes through the proxy: %s', (url, no_proxy, isProxied) => {
  expect(proxyFor(new URL(url), { http_proxy: PROXY, no_proxy }).type).toBe(isProxied ? 'proxy' : 'none')
})

test.each([
  ['http', { http_proxy: PROXY }, true],
  ['http', { HTTP_PROXY: PROXY }, false],
  ['http', { https_proxy: PROXY }, false],
  ['http', { all_proxy: PROXY }, true],
  ['http', { ALL_PROXY: PROXY, http_proxy: '' }, true],
  ['https', { https_proxy: PROXY }, true],
  ['https', { HTTPS_PROXY: PROXY, https_proxy: '' }, true],
  ['https', { http_proxy: PROXY }, false],
  ['https', { ALL_PROXY: PROXY }, true],
  ['http', { http_proxy: PROXY, NO_PROXY: 'model.test' }, false],
  ['http', { http_proxy: PROXY, no_proxy: '', NO_PROXY: 'model.test' }, false],
  ['http', { http_proxy: PROXY, no_proxy: 'x', NO_PROXY: 'model.test' }, true],
])('%s with %j: %s', (scheme, variables, isProxied) => {
  const choice = proxyFor(new URL(`${scheme}://model.test/v1`), variables)
  expect(choice.type).toBe(isProxied ? 'proxy' : 'none')
})

test.each(['http://localhost:11434/v1', 'http://127.0.0.2/v1', 'https://[::1]/v1'])(
  'this computer is never behind a proxy: %s',
  (url) => {
    expect(proxyFor(new URL(url), { all_proxy: PROXY, http_proxy: PROXY, https_proxy: PROXY })).toEqual({
      type: 'none',
    })
  },
)

test.each([
  ['proxy.test', 'http://proxy.test:1080/'],
  ['proxy.test:3128', 'http://proxy.test:3128/'],
  ['http://proxy.test:80', 'http://proxy.test/'],
  ['https://proxy.test', 'https://proxy.test/'],
])('%s is read as curl reads it: %s', (value, url) => {
  expect(proxyFor(new URL('http://model.test/'), { http_proxy: value })).toMatchObject({
    url: new URL(url),
  })
})

test.each(['socks5://me:secret@proxy.test:1080', 'socks5h://proxy.test', 'socks4a://proxy.test', 'ftp://x'])(
  'another kind of proxy is refused by the name of its variable, without its password: %s',
  (value) => {
    expect(proxyFor(new URL('https://model.test/'), { ALL_PROXY: value })).toEqual({
      type: 'unusable',
      variable: 'ALL_PROXY',
    })
  },
)
