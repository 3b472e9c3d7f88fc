import type { EnvelopeResult } from '../../../src/labs/envelope.ts'
import { is, reading, tells } from '../walk/reading.ts'

const counted = (verdicts: readonly string[], verdict: string): number =>
  verdicts.filter((each) => each === verdict).length

const chosen = ({ columns, shown }: EnvelopeResult): readonly string[] =>
  columns.find(({ envelope }) => envelope === shown.envelope)?.verdicts ?? []

const tightOnes = ({ columns }: EnvelopeResult) =>
  columns.filter(({ verdicts }) => !verdicts.some((verdict) => verdict === 'leaves'))

export const readings = [
  reading<EnvelopeResult>(/strings get out/, (told, result) => {
    // The name of an envelope may hold a number.
    return (
      tells(told.slice(-2), counted(chosen(result), 'leaves'), result.names.length) &&
      result.names.length === 30
    )
  }),
  reading<EnvelopeResult>(/^No string leaves/, (_, result) => counted(chosen(result), 'leaves') === 0),
  reading<EnvelopeResult>(/more do not get out for a program/, (told, result) =>
    tells(told, counted(chosen(result), 'looks')),
  ),
  reading<EnvelopeResult>(/^Tight against all thirty/, (_, result, text) => {
    return (text.split('.')[0]?.split(',').length ?? 0) === tightOnes(result).length && !result.marks
  }),
  reading<EnvelopeResult>(/^With marks parsed/, (told, result) => {
    return (
      result.marks && tells(told, result.columns.length - tightOnes(result).length, result.columns.length)
    )
  }),
  reading<EnvelopeResult>(/holds no delimiter/, (told, { names, columns }) => {
    const number = names.indexOf('persuasion')
    return is(told[0], number + 1) && columns.every(({ verdicts }) => verdicts[number] === 'inside')
  }),
]

export const variants = [[{}], [{ envelope: 'json' }], [{ marks: true, envelope: 'lines' }]]

export const answer = { en: /^tags .*\d/, zh: /^标签 .*\d/ }
