import type { Locale } from '../domain/locale.ts'
import type { checkEn } from './check.en.ts'
import type { commonEn } from './common.en.ts'
import type { completionEn } from './completion.en.ts'
import type { configEn } from './config.en.ts'
import type { dataEn } from './data.en.ts'
import type { defineEn } from './define.en.ts'
import type { exportEn } from './export.en.ts'
import type { homeEn } from './home.en.ts'
import type { labEn } from './lab.en.ts'
import type { modelsEn } from './models.en.ts'
import type { packEn } from './pack.en.ts'
import type { progressEn } from './progress.en.ts'
import type { quizEn } from './quiz.en.ts'
import type { readEn } from './read.en.ts'
import type { readerEn } from './reader.en.ts'
import type { reviewEn } from './review.en.ts'
import type { searchEn } from './search.en.ts'
import type { timelineEn } from './timeline.en.ts'

/** A message about trouble: what happened, and what to do. */
export interface Report {
  readonly what: string
  readonly todo: string
}

export type CheckMessages = typeof checkEn
export type CommonMessages = typeof commonEn
export type CompletionMessages = typeof completionEn
export type ConfigMessages = typeof configEn
export type DataMessages = typeof dataEn
export type ProgressMessages = typeof progressEn
export type QuizMessages = typeof quizEn
export type DefineMessages = typeof defineEn
export type SearchMessages = typeof searchEn
export type TimelineMessages = typeof timelineEn
export type ModelsMessages = typeof modelsEn
export type ExportMessages = typeof exportEn
export type HomeMessages = typeof homeEn
export type LabMessages = typeof labEn
export type PackMessages = typeof packEn
export type ReviewMessages = typeof reviewEn
export type ReadMessages = typeof readEn
export type ReaderMessages = typeof readerEn

/** The interface's wording. English is written first; Chinese has the same type, so a forgotten translation does not compile. */
export interface Messages {
  readonly locale: Locale
  readonly check: CheckMessages
  readonly common: CommonMessages
  readonly completion: CompletionMessages
  readonly config: ConfigMessages
  readonly data: DataMessages
  readonly progress: ProgressMessages
  readonly quiz: QuizMessages
  readonly define: DefineMessages
  readonly search: SearchMessages
  readonly timeline: TimelineMessages
  readonly models: ModelsMessages
  readonly export: ExportMessages
  readonly home: HomeMessages
  readonly lab: LabMessages
  readonly pack: PackMessages
  readonly review: ReviewMessages
  readonly read: ReadMessages
  readonly reader: ReaderMessages
}

/** The wording in one language; the other one is not loaded. */
export const messagesIn = async (locale: Locale): Promise<Messages> =>
  locale === 'zh' ? (await import('./zh.ts')).zh : (await import('./en.ts')).en
