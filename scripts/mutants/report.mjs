/**
 * What is known of the sample: a row a file, the sum, and each survivor with its place.
 * @returns {string[]}
 */
export function reportLines(sample, known, equivalent) {
  const rows = [...(Map.groupBy?.(sample, ({ file }) => file) ?? grouped(sample))].map(([file, mutants]) =>
    rowOf(file, mutants, known, equivalent),
  )
  const total = totalOf(rows)
  const survivors = sample.filter(
    ({ key }) => !equivalent.has(key) && ['survived', 'unreached'].includes(known.get(key)?.status),
  )
  return [
    'file                              sampled killed compiler survived unreached equivalent open  caught',
    ...[...rows, total].map(lineOf),
    '',
    ...survivors.map(
      ({ file, at, mutatorName, original, replacement, key }) =>
        `${file}:${at} ${known.get(key)?.status} ${mutatorName}: ${short(original)} → ${short(replacement)}`,
    ),
  ]
}

function grouped(sample) {
  const groups = new Map()
  for (const mutant of sample) groups.set(mutant.file, [...(groups.get(mutant.file) ?? []), mutant])
  return groups
}

function rowOf(file, mutants, known, equivalent) {
  const row = {
    file,
    sampled: mutants.length,
    killed: 0,
    compiler: 0,
    survived: 0,
    unreached: 0,
    equivalent: 0,
    open: 0,
  }
  for (const { key } of mutants)
    row[equivalent.has(key) ? 'equivalent' : (known.get(key)?.status ?? 'open')]++
  return row
}

const COUNTS = ['sampled', 'killed', 'compiler', 'survived', 'unreached', 'equivalent', 'open']

const totalOf = (rows) => ({
  file: 'all',
  ...Object.fromEntries(COUNTS.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)])),
})

function lineOf(row) {
  const judged = row.killed + row.compiler + row.survived + row.unreached
  const caught = judged === 0 ? '' : `${((100 * (row.killed + row.compiler)) / judged).toFixed(0)} %`
  return `${row.file.padEnd(34)}${COUNTS.map((name) => String(row[name]).padStart(name.length)).join(' ')}  ${caught}`
}

const short = (text) => text.replace(/\s+/g, ' ').slice(0, 90)
