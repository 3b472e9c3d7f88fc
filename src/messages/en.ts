import { browserEn } from './browser.en.ts'
import { checkEn } from './check.en.ts'
import { codeEn } from './code.en.ts'
import { commonEn } from './common.en.ts'
import { completionEn } from './completion.en.ts'
import { configEn } from './config.en.ts'
import { dataEn } from './data.en.ts'
import { defineEn } from './define.en.ts'
import type { ErrorWording } from './error-wording.ts'
import { exportEn } from './export.en.ts'
import { filesEn } from './files.en.ts'
import { homeEn } from './home.en.ts'
import { keysEn } from './keys.en.ts'
import { labEn } from './lab.en.ts'
import { modelCardEn } from './model-card.en.ts'
import { modelChoiceEn } from './model-choice.en.ts'
import { modelsEn } from './models.en.ts'
import { packEn } from './pack.en.ts'
import { pageEn } from './page.en.ts'
import { progressEn } from './progress.en.ts'
import { quizEn } from './quiz.en.ts'
import { readEn } from './read.en.ts'
import { readerEn } from './reader.en.ts'
import { reviewEn } from './review.en.ts'
import { searchEn } from './search.en.ts'
import { sectionEndEn } from './section-end.en.ts'
import { spokenEn } from './spoken.en.ts'
import { timelineEn } from './timeline.en.ts'
import { tryEn } from './try.en.ts'
import { usageEn } from './usage.en.ts'

export const en = {
  browser: browserEn,
  check: checkEn,
  code: codeEn,
  common: commonEn,
  completion: completionEn,
  config: configEn,
  data: dataEn,
  define: defineEn,
  export: exportEn,
  files: filesEn,
  home: homeEn,
  keys: keysEn,
  lab: labEn,
  models: modelsEn,
  modelCard: modelCardEn,
  modelChoice: modelChoiceEn,
  pack: packEn,
  page: pageEn,
  progress: progressEn,
  quiz: quizEn,
  read: readEn,
  reader: readerEn,
  review: reviewEn,
  search: searchEn,
  sectionEnd: sectionEndEn,
  spoken: spokenEn,
  timeline: timelineEn,
  try: tryEn,
  usage: usageEn,
  errors: {
    ...checkEn.errors,
    ...codeEn.errors,
    ...configEn.errors,
    ...dataEn.errors,
    ...defineEn.errors,
    ...filesEn.errors,
    ...labEn.errors,
    ...modelsEn.errors,
    ...packEn.errors,
    ...quizEn.errors,
    ...readEn.errors,
    ...searchEn.errors,
    ...tryEn.errors,
    ...usageEn.errors,
  } satisfies ErrorWording,
}
