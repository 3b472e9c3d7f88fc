/** What a unit measures, and how many of the base it is. */
interface Unit {
  readonly measures: string
  readonly factor: number
}

const unit = (measures: string, factor: number): Unit => ({ measures, factor })

/** A plain number, such as `k` or 万: it may stand before another unit. */
const COUNT = 'number'

/** A part of a whole. */
const SHARE = 'share'

// Decimal prefixes by SI, binary ones by IEC 80000-13.
const UNITS: ReadonlyMap<string, Unit> = new Map([
  ['', unit(COUNT, 1)],
  ...named(
    SHARE,
    0.01,
    '%|percent|percents|per cent|pct|percentage|percentage points|percentage point|百分点',
  ),
  ...named(SHARE, 0.001, '‰|permille|per mille'),
  ...named(COUNT, 1, '×|x|倍|times|time|fold|times as many|times as much|times as long|次'),
  ...prefixed(COUNT, { 十: 1e1, 百: 1e2, 千: 1e3, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8 }),
  ...prefixed(COUNT, { 十亿: 1e9, 百亿: 1e10, 千亿: 1e11, 万亿: 1e12, 兆: 1e12, w: 1e4 }),
  ...prefixed(COUNT, { hundred: 1e2, thousand: 1e3, k: 1e3, million: 1e6, millions: 1e6, mio: 1e6, m: 1e6 }),
  ...prefixed(COUNT, { billion: 1e9, b: 1e9, bn: 1e9, trillion: 1e12, t: 1e12 }),
  ...named('bits', 8, 'byte|bytes|字节'),
  ...bytes({ kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, pb: 1e15 }),
  ...bytes({ kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9, terabyte: 1e12, petabyte: 1e15 }),
  ...bytes({ kilobytes: 1e3, megabytes: 1e6, gigabytes: 1e9, terabytes: 1e12, petabytes: 1e15 }),
  ...bytes({
    g: 1e9,
    gig: 1e9,
    gigs: 1e9,
    gbs: 1e9,
    gbyte: 1e9,
    gbytes: 1e9,
    g字节: 1e9,
    千兆: 1e9,
    吉: 1e9,
  }),
  ...bytes({ 千字节: 1e3, 兆字节: 1e6, 吉字节: 1e9, 太字节: 1e12 }),
  ...bytes({ kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, tib: 2 ** 40, pib: 2 ** 50 }),
  ...named('bits', 1, 'bit|bits|比特|位'),
  ...prefixed('bits', { mbit: 1e6, gbit: 1e9, gigabit: 1e9, gigabits: 1e9 }),
  ...named('bits', Math.LOG2E, 'nat|nats'),
  ...prefixed('time', { ms: 1e-3, millisecond: 1e-3, milliseconds: 1e-3, 毫秒: 1e-3 }),
  ...named('time', 1, 's|sec|secs|second|seconds|秒|秒钟'),
  ...named('time', 60, 'min|mins|minute|minutes|分钟'),
  ...named('time', 3600, 'h|hr|hrs|hour|hours|小时'),
  ...named('time', 86_400, 'd|day|days|天|日'),
  ...named('time', 604_800, 'week|weeks|周|星期'),
  ...named('tokens', 1, 'token|tokens|tok|toks|词元'),
  ...named('dollars', 1, 'usd|$|dollar|dollars|us dollar|us dollars|us$|美元|美金'),
  ...named('euros', 1, 'eur|€|euro|euros|欧元'),
  ...named('pounds', 1, 'gbp|£|英镑'),
  ...named('yuan', 1, 'cny|rmb|yuan|renminbi|元|块|块钱|元人民币|人民币|¥|￥'),
])

function named(measures: string, factor: number, names: string): [string, Unit][] {
  return names.split('|').map((name) => [name, unit(measures, factor)])
}

