import { actionOn } from './key-table.ts'
import { editLine, type Key } from './keys.ts'

/** The value of an option; undefined: it is not given. */
export type OptionValue = string | number | boolean | undefined

interface Named {
  readonly name: string
  readonly value: OptionValue
  /** What the option is when nobody says otherwise. */
  readonly standard: OptionValue
}

/** An option of an experiment, to be changed where it stands. */
export type Field = Named &
  (
    | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly whole: boolean }
    | { readonly kind: 'choice'; readonly among: readonly string[] }
    | { readonly kind: 'flag' }
    | { readonly kind: 'words' }
  )

/** All options, which of them is in focus, and what is being typed into it. */
export interface Form {
  readonly fields: readonly Field[]
  readonly focus?: number
  readonly typing?: string
}

/** Moves the focus round the end; from no field to the first or the last. */
export function moveField({ fields, focus }: Form, by: 1 | -1): Form {
  if (fields.length === 0) return { fields }
  const from = focus ?? (by > 0 ? -1 : 0)
  return { fields, focus: (from + by + fields.length) % fields.length }
}

/** What a key does to the field in focus; undefined when it means nothing there. */
export function pressInForm(form: Form, key: Key): Form | undefined {
  const field = form.fields[form.focus ?? -1]
  if (field === undefined) return undefined
  if (form.typing !== undefined) return pressWhileTyping(form, field, form.typing, key)
  switch (actionOn('option', key)) {
    case 'accept':
    case 'type':
      return field.kind === 'number' || field.kind === 'words'
        ? { ...form, typing: '' }
        : withValue(form, stepped(field, 1))
    case 'left':
      return withValue(form, stepped(field, -1))
    case 'right':
      return withValue(form, stepped(field, 1))
    case 'back':
    case 'let-go':
      return { fields: form.fields }
    default:
      return undefined
  }
}

function pressWhileTyping(form: Form, field: Field, typing: string, key: Key): Form {
  const { typing: _, ...done } = form
  switch (actionOn('value', key)) {
    case 'let-go':
      return done
    case 'accept':
    case 'focus-next':
      return withValue(done, readValue(field, typing))
    default: {
      const typed = editLine(typing, key)
      return typed === undefined || !mayStand(field, typed) ? form : { ...form, typing: typed }
    }
  }
}

/** In a number stands only what can be part of one. */
const mayStand = (field: Field, text: string): boolean =>
  field.kind !== 'number' || /^[-+0-9.eE]*$/.test(text)

/** A number out of its range goes to the end of the range; what is no number changes nothing. */
function readValue(field: Field, text: string): OptionValue {
  if (field.kind !== 'number') return text
  const number = Number(text)
  return text.trim() === '' || Number.isNaN(number) ? field.value : within(field, number)
}

function within({ min, max, whole }: Field & { readonly kind: 'number' }, number: number): number {
  const limited = Math.max(min, Math.min(max, number))
  return whole ? Math.round(limited) : limited
}

const withValue = ({ fields, ...form }: Form, value: OptionValue): Form => ({
  ...form,
  fields: fields.map((field, at) => (at === form.focus ? { ...field, value } : field)),
})

/** The next value: the other word, the other state, a tenth of the number more or less. */
function stepped(field: Field, by: 1 | -1): OptionValue {
  switch (field.kind) {
    case 'flag':
      return field.value !== true
    case 'choice': {
      const at = field.among.indexOf(String(field.value))
      return field.among[(at + by + field.among.length) % field.among.length]
    }
    case 'number': {
      const number = typeof field.value === 'number' ? field.value : field.min
      const step = field.whole ? Math.max(1, Math.round(Math.abs(number) / 10)) : (Math.abs(number) || 1) / 10
      return within(field, Number((number + by * step).toPrecision(6)))
    }
    default:
      return field.value
  }
}

/** The values of the fields by name; what is not given is left out. */
export const valuesOf = (fields: readonly Field[]): Record<string, string | number | boolean> =>
  Object.fromEntries(
    fields.flatMap(({ name, value }) => (value === undefined || value === '' ? [] : [[name, value]])),
  )

/** What stands behind `llm-primer lab NAME` to have the same run again. */
export function wordsOf(fields: readonly Field[]): string[] {
  return fields.flatMap(({ name, kind, value, standard }) => {
    if (value === undefined || value === '' || value === standard) return []
    if (kind === 'flag') return value ? [`--${name}`] : []
    if (name.startsWith(ARGUMENT_MARK)) return [quoted(String(value))]
    return [`--${name}`, quoted(String(value))]
  })
}

/** Words that stand on the command line without a flag have a field whose name begins so. */
export const ARGUMENT_MARK = 'argument:'
/** As a shell takes it for one word. */
const quoted = (text: string): string =>
  /^[\w./:,+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`

/**
 * The fields as a command says them: `--steps 50 --no-scale mar`. Undefined for a command that the form cannot say: another
 * experiment, an unknown option, a file.
 */
export function fieldsFor(
  command: string,
  lab: string,
  fields: readonly Field[],
): readonly Field[] | undefined {
  const [program, verb, name, ...words] = wordsIn(command)
  if (program !== 'llm-primer' || verb !== 'lab' || name !== lab) return undefined
  const fresh = fields.map((field): Field => ({ ...field, value: field.standard }))
  const argument: string[] = []
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith('--')) {
      argument.push(word)
      continue
    }
    const index = fresh.findIndex((field) => `--${field.name}` === word)
    const field = fresh[index]
    if (field === undefined) return undefined
    const value = field.kind === 'flag' ? true : readWord(field, rest.shift())
    if (value === undefined) return undefined
    fresh[index] = { ...field, value }
  }
  return argument.length === 0 ? fresh : withArgument(fresh, argument.join(' '))
}

function withArgument(fields: readonly Field[], words: string): readonly Field[] | undefined {
  const at = fields.findIndex(({ name }) => name.startsWith(ARGUMENT_MARK))
  return at < 0
    ? undefined
    : fields.map((field, index) => (index === at ? { ...field, value: words } : field))
}

function readWord(field: Field, word: string | undefined): OptionValue {
  if (word === undefined) return undefined
  if (field.kind === 'choice') return field.among.includes(word) ? word : undefined
  if (field.kind !== 'number') return word
  const number = Number(word)
  return Number.isNaN(number) || number < field.min || number > field.max ? undefined : number
}

/** The words of a command line, as a shell would part them. */
const wordsIn = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  )
