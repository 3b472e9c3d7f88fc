import { cleanText } from './clean.ts'
import { type Confidence, confidences } from './events.ts'

/** One line of `quiz --answers`, before it is known whether the answer fits the question. */
export interface AnswerLine {
  readonly question: string
  readonly answer: unknown
  readonly confidence: Confidence
}

export type LineProblem = 'notText' | 'notJson' | 'noQuestion' | 'noAnswer' | 'confidence'

/** Reads one line; undefined for a blank one. */
export function readAnswerLine(bytes: Uint8Array): AnswerLine | LineProblem | undefined {
  const text = decode(bytes)
  if (text === undefined) return 'notText'
  if (text.trim() === '') return undefined
  const value = parse(text)
  return isRecord(value) ? toAnswerLine(value) : 'notJson'
}

/** A byte order mark before the first line is dropped; bytes that are not UTF-8 are nobody's words. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function toAnswerLine({
  question,
  answer,
  confidence = 'unsure',
}: Readonly<Record<string, unknown>>): AnswerLine | LineProblem {
  if (typeof question !== 'string' || question === '') return 'noQuestion'
  if (answer === undefined || answer === null) return 'noAnswer'
  const said = confidences.find((each) => each === confidence)
  return said === undefined ? 'confidence' : { question: cleanText(question), answer, confidence: said }
}