function prefixed(measures: string, factors: Readonly<Record<string, number>>): [string, Unit][] {
  return Object.entries(factors).map(([name, factor]) => [name, unit(measures, factor)])
}

function bytes(factors: Readonly<Record<string, number>>): [string, Unit][] {
  return Object.entries(factors).map(([name, factor]) => [name, unit('bits', 8 * factor)])
}

/** A name as the table writes it: `GB.`, ` gb` and `个词元` are gb, gb and 词元. */
const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[.。]$/, '')
    .replace(/^个\s*/, '')
    .replace(/\s+/g, ' ')

const SCALES = [...UNITS].filter(
  ([name, { measures, factor }]) => measures === COUNT && factor > 1 && name !== '',
)

/** The parts of `k tokens` and 万元: how many, of what. The longest number word counts. */
function scaled(name: string): { readonly factor: number; readonly rest: string } | undefined {
  const found = SCALES.filter(
    ([scale]) => name.startsWith(scale) && startsWord(name.slice(scale.length), scale),
  )
  const [scale, { factor }] = found.sort(([one], [other]) => other.length - one.length)[0] ?? [
    '',
    unit(COUNT, 1),
  ]
  return scale === '' ? undefined : { factor, rest: name.slice(scale.length).replace(/^[ 个]+/, '') }
}

/** Latin words are parted by a space, Han ones stand together. */
const startsWord = (rest: string, before: string): boolean =>
  /^[a-z]+$/.test(before) ? /^ \S/.test(rest) : rest !== ''

function unitNamed(name: string): Unit | undefined {
  const plain = plainName(name)
  const known = UNITS.get(plain)
  if (known !== undefined) return known
  const parts = scaled(plain)
  const rest = parts && UNITS.get(parts.rest)
  return parts && rest && { measures: rest.measures, factor: parts.factor * rest.factor }
}

/** True for a unit that can be converted. */
export const isKnownUnit = (name: string): boolean => unitNamed(name) !== undefined

/** True for a share of a whole: %, ‰. */
export const isShare = (name: string): boolean => unitNamed(name)?.measures === SHARE

/** True for a number word that is no unit of its own: 万, million, times. */
export const isCount = (name: string): boolean => unitNamed(name)?.measures === COUNT

/** True when both can be converted into each other. */
export function measuresSame(one: string, other: string): boolean {
  const measures = unitNamed(one)?.measures
  return measures !== undefined && measures === unitNamed(other)?.measures
}

/** What is counted, and by how much it is multiplied: `k numbers` → numbers, 1000; 万个数 → 数, 10000. */
export function countedThing(name: string): { readonly thing: string; readonly factor: number } {
  const plain = plainName(name)
  const parts = scaled(plain)
  return parts === undefined ? { thing: plain, factor: 1 } : { thing: parts.rest, factor: parts.factor }
}

/**
 * A value in another unit: 2048 MiB → 2 GiB. Undefined when the two do not measure the same. A plain number, also one
 * with a number word (1.5 万), counts as being in the unit that is asked for; a share is a number (10 % → 0.1); a unit
 * that is not in the table stands for itself.
 */
export function convert(value: number, from: string | undefined, to: string | undefined): number | undefined {
  if (from === undefined || from.trim() === '' || from.trim() === to?.trim()) return value
  const target = unitNamed(to ?? '')
  // B is a billion (a 7 B model), and bytes where bytes are asked for.
  const source = unitNamed(target?.measures === 'bits' ? from.replace(/(?<![A-Za-z])B$/, 'byte') : from)
  if (source === undefined) return undefined
  if (source.measures === COUNT && source.factor !== 1 && target?.measures !== COUNT)
    return value * source.factor
  if (target === undefined) return undefined
  const isNumber = ({ measures }: Unit): boolean => measures === COUNT || measures === SHARE
  if (source.measures !== target.measures && !(isNumber(source) && isNumber(target))) return undefined
  return (value * source.factor) / target.factor
}
