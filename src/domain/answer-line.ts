import { cleanText } from './clean.ts'
import type { DrawnValues } from './drawn-question.ts'
import { type Confidence, confidences } from './events.ts'
import { isRecord } from './record.ts'
import { decodeUtf8 } from './utf8.ts'

/** One line of `quiz --answers`, before it is known whether the answer fits the question. */
export interface AnswerLine {
  readonly question: string
  readonly answer: unknown
  readonly confidence: Confidence
  /** The numbers that the question had; the standard ones where it is not said. */
  readonly drawn?: DrawnValues
}

export type LineProblem = 'notText' | 'notJson' | 'noQuestion' | 'noAnswer' | 'confidence' | 'noDrawn'

/** Reads one line; undefined for a blank one. */
export function readAnswerLine(bytes: Uint8Array): AnswerLine | LineProblem | undefined {
  // Bytes that are not UTF-8 are nobody's words.
  const text = decodeUtf8(bytes)
  if (text === undefined) return 'notText'
  if (text.trim() === '') return undefined
  const value = parse(text)
  return isRecord(value) ? toAnswerLine(value) : 'notJson'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function toAnswerLine({
  question,
  answer,
  confidence = 'unsure',
  drawn,
}: Readonly<Record<string, unknown>>): AnswerLine | LineProblem {
  if (typeof question !== 'string' || question === '') return 'noQuestion'
  if (answer === undefined || answer === null) return 'noAnswer'
  const said = confidences.find((each) => each === confidence)
  if (said === undefined) return 'confidence'
  if (drawn !== undefined && !isDrawn(drawn)) return 'noDrawn'
  const line = { question: cleanText(question), answer, confidence: said }
  return drawn === undefined ? line : { ...line, drawn }
}

const isDrawn = (value: unknown): value is DrawnValues =>
  isRecord(value) && Object.values(value).every((each) => typeof each === 'number')
