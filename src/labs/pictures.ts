import type { CourseLanguage } from '../domain/locale.ts'
import { integerBelow, type Random } from './random.ts'

/** Pixels along a side. */
export const side = 8
/** Pixels along a side of a quarter. */
export const quarter = 4

export const shapes = ['square', 'frame', 'plus', 'cross', 'triangle'] as const
export const sizes = ['large', 'small'] as const
export const places = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const

/** What a picture shows, and what its caption says. */
export interface Scene {
  readonly shape: (typeof shapes)[number]
  readonly size: (typeof sizes)[number]
  readonly place: (typeof places)[number]
}

/** Every combination: 5 shapes, 2 sizes, 4 places. */
export const scenes: readonly Scene[] = shapes.flatMap((shape) =>
  sizes.flatMap((size) => places.map((place) => ({ shape, size, place }))),
)

/** 64 pixels, row after row: 1 is lit, 0 is dark. */
export type Picture = readonly number[]

/** Which cells of a grid of `n` × `n` a shape lights. */
const lights: Readonly<Record<Scene['shape'], (row: number, column: number, n: number) => boolean>> = {
  square: () => true,
  frame: (row, column, n) => row === 0 || column === 0 || row === n - 1 || column === n - 1,
  plus: (row, column, n) => isMiddle(row, n) || isMiddle(column, n),
  cross: (row, column, n) => row === column || row + column === n - 1,
  triangle: (row, column) => column <= row,
}

/** One row of three is the middle, two of four are. */
const isMiddle = (at: number, n: number): boolean => Math.abs(at - (n - 1) / 2) < 1

const cellsOf: Readonly<Record<Scene['size'], number>> = { large: quarter, small: quarter - 1 }

/**
 * A picture of the scene. A large shape fills a quarter, a small one stands anywhere inside it; then every pixel is
 * turned over with the chance `noise`.
 */
export function draw({ shape, size, place }: Scene, noise: number, random: Random): Picture {
  const n = cellsOf[size]
  const start = (far: boolean): number => integerBelow(quarter - n + 1, random) + (far ? quarter : 0)
  const top = start(place.startsWith('bottom'))
  const left = start(place.endsWith('right'))
  return Array.from({ length: side * side }, (_, at) => {
    const [row, column] = [Math.floor(at / side) - top, (at % side) - left]
    const inside = row >= 0 && row < n && column >= 0 && column < n
    const lit = inside && lights[shape](row, column, n)
    return Number(lit !== random() < noise)
  })
}

/** The four quarters of a picture, row after row each: the patches that it is read in. */
export const patchesOf = (picture: Picture): number[][] =>
  places.map((_, at) => {
    const [top, left] = [Math.floor(at / 2) * quarter, (at % 2) * quarter]
    return Array.from(
      { length: quarter * quarter },
      (__, cell) => picture[(top + Math.floor(cell / quarter)) * side + left + (cell % quarter)] ?? 0,
    )
  })

type Names = Readonly<Record<Scene['shape'] | Scene['size'] | Scene['place'], string>>

const english: Names = {
  square: 'square',
  frame: 'frame',
  plus: 'plus',
  cross: 'cross',
  triangle: 'triangle',
  large: 'large',
  small: 'small',
  'top-left': 'top left',
  'top-right': 'top right',
  'bottom-left': 'bottom left',
  'bottom-right': 'bottom right',
}

const chinese: Names = {
  square: '方块',
  frame: '方框',
  plus: '加号',
  cross: '叉',
  triangle: '三角',
  large: '大',
  small: '小',
  'top-left': '左上',
  'top-right': '右上',
  'bottom-left': '左下',
  'bottom-right': '右下',
}

/** The words of a caption, in the order in which it is written. */
export function captionWords({ shape, size, place }: Scene, locale: CourseLanguage): string[] {
  const order = {
    zh: [...chinese[place], '的', chinese[size], chinese[shape]],
    en: ['a', english[size], english[shape], 'at', 'the', ...english[place].split(' ')],
  }
  return order[locale]
}

export const caption = (scene: Scene, locale: CourseLanguage): string =>
  captionWords(scene, locale).join(wordSpace[locale])

/** Between the words of a caption. */
export const wordSpace: Readonly<Record<CourseLanguage, string>> = { zh: '', en: ' ' }

/** The name of a shape alone. */
export const shapeName = (shape: Scene['shape'], locale: CourseLanguage): string =>
  ({ zh: chinese, en: english })[locale][shape]

/** Every word of every caption, each once. */
export const vocabularyOf = (locale: CourseLanguage): string[] => [
  ...new Set(scenes.flatMap((scene) => captionWords(scene, locale))),
]
