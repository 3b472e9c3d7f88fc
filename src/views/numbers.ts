import { grouped } from '../domain/digit-groups.ts'
import type { InterfaceLanguage } from '../domain/locale.ts'

export { grouped }

/** 0.1234 → 12.3%. */
export const percent = (share: number, digits = 1): string => `${(share * 100).toFixed(digits)}%`

/** So many significant digits, without an exponent where that is readable: 0.00123, 12.3, 1.2e-7. */
export function significant(value: number, digits = 3): string {
  if (value === 0 || !Number.isFinite(value)) return String(value)
  const size = Math.abs(value)
  return size >= 1e-4 && size < 1e6
    ? String(Number(value.toPrecision(digits)))
    : value.toExponential(digits - 1)
}

const englishSteps = [
  [1e12, ' trillion'],
  [1e9, ' billion'],
  [1e6, ' million'],
] as const
const chineseSteps = [
  [1e12, ' 万亿'],
  [1e8, ' 亿'],
  [1e4, ' 万'],
] as const

/** A large count as each language says it: 8030261248 → 8.03 billion, 80.3 亿. */
export function inWords(value: number, locale: InterfaceLanguage): string {
  const steps = { zh: chineseSteps, en: englishSteps }[locale]
  const [size, name] = steps.find(([least]) => value >= least) ?? [1, '']
  return size === 1 ? grouped(value) : significant(value / size) + name
}

const byteSteps = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const

/** 1073741824 → 1 GiB. */
export function bytes(value: number): string {
  let size = value
  let step = 0
  while (size >= 1024 && step < byteSteps.length - 1) {
    size /= 1024
    step++
  }
  return `${significant(size)} ${byteSteps[step]}`
}

/** 800000000000 → 800 GB: how makers and shops count, in powers of a thousand. */
export function decimalBytes(value: number): string {
  const steps = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const
  const step = Math.min(steps.length - 1, value < 1 ? 0 : Math.floor(Math.log10(value) / 3))
  return `${significant(value / 10 ** (3 * step))} ${steps[step]}`
}
