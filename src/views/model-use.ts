import type { Commercial, ModelRow, ReleaseColumns } from '../domain/models.ts'
import type { Frame } from './frame.ts'
import type { Run } from './line-break.ts'

/** Marks of an answer to "may I use it commercially?" that can be told apart without colour. */
export const useMarks = ({ glyphs }: Pick<Frame, 'glyphs'>): Record<Commercial, string> =>
  glyphs === 'ascii'
    ? { yes: '+', conditions: '~', no: 'x', unknown: '?', closed: '-' }
    : { yes: '✓', conditions: '~', no: '✗', unknown: '?', closed: '-' }

const ORDER: readonly Commercial[] = ['yes', 'conditions', 'no', 'unknown', 'closed']

/**
 * May it be used commercially: of one release its licence or its first limit; where releases differ, which of them are
 * which. A screen reader hears words instead of marks.
 */
export function useRuns(row: ModelRow, frame: Frame): Run[] {
  const groups = ORDER.flatMap((answer) => {
    const releases = row.releases.filter(({ commercial }) => commercial === answer)
    return releases.length === 0 ? [] : [{ answer, releases }]
  })
  const [only, ...others] = groups
  if (only === undefined) return [{ text: withoutReleases(row, frame), paint: frame.theme.muted }]
  if (others.length === 0)
    return answerRuns(only.answer, answerText(only.answer, only.releases, frame), frame)
  return groups.flatMap(({ answer, releases }, at) => {
    const names = releaseNames(releases, frame)
    const licence = answer === 'yes' ? licenceNames(releases, frame) : frame.messages.models.uses[answer]
    const text = frame.messages.common.labelled(licence) + names
    return [
      ...(at > 0 ? [{ text: frame.messages.common.clauseSeparator }] : []),
      ...answerRuns(answer, text, frame),
    ]
  })
}

function answerRuns(answer: Commercial, text: string, frame: Frame): Run[] {
  const { theme, accessible, messages } = frame
  const paint = {
    yes: theme.good,
    conditions: theme.caution,
    no: theme.bad,
    unknown: theme.caution,
    closed: theme.muted,
  }
  const said = messages.models.uses[answer]
  const { labelled } = messages.common
  const isSaid = text === said || text.startsWith(labelled(said))
  if (accessible) return [{ text: isSaid ? text : labelled(said) + text }]
  return [{ text: useMarks(frame)[answer], paint: paint[answer] }, { text: ` ${text}` }]
}

function answerText(answer: Commercial, releases: readonly ReleaseColumns[], frame: Frame): string {
  const { messages, locale } = frame
  if (answer === 'yes') return licenceNames(releases, frame)
  const [first] = releases
  const limit = first?.limit?.[locale]
  if ((answer !== 'conditions' && answer !== 'no') || first === undefined || limit === undefined)
    return messages.models.uses[answer]
  return releases.length === 1 ? limit : messages.common.labelled(first.name[locale]) + limit
}

const licenceNames = (releases: readonly ReleaseColumns[], { messages }: Frame): string =>
  [...new Set(releases.flatMap(({ licences }) => licences.map(({ name }) => name)))].join(
    messages.common.listSeparator,
  )

/** `GLM-5.2, 5.3-Flash`: what all names begin with is said once. */
export function releaseNames(releases: readonly ReleaseColumns[], { locale, messages }: Frame): string {
  const names = releases.map(({ name }) => name[locale])
  const [first = ''] = names
  const beginning = /^\D*/.exec(first)?.[0] ?? ''
  return names
    .map((name, at) =>
      at > 0 && beginning !== '' && name.startsWith(beginning) ? name.slice(beginning.length) : name,
    )
    .join(messages.common.listSeparator)
}

/** An app, and what is no longer offered: there are no releases to ask. */
function withoutReleases(
  { kind, status, licences }: ModelRow,
  { messages: { models }, accessible, glyphs }: Frame,
): string {
  const mark = accessible ? '' : `${useMarks({ glyphs }).closed} `
  if (kind === 'app') return `${mark}${models.kinds.app}`
  if (status === 'withdrawn') return `${mark}${models.statuses.withdrawn}`
  return `${mark}${licences.length > 0 ? models.openness.closed : models.statuses[status]}`
}
