// Loaded before llm-primer: says at the end what the process took, and starts no other program.
const { writeFileSync } = require('node:fs')
const processes = require('node:child_process')
const { syncBuiltinESMExports } = require('node:module')

const told = process.env.LLM_PRIMER_TEST_TRACE
let started = 0
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'])
  processes[name] = () => {
    started += 1
    throw new Error(`${name} in a test`)
  }
syncBuiltinESMExports()

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const seconds = (userCPUTime + systemCPUTime) / 1e6
  writeFileSync(told, JSON.stringify({ seconds, megabytes: maxRSS / 1024, started }))
})
