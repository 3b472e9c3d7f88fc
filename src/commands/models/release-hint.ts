import { licenceAnswers } from '../../domain/model-answers.ts'
import { findCompanies } from '../../domain/models.ts'
import { askedInWords } from '../../domain/models-asked.ts'
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
        word,
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
  const asked = askedInWords(question)
  if (asked === undefined) return []
  const { models } = context.messages
  const { options, rest, asksPrice, asksQuality, asksOtherKind } = asked
  if (asksOtherKind) return [models.languageModelsOnly]
  const found = findModel(rest, detailsWithUpdate(context))
  if (found !== undefined) return [aboutModel(found, asksPrice, context)]
  const companies = findCompanies(rest, context.course.catalog().companies)
  const company = companies.length === 1 ? companies[0] : undefined
  const isSort = (option: string): boolean => option.startsWith('--sort')
  const conditions = [
    ...(company === undefined ? [] : [`--company ${company}`]),
    ...options.filter((option) => !isSort(option)),
  ]
  const command =
    company !== undefined && asksPrice
      ? ['llm-primer models price', ...conditions]
      : [
          'llm-primer models',
          ...conditions,
          ...options.filter(isSort),
          // Of a family several releases may fit, each with its own size.
          ...(options.some((option) => option.startsWith('--memory')) ? ['--releases'] : []),
        ]
  return [
    ...(command.length === 1 ? [] : [models.asOptions(command.join(' '))]),
    ...(rest === '' || company !== undefined ? [] : [models.notUnderstood(rest)]),
    ...(asksQuality ? [models.noMeasure(['llm-primer models choose', ...conditions].join(' '))] : []),
  ]
}

function aboutModel(found: FoundModel, asksPrice: boolean, context: Context): string {
  const { models } = context.messages
  const { entry, company, release } = found
  const id = release === undefined ? entry.id : `${entry.id}/${release.id}`
  if (asksPrice)
    return models.asOptions(
      entry.kind === 'app'
        ? `llm-primer models price --company ${company.id}`
        : `llm-primer models price --model ${id}`,
    )
  return release === undefined ? models.asOptions(`llm-primer models show ${id}`) : sentence(found, context)
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
