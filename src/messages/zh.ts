import { commonZh } from './common.zh.ts'
import { dataZh } from './data.zh.ts'
import type { Messages } from './messages.ts'
import { quizZh } from './quiz.zh.ts'
import { readZh } from './read.zh.ts'
import { readerZh } from './reader.zh.ts'

export const zh: Messages = {
  locale: 'zh',
  common: commonZh,
  data: dataZh,
  quiz: quizZh,
  read: readZh,
  reader: readerZh,
}
