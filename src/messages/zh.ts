import { checkZh } from './check.zh.ts'
import { commonZh } from './common.zh.ts'
import { completionZh } from './completion.zh.ts'
import { configZh } from './config.zh.ts'
import { dataZh } from './data.zh.ts'
import { defineZh } from './define.zh.ts'
import { exportZh } from './export.zh.ts'
import { homeZh } from './home.zh.ts'
import { labZh } from './lab.zh.ts'
import type { Messages } from './messages.ts'
import { modelsZh } from './models.zh.ts'
import { packZh } from './pack.zh.ts'
import { progressZh } from './progress.zh.ts'
import { quizZh } from './quiz.zh.ts'
import { readZh } from './read.zh.ts'
import { readerZh } from './reader.zh.ts'
import { reviewZh } from './review.zh.ts'
import { searchZh } from './search.zh.ts'
import { timelineZh } from './timeline.zh.ts'

export const zh: Messages = {
  locale: 'zh',
  check: checkZh,
  common: commonZh,
  completion: completionZh,
  config: configZh,
  data: dataZh,
  models: modelsZh,
  progress: progressZh,
  quiz: quizZh,
  define: defineZh,
  search: searchZh,
  timeline: timelineZh,
  export: exportZh,
  home: homeZh,
  lab: labZh,
  pack: packZh,
  read: readZh,
  review: reviewZh,
  reader: readerZh,
}
