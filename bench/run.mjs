// npm run bench [-- WORD]: prints every figure beside its target. WORD limits the groups: start, markdown, catalog, journal, labs.
import { existsSync } from 'node:fs'

const GROUPS = {
  start: async () => (await import('./start.mjs')).startRows(),
  markdown: async () => (await import('./markdown.mjs')).markdownRows(),
  catalog: async () => (await import('./catalog.mjs')).catalogRows(),
  journal: async () => (await import('./journal.mjs')).journalRows(),
  labs: async () => (await import('./labs.mjs')).labRows(),
}

const wanted = process.argv.slice(2)
let outside = 0
for (const [group, rows] of Object.entries(GROUPS)) {
  if (wanted.length > 0 && !wanted.includes(group)) continue
  if (!existsSync(new URL(`./${group}.mjs`, import.meta.url))) continue
  console.log(`\n${group}`)
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
