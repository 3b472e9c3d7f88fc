import { cleanText } from './clean.ts'
import { type Confidence, confidences } from './events.ts'
import { isRecord } from './record.ts'
import { decodeUtf8 } from './utf8.ts'

/** One line of `quiz --answers`, before it is known whether the answer fits the question. */
export interface AnswerLine {
  readonly question: string
  readonly answer: unknown
  readonly confidence: Confidence
}

export type LineProblem = 'notText' | 'notJson' | 'noQuestion' | 'noAnswer' | 'confidence'

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
}: Readonly<Record<string, unknown>>): AnswerLine | LineProblem {
  if (typeof question !== 'string' || question === '') return 'noQuestion'
  if (answer === undefined || answer === null) return 'noAnswer'
  const said = confidences.find((each) => each === confidence)
  return said === undefined ? 'confidence' : { question: cleanText(question), answer, confidence: said }
}
