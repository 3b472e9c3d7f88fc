import { type Command, Option } from 'commander'
import type { OptionNote } from '../../experiments/options.ts'
import { corpora } from '../../labs/lab.ts'
import type { LabWords } from '../../messages/labs/words.ts'
import type { Messages } from '../../messages/messages.ts'
import { grouped } from '../../views/numbers.ts'

/** Declares the options to commander, with their ranges in the help. */
export function declareOptions(
  command: Command,
  notes: readonly OptionNote[],
  words: LabWords,
  { lab, common }: Pick<Messages, 'lab' | 'common'>,
): void {
  const shared: Readonly<Record<string, string>> = { seed: lab.options.seed, steps: lab.options.steps }
  const text = (name: string): string => words.options[name] ?? shared[name] ?? name
  for (const note of notes) {
    if (note.kind === 'argument') command.argument(`[${note.name}...]`, text(note.name))
    else if (note.kind === 'text') {
      command.option('--text <file>', lab.options.text)
      command.addOption(new Option('--corpus <name>', lab.options.corpus).choices(corpora))
    } else if (note.kind === 'own-text') command.option('--text <file>', lab.options.text)
    else if (note.kind === 'loaded') {
      command.option('--load <file>', lab.options.load).option('--save <file>', lab.options.save)
    } else command.addOption(optionOf(note, text(note.name), { lab, common }))
  }
  command.option('--output <file>', lab.options.output)
  command.option('--fast', lab.options.fast).option('--json', common.options.json)
}

function optionOf(
  note: Extract<OptionNote, { readonly kind: 'number' | 'choice' | 'flag' | 'words' }>,
  text: string,
  { lab, common }: Pick<Messages, 'lab' | 'common'>,
): Option {
  if (note.kind === 'flag') return new Option(`--${note.name}`, text)
  if (note.kind === 'choice') return new Option(`--${note.name} <word>`, text).choices(note.among)
  if (note.kind === 'words') return new Option(`--${note.name} <text>`, text)
  const range = lab.options.range(grouped(note.limits.min), grouped(note.limits.max))
  const standard = note.standard === undefined ? '' : lab.options.standard(String(note.standard))
  return new Option(`--${note.name} <n>`, text + common.choices(range + standard))
}
