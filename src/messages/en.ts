import { commonEn } from './common.en.ts'
import { dataEn } from './data.en.ts'
import type { Messages } from './messages.ts'
import { quizEn } from './quiz.en.ts'
import { readEn } from './read.en.ts'
import { readerEn } from './reader.en.ts'

export const en: Messages = {
  locale: 'en',
  common: commonEn,
  data: dataEn,
  quiz: quizEn,
  read: readEn,
  reader: readerEn,
}
