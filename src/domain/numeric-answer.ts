import type { Answer, NumericAnswer } from './answers.ts'
import { isRecord } from './record.ts'

export const isNumeric = (answer: Answer): answer is NumericAnswer =>
  isRecord(answer) && typeof answer.value === 'number'
