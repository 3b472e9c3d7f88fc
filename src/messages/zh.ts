import { browserZh } from './browser.zh.ts'
import { checkZh } from './check.zh.ts'
import { codeZh } from './code.zh.ts'
import { commonZh } from './common.zh.ts'
import { completionZh } from './completion.zh.ts'
import { configZh } from './config.zh.ts'
import { dataZh } from './data.zh.ts'
import { defineZh } from './define.zh.ts'
import { exportZh } from './export.zh.ts'
import { filesZh } from './files.zh.ts'
import { homeZh } from './home.zh.ts'
import { keysZh } from './keys.zh.ts'
import { labZh } from './lab.zh.ts'
import type { Messages } from './messages.ts'
import { modelCardZh } from './model-card.zh.ts'
import { modelChoiceZh } from './model-choice.zh.ts'
import { modelsZh } from './models.zh.ts'
import { packZh } from './pack.zh.ts'
import { pageZh } from './page.zh.ts'
import { progressZh } from './progress.zh.ts'
import { quizZh } from './quiz.zh.ts'
import { readZh } from './read.zh.ts'
import { readerZh } from './reader.zh.ts'
import { reviewZh } from './review.zh.ts'
import { searchZh } from './search.zh.ts'
import { sectionEndZh } from './section-end.zh.ts'
import { spokenZh } from './spoken.zh.ts'
import { timelineZh } from './timeline.zh.ts'
import { tryZh } from './try.zh.ts'
import { usageZh } from './usage.zh.ts'

export const zh: Messages = {
  browser: browserZh,
  check: checkZh,
  code: codeZh,
  common: commonZh,
  completion: completionZh,
  config: configZh,
  data: dataZh,
  define: defineZh,
  export: exportZh,
  files: filesZh,
  home: homeZh,
  keys: keysZh,
  lab: labZh,
  models: modelsZh,
  modelCard: modelCardZh,
  modelChoice: modelChoiceZh,
  pack: packZh,
  page: pageZh,
  progress: progressZh,
  quiz: quizZh,
  read: readZh,
  reader: readerZh,
  review: reviewZh,
  search: searchZh,
  sectionEnd: sectionEndZh,
  spoken: spokenZh,
  timeline: timelineZh,
  try: tryZh,
  usage: usageZh,
  errors: {
    ...checkZh.errors,
    ...codeZh.errors,
    ...configZh.errors,
    ...dataZh.errors,
    ...defineZh.errors,
    ...filesZh.errors,
    ...labZh.errors,
    ...modelsZh.errors,
    ...packZh.errors,
    ...quizZh.errors,
    ...readZh.errors,
    ...searchZh.errors,
    ...tryZh.errors,
    ...usageZh.errors,
  },
}
