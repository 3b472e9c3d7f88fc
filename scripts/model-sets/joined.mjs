// What several sets say of a release, as one: each value with the sets that say it.
import { idOf } from './names.mjs'

/** The releases of all sets, sorted, and what was left out with the reason. */
export function joinedReleases(rows) {
  const left = []
  const byRelease = new Map()
  for (const row of onceEach(rows, left)) {
    const key = `${row.family}/${row.id}`
    byRelease.set(key, [...(byRelease.get(key) ?? []), checked(row, left)])
  }
  const sorted = [...byRelease.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    releases: namedApart(sorted.map(([key, own]) => joined(withoutFaultyPrices(own, key, left)))),
    left: [...new Set(left)].sort(),
  }
}

/** Where a set gives one name to several releases, those whose id says something else are called by it. */
function namedApart(releases) {
  const keyOf = ({ family, name }) => `${family}/${idOf(name)}`
  const keys = releases.map(keyOf)
  return releases.map((release) =>
    keys.indexOf(keyOf(release)) === keys.lastIndexOf(keyOf(release)) || idOf(release.name) === release.id
      ? release
      : { ...release, name: release.id },
  )
}

/** A set that says two things of one id says nothing that can be trusted of it. */
function onceEach(rows, left) {
  const seen = new Map()
  for (const row of rows) {
    const key = `${row.set} ${row.place}`
    seen.set(key, [...(seen.get(key) ?? []), row])
  }
  return [...seen].flatMap(([key, own]) => {
    const different = new Set(own.map((row) => JSON.stringify(row))).size
    if (different > 1)
      left.push(`${key}: this id stands there ${own.length} times and means different things`)
    return different > 1 ? [] : own.slice(0, 1)
  })
}

/** Without values that cannot be: days that the calendar does not have, prices of a single token. */
function checked(row, left) {
  const without = (field, reason) => {
    left.push(`${row.set} ${row.place}: ${field}: ${reason}`)
    return { [field]: undefined }
  }
  const days = ['released', 'knowledge'].flatMap((field) =>
    row[field] === undefined || isPartialDate(row[field])
      ? []
      : [without(field, `"${row[field]}" is no day of the calendar`)],
  )
  const isSingle = row.prices?.some((tier) => [tier.in, tier.out].some((each) => each > 0 && each < 0.0001))
  const isHuge = row.prices?.some((tier) =>
    [tier.in, tier.out].some((each) => !(each >= 0 && each <= 100_000)),
  )
  // Nobody sells answers for a tenth of what prompts cost: a misplaced point.
  const isSlip = row.prices?.some((tier) => tier.out > 0 && tier.out < tier.in / 10)
  const prices = isSingle
    ? without('prices', 'for one token, where 1,000,000 are meant')
    : isHuge
      ? without('prices', 'no amount that anybody charges')
      : isSlip
        ? without('prices', 'answers for less than a tenth of prompts')
        : {}
  return Object.assign({}, row, ...days, prices)
}

/** Two voices that differ by so much are no difference but a fault in one of them: neither is taken. */
const FAULTY = 100

function withoutFaultyPrices(rows, key, left) {
  const priced = rows.filter(({ prices }) => prices !== undefined)
  const pair = priced
    .flatMap((a) => priced.map((b) => [a, b]))
    .find(([a, b]) => isFarApart(a.prices[0], b.prices[0]))
  if (pair === undefined) return rows
  const said = pair.map(({ place, set, prices: [{ in: amount }] }) => `${set} ${place} ${amount}`)
  left.push(`${key}: prices differ ${FAULTY}-fold and more: ${said.join(', ')}`)
  return rows.map((row) => ({ ...row, prices: undefined }))
}

const isFarApart = (a, b) => a.currency === b.currency && a.in > 0 && b.in > 0 && a.in / b.in >= FAULTY

/** `2026`, `2026-11` or `2026-11-23`, and of the calendar. */
function isPartialDate(text) {
  if (typeof text !== 'string' || !/^20\d{2}(-\d{2}(-\d{2})?)?$/.test(text)) return false
  const whole = `${text}-01-01`.slice(0, 10)
  const at = new Date(`${whole}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(whole)
}

const ORDER = ['model-bank', 'models-dev', 'genai-prices']
const SIGN = { 'model-bank': 'b', 'models-dev': 'd', 'genai-prices': 'g' }

/** 131072 and 128000, 1048576 and 1000000 are one number, rounded in two ways. */
const rounded = (value) => {
  const step = value % 1000 !== 0 && value % 1024 === 0 ? 1024 : 1000
  return (value < step * step ? value / step : (value / step / step) * 1000).toPrecision(3)
}
const same = (field, a, b) =>
  (field === 'prices' && samePrices(a, b)) ||
  JSON.stringify(a) === JSON.stringify(b) ||
  (typeof a === 'number' && typeof b === 'number' && rounded(a) === rounded(b)) ||
  (field === 'released' && (a.startsWith(b) || b.startsWith(a)))

/** Nothing that both say differs; a set that does not know what caching costs does not contradict. */
const samePrices = (a, b) =>
  a.length === b.length &&
  a.every((tier, at) => Object.entries(b[at]).every(([field, value]) => (tier[field] ?? value) === value))

const together = (a, b) => a.map((tier, at) => ({ ...tier, ...b[at] }))

/** `[[value, "bd"], [other, "g"]]`: what is said, and by whom; what more of them say stands first. */
function voices(rows, field, pick = (row) => row[field]) {
  const found = []
  for (const set of ORDER)
    for (const row of rows.filter((each) => each.set === set)) {
      const value = pick(row)
      if (value === undefined || value === null || value === '') continue
      const before = found.find(([other]) => same(field, other, value))
      if (before === undefined) found.push([value, SIGN[set]])
      else {
        if (!before[1].includes(SIGN[set])) before[1] += SIGN[set]
        if (field === 'prices') before[0] = together(before[0], value)
      }
    }
  return found.sort((a, b) => b[1].length - a[1].length).slice(0, 3)
}

function joined(rows) {
  const [first] = rows
  const field = (name, pick) => {
    const list = voices(rows, name, pick)
    return list.length === 0 ? {} : { [name]: list }
  }
  const ability = (name) => field(name, (row) => row.abilities?.[name])
  const named = ORDER.flatMap((set) => rows.filter((row) => row.set === set && row.name))
  // A snapshot carries its day in its name; the release has a name without one.
  const name = (named.find(({ raw }) => idOf(raw) === first.id) ?? named.at(0))?.name ?? first.raw
  const ids = [...new Set(rows.map(({ raw }) => raw))].filter((raw) => idOf(raw) !== first.id).sort()
  return {
    family: first.family,
    id: first.id,
    name:
      name
        .replace(/[^\x20-\x7e一-鿿（）]/g, '')
        .replace(/\s*\(latest\)\s*$/i, '')
        .trim()
        .slice(0, 80) || first.id,
    ...(ids.length === 0 ? {} : { ids }),
    ...field('released'),
    ...field('context'),
    ...field('maxOutput'),
    ...field('knowledge'),
    ...field('modalities'),
    ...ability('tools'),
    ...ability('json'),
    ...ability('thinking'),
    ...field('openWeights'),
    ...(rows.some(({ deprecated }) => deprecated) ? { deprecated: true } : {}),
    ...(rows.find(({ weights }) => weights) ? { weights: rows.find(({ weights }) => weights).weights } : {}),
    ...field('prices'),
  }
}
