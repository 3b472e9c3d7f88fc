// Fetches what tests compare us with, into a folder that Git does not see: llama.cpp ready to run, and two official clients
// of the protocol that `try` speaks. None of it is a dependency: npm run test:llama.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PEERS = [
  'node-llama-cpp@3.21.1',
  `@node-llama-cpp/${llamaPlatform()}@3.21.1`,
  'openai@6.49.0',
  'ai@6.0.326',
  '@ai-sdk/openai-compatible@2.0.92',
]
const folder = fileURLToPath(new URL('../.peers', import.meta.url))
mkdirSync(folder, { recursive: true })
if (!existsSync(join(folder, 'package.json')))
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n')
try {
  const words = ['install', '--save-exact', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund']
  execFileSync('npm', [...words, ...PEERS], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
} catch {
  console.log('The peers cannot be installed here: the tests that need them are skipped and counted.')
}

/** Only the build for the processor is wanted; the package names all of them as optional. */
function llamaPlatform() {
  const { platform, arch } = process
  if (platform === 'darwin') return arch === 'arm64' ? 'mac-arm64-metal' : 'mac-x64'
  const system = platform === 'win32' ? 'win' : 'linux'
  return `${system}-${arch === 'arm64' ? 'arm64' : 'x64'}`
}
