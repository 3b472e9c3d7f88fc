import { ARGUMENT_MARK, type Field, valuesOf } from '../domain/experiment-form.ts'
import { corpora } from '../labs/lab.ts'
import type { OptionNote } from './options.ts'
import type { Answered, TypedOptions } from './readers.ts'

/** The options that a form can hold, with what they are now. Texts of the learner's own stay as they were given. */
export function fieldsOf(notes: readonly OptionNote[], answered: Answered, typed: TypedOptions): Field[] {
  return notes.flatMap((note): Field[] => {
    const value = answered[note.name]
    switch (note.kind) {
      case 'number': {
        const { min, max } = note.limits
        return [
          { kind: 'number', name: note.name, value, standard: note.standard, min, max, whole: note.whole },
        ]
      }
      case 'choice':
        return [{ kind: 'choice', name: note.name, value, standard: note.among[0], among: note.among }]
      case 'flag':
        return [{ kind: 'flag', name: note.name, value, standard: false }]
      case 'words':
        return [{ kind: 'words', name: note.name, value, standard: '' }]
      case 'argument':
        return [{ kind: 'words', name: ARGUMENT_MARK + note.name, value, standard: '' }]
      case 'text': {
        const chosen = typeof typed.flags.corpus === 'string' ? typed.flags.corpus : note.corpus
        return typed.ownText === undefined
          ? [{ kind: 'choice', name: 'corpus', value: chosen, standard: note.corpus, among: corpora }]
          : []
      }
      default:
        return []
    }
  })
}

/** What the form says, with the texts that came from files. */
export function optionsIn(fields: readonly Field[], typed: TypedOptions): Record<string, unknown> {
  const values = Object.entries(valuesOf(fields)).map(([name, value]) => [
    name.startsWith(ARGUMENT_MARK) ? name.slice(ARGUMENT_MARK.length) : name,
    value,
  ])
  return {
    ...Object.fromEntries(values),
    ...(typed.ownText === undefined ? {} : { text: typed.ownText }),
    ...(typed.loaded === undefined ? {} : { load: typed.loaded.value }),
  }
}
