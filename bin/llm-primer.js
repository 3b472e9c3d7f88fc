#!/usr/bin/env node
// CommonJS on purpose: an ES module entry costs a tenth of a bare start more (docs/decisions.md).

const words = process.argv.slice(2)

if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
  // The one question that scripts and bug reports ask; it needs nothing of the course.
  process.stdout.write(`${require('../package.json').version}\n`)
} else {
  start()
}

function start() {
  require('node:module').enableCompileCache?.()
  let built
  try {
    built = require('../dist/main.cjs')
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error
    process.stderr.write(
      'llm-primer is not built yet: run "npm ci" in this folder.\n还没有构建：请在此目录运行 npm ci。\n',
    )
    process.exitCode = 1
    return
  }
  built.main(process).then((code) => {
    process.exitCode = code
  })
}
