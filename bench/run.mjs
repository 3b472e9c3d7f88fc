// npm run bench [-- GROUP...]: prints every figure beside its target. A group is a file beside this one that exports
// rows() → [{ name, value, target, unit, atLeast? }].
import { readdirSync } from 'node:fs'

const groups = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.mjs') && name !== 'run.mjs')
  .map((name) => name.slice(0, -'.mjs'.length))
const wanted = process.argv.slice(2)

let outside = 0
for (const group of groups.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  console.log(`\n${group}`)
  const { rows } = await import(`./${group}.mjs`)
  for (const { name, value, target, unit, atLeast = false } of await rows()) {
    const good = target === undefined || (atLeast ? value >= target : value <= target)
    if (!good) outside += 1
    const limit = target === undefined ? '' : `${atLeast ? '≥' : '≤'} ${target}`
    console.log(
      `  ${good ? 'ok  ' : 'OVER'} ${value.toFixed(2).padStart(8)} ${unit.padEnd(14)} ${limit.padEnd(8)} ${name}`,
    )
  }
}
console.log(outside === 0 ? '\nevery row is within its target' : `\n${outside} rows are outside their target`)
