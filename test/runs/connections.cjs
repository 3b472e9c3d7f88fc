// Loaded before the program (node --require): writes down every address of the internet that it connects to or listens at.
const { appendFileSync } = require('node:fs')
const dgram = require('node:dgram')
const dns = require('node:dns')
const net = require('node:net')

const note = (what) => appendFileSync(process.env.CONNECTIONS_FILE, `${what}\n`)

const watch = (object, name, tell) => {
  const real = object[name]
  object[name] = function (...words) {
    tell(words)
    return real.apply(this, words)
  }
}

watch(net.Socket.prototype, 'connect', ([options]) => note(`connect ${JSON.stringify(options)}`))
watch(net.Server.prototype, 'listen', () => note('listen'))
watch(dgram, 'createSocket', () => note('datagram'))
watch(dns, 'lookup', ([host]) => note(`lookup ${host}`))
watch(globalThis, 'fetch', ([address]) => note(`fetch ${address}`))
