import { checkEn } from './check.en.ts'
import { commonEn } from './common.en.ts'
import { completionEn } from './completion.en.ts'
import { configEn } from './config.en.ts'
import { dataEn } from './data.en.ts'
import { defineEn } from './define.en.ts'
import { exportEn } from './export.en.ts'
import { homeEn } from './home.en.ts'
import { labEn } from './lab.en.ts'
import type { Messages } from './messages.ts'
import { modelsEn } from './models.en.ts'
import { packEn } from './pack.en.ts'
import { progressEn } from './progress.en.ts'
import { quizEn } from './quiz.en.ts'
import { readEn } from './read.en.ts'
import { readerEn } from './reader.en.ts'
import { reviewEn } from './review.en.ts'
import { searchEn } from './search.en.ts'
import { timelineEn } from './timeline.en.ts'

export const en: Messages = {
  locale: 'en',
  check: checkEn,
  common: commonEn,
  completion: completionEn,
  config: configEn,
  data: dataEn,
  models: modelsEn,
  progress: progressEn,
  quiz: quizEn,
  define: defineEn,
  search: searchEn,
  timeline: timelineEn,
  export: exportEn,
  home: homeEn,
  lab: labEn,
  pack: packEn,
  read: readEn,
  review: reviewEn,
  reader: readerEn,
}
