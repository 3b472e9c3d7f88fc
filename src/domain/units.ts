/** What a unit measures, and how many of the base it is. */
interface Unit {
  readonly measures: string
  readonly factor: number
}

const unit = (measures: string, factor: number): Unit => ({ measures, factor })

// Decimal prefixes by SI, binary ones by IEC 80000-13.
const UNITS: ReadonlyMap<string, Unit> = new Map([
  ['', unit('number', 1)],
  ['%', unit('number', 0.01)],
  ['‰', unit('number', 0.001)],
  ['百分点', unit('number', 0.01)],
  ['×', unit('number', 1)],
  ['x', unit('number', 1)],
  ['倍', unit('number', 1)],
  ['times', unit('number', 1)],
  ...prefixed('number', { 十: 1e1, 百: 1e2, 千: 1e3, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8 }),
  ...prefixed('number', { 万亿: 1e12, 兆: 1e12 }),
  ...prefixed('number', { thousand: 1e3, k: 1e3, million: 1e6, m: 1e6, billion: 1e9, b: 1e9, bn: 1e9 }),
  ...prefixed('number', { trillion: 1e12, t: 1e12 }),
  ...prefixed('bytes', { byte: 1, bytes: 1, 字节: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, pb: 1e15 }),
  ...prefixed('bytes', { kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, tib: 2 ** 40 }),
  ...prefixed('bits', { bit: 1, bits: 1, 比特: 1, 位: 1, nat: Math.LOG2E, nats: Math.LOG2E }),
  ...prefixed('time', { ms: 1e-3, 毫秒: 1e-3, s: 1, sec: 1, second: 1, seconds: 1, 秒: 1 }),
  ...prefixed('time', { min: 60, minute: 60, minutes: 60, 分钟: 60, h: 3600, hour: 3600, hours: 3600 }),
  ...prefixed('time', { 小时: 3600, day: 86_400, days: 86_400, 天: 86_400 }),
  ...prefixed('tokens', { token: 1, tokens: 1, 词元: 1, 个词元: 1 }),
  ...prefixed('dollars', { usd: 1, $: 1, dollar: 1, dollars: 1, 美元: 1 }),
  ...prefixed('yuan', { cny: 1, rmb: 1, yuan: 1, 元: 1, 人民币: 1, '¥': 1 }),
])

function prefixed(measures: string, factors: Readonly<Record<string, number>>): [string, Unit][] {
  return Object.entries(factors).map(([name, factor]) => [name, unit(measures, factor)])
}

const unitNamed = (name: string): Unit | undefined => UNITS.get(name.trim().toLowerCase())

/** True for a unit that can be converted. */
export const isKnownUnit = (name: string): boolean => unitNamed(name) !== undefined

/**
 * A value in another unit: 2048 MiB → 2 GiB. Undefined when the two do not measure the same. A plain number counts as
 * being in the unit that is asked for, and a unit that is not in the table stands for itself.
 */
export function convert(value: number, from: string | undefined, to: string | undefined): number | undefined {
  if (from === undefined || from.trim() === '' || from.trim() === to?.trim()) return value
  const [source, target] = [unitNamed(from), unitNamed(to ?? '')]
  if (source === undefined || target === undefined || source.measures !== target.measures) return undefined
  return (value * source.factor) / target.factor
}

const NUMBER =
  /^([+-]?(?:\d+(?:,\d{3})+|\d+|(?=\.\d))(?:\.\d*)?)(?:e([+-]?\d+)|\s*[×x*·]\s*10\s*\^?\s*([+-]?\d+))?\s*(.*)$/

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Reads `0.10`, `1,234`, `12 GB`, `7 × 10^-8`, `１０％`, `1/3`, `3.5 亿`; undefined for what is not a number. */
export function readQuantity(text: string): { value: number; unit?: string } | undefined {
  const plain = plainDigits(text)
  const [, over, under, rest] = /^([+-]?[\d.]+)\s*\/\s*([\d.]+)\s*(.*)$/.exec(plain) ?? []
  if (over !== undefined) return quantity(Number(over) / Number(under), rest)
  const [, digits, exponent, power, named] = NUMBER.exec(plain) ?? []
  if (digits === undefined) return undefined
  return quantity(Number(digits.replaceAll(',', '')) * 10 ** Number(exponent ?? power ?? 0), named)
}

/** Full-width digits and superscripts to ASCII: `７×10⁻⁸` → `7×10^-8`. */
const plainDigits = (text: string): string =>
  text
    .replace(/[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, superscript)
    .normalize('NFKC')
    .replaceAll('−', '-')
    .trim()
    .toLowerCase()

const superscript = (sign: string): string =>
  `^${sign
    .replace('⁻', '-')
    .replace('⁺', '')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit)))}`

function quantity(value: number, named: string | undefined): { value: number; unit?: string } | undefined {
  if (!Number.isFinite(value)) return undefined
  const name = (named ?? '').replace(/[。.]$/, '').trim()
  return name === '' ? { value } : { value, unit: name }
}
