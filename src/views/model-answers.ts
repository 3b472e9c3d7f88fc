import { type LicenceAnswer, licenceAnswers } from '../domain/model-answers.ts'
import { type Licence, offeredReleases, type Release } from '../domain/models.ts'
import type { FoundModel } from '../domain/models-find.ts'
import { breakRuns, type Run } from './line-break.ts'
import type { CardFrame } from './model-facts.ts'
import { useMarks } from './model-use.ts'
import { type Pair, pairLines } from './pairs.ts'

/**
 * What a person comes for, before the facts: may I use it, tune it, sell what it writes, where is the text. Of a family
 * each release that is offered and whose answer differs from the one before.
 */
export function answerLines({ entry, release }: FoundModel, frame: CardFrame): string[] {
  if (entry.kind === 'app') return []
  const releases = release === undefined ? offeredReleases(entry) : [release]
  const groups = groupsByLicence(releases)
  if (groups.length === 0) return []
  const indent = frame.accessible ? 0 : 2
  const lines = groups.flatMap((group, at) => [
    ...(at > 0 ? [''] : []),
    ...(groups.length === 1
      ? []
      : breakRuns([{ text: namesOf(group, frame), paint: frame.theme.strong }], frame.width, frame)),
    ...pairLines(answerPairs(group, frame), frame, indent),
  ])
  const advice = breakRuns(
    [{ text: frame.messages.models.noAdvice, paint: frame.theme.muted }],
    frame.width - indent,
    frame,
  )
  return [...lines, ...advice.map((line) => ' '.repeat(indent) + line)]
}

const namesOf = (group: readonly Release[], { locale, messages }: CardFrame): string =>
  group.map(({ name }) => name[locale]).join(messages.common.listSeparator)

/** Releases under the same text stand together, closed ones too. */
function groupsByLicence(releases: readonly Release[]): readonly (readonly Release[])[] {
  const groups = new Map<string, Release[]>()
  for (const release of releases) {
    const { use } = licenceAnswers(release)
    const key = use.answer === 'closed' ? 'closed' : `${use.answer} ${release.licence?.value?.name ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), release])
  }
  return [...groups.values()]
}

function answerPairs(group: readonly Release[], frame: CardFrame): Pair[] {
  const [release] = group
  if (release === undefined) return []
  const { answers } = frame.words
  const { use, tune, sell } = licenceAnswers(release)
  if (use.answer === 'closed') return [[answers.use, answerRuns(use, answers.closed, frame)]]
  const licence = release.licence?.value ?? null
  if (use.answer === 'unknown')
    return [
      [answers.use, answerRuns(use, unknownText(release, frame), frame)],
      ...(release.weights === undefined
        ? []
        : [[answers.text, [{ text: release.weights, kind: 'code' }]] satisfies Pair]),
    ]
  return [
    [
      answers.use,
      answerRuns(use, licence === null ? '' : `${licence.name}${textRemark(licence, frame)}`, frame),
    ],
    [answers.tune, answerRuns(tune, '', frame)],
    [answers.sell, answerRuns(sell, '', frame)],
    ...(licence?.url == null ? [] : [[answers.text, [{ text: licence.url, kind: 'code' }]] satisfies Pair]),
  ]
}

function answerRuns({ answer, limits }: LicenceAnswer, remark: string, frame: CardFrame): Run[] {
  const { accessible, messages, locale, theme, words } = frame
  const mark: Run[] = accessible ? [] : [{ text: `${useMarks(frame)[answer]} ` }]
  const said = limits.map((limit) => limit[locale]).join(messages.common.clauseSeparator)
  const plain = answer === 'yes' ? words.answers.yes : messages.models.uses[answer]
  const detail = [remark, said].filter(Boolean).join(messages.common.clauseSeparator)
  return [
    ...mark,
    { text: plain, paint: theme.strong },
    ...(detail === '' ? [] : [{ text: messages.common.labelled('') + detail }]),
  ]
}

/** How the text stands to the one that the OSI approved. */
function textRemark({ text }: Licence, { words, locale }: CardFrame): string {
  const said = text === undefined ? '' : words.answers.texts[text]
  return said === '' ? '' : `${{ zh: '，', en: ', ' }[locale]}${said}`
}

function unknownText({ licence }: Release, { locale, words }: CardFrame): string {
  return licence?.note?.[locale] ?? words.answers.unread
}
