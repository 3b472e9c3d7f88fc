import { eastAsianWidth } from 'get-east-asian-width'
import type { Figure } from './chapter.schema.ts'
import type { ContentRule, Finding } from './check-content.ts'
import { figureNumbers } from './figures.ts'
import { courseLanguages } from './locale.ts'
import { TEXT_MEASURE } from './text-measure.ts'

/**
 * Columns that the narrow form of a drawing may take; a Han character takes two. It is what a screen of 40 columns leaves
 * to a text.
 */
const MOST_NARROW_COLUMNS = 38

/** A drawing and its narrow form fit where they are shown, and their twins get by with ASCII and Han. */
export const figuresFit: ContentRule = ({ figures }) =>
  figures.flatMap(({ file, figure }) =>
    drawingsOf(figure).flatMap(({ place, lines, ascii, most }): Finding[] => {
      const columns = Math.max(...lines.map(columnsOf))
      const foreign = ascii ? lines.join('').replaceAll(ASCII_AND_HAN, '') : ''
      return [
        ...(columns > most ? [{ rule: 'figure-too-wide', columns, most, file, place } as const] : []),
        ...(foreign === ''
          ? []
          : [
              { rule: 'figure-not-ascii', characters: [...new Set(foreign)].join(' '), file, place } as const,
            ]),
      ]
    }),
  )

/** Every `{{name}}` of a drawing is computed. */
export const uncomputedNumbers: ContentRule = ({ figures }) =>
  figures.flatMap(({ file, figure }) => {
    const computed = figureNumbers(figure.computed)
    const named = [...JSON.stringify(figure).matchAll(/\{\{([a-z0-9-]+)\}\}/g)].map(([, name = '']) => name)
    const missing =
      computed === undefined ? [figure.computed ?? ''] : named.filter((name) => !(name in computed))
    return [...new Set(missing)].map(
      (name): Finding => ({
        rule: 'uncomputed-number',
        name,
        file,
        place: figure.id,
      }),
    )
  })

/** Printable ASCII, Han, and the punctuation of Han text, which is as wide as Han. */
const ASCII_AND_HAN = /[ -~\p{Script=Han}、-〟！-｠]/gu

const drawingsOf = (figure: Figure) => {
  const fill = filled(figure)
  return courseLanguages.flatMap((locale) =>
    [
      { place: '', form: figure, most: TEXT_MEASURE },
      ...(figure.narrow ? [{ place: 'narrow ', form: figure.narrow, most: MOST_NARROW_COLUMNS }] : []),
    ].flatMap(({ place, form, most }) => [
      { place: `${place}drawing ${locale}`, lines: form.drawing[locale].map(fill), ascii: false, most },
      { place: `${place}ascii ${locale}`, lines: form.ascii[locale].map(fill), ascii: true, most },
    ]),
  )
}

const filled = (figure: Figure) => {
  const numbers = figureNumbers(figure.computed) ?? {}
  return (line: string): string =>
    line.replace(/\{\{([a-z0-9-]+)\}\}/g, (_, name: string) => numbers[name] ?? '')
}

const columnsOf = (line: string): number =>
  [...line].reduce((columns, character) => columns + eastAsianWidth(character.codePointAt(0) ?? 0), 0)
