import type { Materials } from '../../experiments/readers.ts'
import { packedVocabulary } from '../../files/vocabularies.ts'
import type { Context } from '../shared/context.ts'
import { catalogueModel } from './catalogue.ts'
import { corpusText, courseText } from './text.ts'

/** What experiments compute with, in the language that is read. */
export const materialsOf = (context: Context): Materials => ({
  corpus: (name) => corpusText(name, context),
  course: () => courseText(context),
  packedVocabulary,
  catalogueModel: (name) => catalogueModel(name, context.course.catalogDetails()),
})
