import type { ListedModel } from '../domain/blocks.ts'
import type { Frame } from './frame.ts'
import { openMarks } from './model-values.ts'
import type { Cell, Table } from './table.ts'

/** Families of models in a text: whose they are, how open, and the newest of them. */
export function listedFamilies(models: readonly ListedModel[], frame: Frame): Table {
  const { columns } = frame.messages.models
  return {
    header: [frame.messages.read.model, columns.company, columns.open, columns.newest],
    rows: models.map((model) => [
      model.name,
      model.company,
      openness(model, frame),
      [model.released, model.newest].filter(Boolean).join(' '),
    ]),
    compact: true,
  }
}

/** Apps in a text: whose they are and where. */
export const listedApps = (models: readonly ListedModel[], { messages }: Frame): Table => ({
  header: [messages.models.kinds.app, messages.models.columns.company, messages.read.site],
  rows: models.map(({ name, company, site }) => [
    name,
    company,
    [{ text: site?.replace(/^https?:\/\/(www\.)?|\/$/g, '') ?? '', kind: 'code' }],
  ]),
  compact: true,
})

function openness({ open, licences }: ListedModel, frame: Frame): Cell {
  const { messages, theme, accessible } = frame
  const paint = { yes: theme.good, partly: theme.caution, no: theme.muted }[open]
  const flag = messages.models.openSource[open]
  const words = licences.join(messages.common.listSeparator) || flag
  if (accessible) return words === flag ? flag : `${flag}${messages.common.listSeparator}${words}`
  return [
    { text: openMarks(frame)[open], paint },
    { text: ` ${open === 'no' ? messages.models.openness.closed : words}` },
  ]
}

/** What the marks mean that stand in the table; a screen reader hears words instead. */
export function marksInTable(models: readonly ListedModel[], frame: Frame): string {
  if (frame.accessible) return ''
  const { openLegend } = frame.messages.models
  return (['yes', 'partly', 'no'] as const)
    .filter((flag) => models.some(({ open }) => open === flag))
    .map((flag) => `${openMarks(frame)[flag]} ${openLegend[flag]}`)
    .join('   ')
}
