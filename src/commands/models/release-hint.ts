import { licenceAnswers } from '../../domain/model-answers.ts'
import { answerInWords } from '../../domain/models-asked.ts'
import { type FoundModel, findModel, nearFamily, seriesNamed } from '../../domain/models-find.ts'
import { wrapText } from '../../views/line-break.ts'
import { tokenCount } from '../../views/model-values.ts'
import type { Context } from '../shared/context.ts'
import { detailsWithUpdate } from './details.ts'

/** What is known of a word that is no row of the list, in one sentence. */
export function releaseHint(word: string, isEmpty: boolean, context: Context): string[] {
  const { frame, locale, messages } = context
  const details = detailsWithUpdate(context)
  const found = findModel(word, details)
  const lines = (text: string): string[] =>
    wrapText(text, frame.width, frame).map((line) => (isEmpty ? line : frame.theme.muted(line)))
  if (found?.release !== undefined) return lines(sentence(found, context))
  if (found !== undefined) return []
  const series = seriesNamed(word, details)
  if (series !== undefined)
    return lines(
      messages.models.series(
        series.word,
        series.releases.map(({ name }) => name[locale]),
      ),
    )
  const asked = isEmpty ? askedHint(word, context) : []
  if (asked.length > 0) return asked.flatMap(lines)
  const near = nearFamily(word, details)
  if (near === undefined || !(isEmpty || near.isBeginning)) return []
  return lines(
    messages.models.near(
      near.family.name[locale],
      near.releases.map(({ name }) => name[locale]),
      near.family.id,
    ),
  )
}

/** A question in plain words: the model it is about, or the command whose options say the same. */
function askedHint(question: string, context: Context): string[] {
  const { models } = context.messages
  const answer = answerInWords(question, detailsWithUpdate(context), context.course.catalog().companies)
  switch (answer?.kind) {
    case undefined:
      return []
    case 'other-kind':
      return [models.languageModelsOnly]
    case 'release':
      return [sentence(answer.found, context)]
    case 'model':
      return [models.asOptions(`llm-primer ${answer.command}`)]
    case 'conditions': {
      const { command, notUnderstood, choose, isMemoryExample } = answer
      return [
        ...(command === undefined ? [] : [models.asOptions(`llm-primer ${command}`)]),
        ...(isMemoryExample ? [models.memoryExample] : []),
        ...(notUnderstood === undefined ? [] : [models.notUnderstood(notUnderstood)]),
        ...(choose === undefined ? [] : [models.noMeasure(`llm-primer ${choose}`)]),
      ]
    }
  }
}

function sentence({ entry, release }: FoundModel, { locale, messages }: Context): string {
  if (release === undefined) return ''
  const { use } = licenceAnswers(release)
  const licence = release.licence?.value?.name
  const context = release.context?.value
  const said = [
    release.released.value,
    messages.models.uses[use.answer],
    licence === 'proprietary' ? undefined : licence,
    context == null ? undefined : `${messages.models.columns.context} ${tokenCount(context, locale)}`,
  ]
  return messages.models.isRelease(
    release.name[locale],
    entry.name[locale],
    said.filter((each) => each != null).join(messages.common.listSeparator),
    `${entry.id}/${release.id}`,
  )
}
