import type { CourseLanguage } from '../domain/locale.ts'
import { type Attack, attacks, mailboxes } from './injection-mail.ts'
import type { OptionReader } from './lab.ts'

export type InjectionOptions = ReturnType<typeof options>

export const defences = ['none', 'sentence', 'filter', 'gate', 'exits', 'no-secrets'] as const
export type Defence = (typeof defences)[number]

export function options(read: OptionReader) {
  return {
    locale: read.locale,
    attack: read.choice('attack', attacks),
    defence: read.choice('defence', defences),
    mail: read.ownText(),
  }
}

export type Speaker = 'system' | 'user' | 'mail'

/** A line of the window. To the assistant who said it is one more piece of text. */
export interface WindowLine {
  readonly from: Speaker
  readonly text: string
  /** Taken out by the filter before the assistant read it. */
  readonly removed: boolean
}

/** Something that the assistant wants done, and what the program around it let happen. */
export interface Action {
  readonly tool: 'send_mail' | 'show_picture'
  /** An address, or the host that the picture is fetched from. */
  readonly to: string
  /** Who said the line that it comes from. */
  readonly from: Speaker
  /** Stopped by the gate, which asks the user first. */
  readonly held: boolean
}

export interface Outcome {
  readonly attack: Attack
  readonly defence: Defence
  /** Something left to a place that the user never named, with what should stay private. */
  readonly leaked: boolean
  /** The assistant still did what the user asked. */
  readonly served: boolean
}

export interface InjectionResult {
  readonly attack: Attack
  readonly defence: Defence
  readonly ownMail: boolean
  readonly window: readonly WindowLine[]
  readonly actions: readonly Action[]
  readonly leaked: boolean
  readonly served: boolean
  /** Every attack against every defence. */
  readonly table: readonly Outcome[]
}

export function run({ locale, attack, defence, mail }: InjectionOptions): InjectionResult {
  const window = windowOf(locale, attack, defence, mail)
  const actions = actionsOf(window, defence)
  return {
    attack,
    defence,
    ownMail: mail !== '',
    window,
    actions,
    leaked: leaks(actions, defence),
    served: serves(actions),
    table: attacks.flatMap((each) => defences.map((against) => outcomeOf(locale, each, against))),
  }
}

function outcomeOf(locale: CourseLanguage, attack: Attack, defence: Defence): Outcome {
  const actions = actionsOf(windowOf(locale, attack, defence, ''), defence)
  return { attack, defence, leaked: leaks(actions, defence), served: serves(actions) }
}

/** Instructions and material in one row, the way a model gets them. */
export function windowOf(
  locale: CourseLanguage,
  attack: Attack,
  defence: Defence,
  ownMail: string,
): WindowLine[] {
  const { system, sentence, request, mail, hidden } = mailboxes[locale]
  const [first = '', ...rest] = mail
  const letter = ownMail === '' ? [first, hidden[attack], ...rest] : ownMail.split('\n')
  const line = (from: Speaker, text: string): WindowLine => ({
    from,
    text,
    removed: from === 'mail' && defence === 'filter' && forbidden.test(text),
  })
  return [
    line('system', system),
    ...(defence === 'sentence' ? [line('system', sentence)] : []),
    line('user', request),
    ...letter.filter((text) => text.trim() !== '').map((text) => line('mail', text)),
  ]
}

/** The words that the filter knows from earlier attacks. */
const forbidden = /forward|ignore|转发|忽略/i

/** What the assistant wants done, and what the program around it lets happen. */
export function actionsOf(window: readonly WindowLine[], defence: Defence): Action[] {
  const wary = defence === 'sentence'
  return window
    .filter(({ removed }) => !removed)
    .filter(({ from, text }) => from !== 'mail' || !wary || signed.test(text))
    .flatMap(({ from, text }) => wishesIn(text).map((wish) => ({ ...wish, from })))
    .map((wish) => ({ ...wish, held: isHeld(wish, addressesNamed(window), defence) }))
}

/** A wary assistant passes over commands in a mail, unless they pretend to come from the system. */
const signed = /^\s*(?:system|系统)\s*[:：]/i

/** The assistant's only rule: a line with an address or a picture address is something to do, whoever said it. */
function wishesIn(text: string): Pick<Action, 'tool' | 'to'>[] {
  const pictures = [...text.matchAll(/!\[[^\]]{0,500}\]\(https?:\/\/([^/)\s]+)/g)]
  const addresses = text.matchAll(addressPattern)
  return [
    ...[...addresses].map(([to]) => ({ tool: 'send_mail' as const, to })),
    ...pictures.map(([, host = '']) => ({ tool: 'show_picture' as const, to: host })),
  ]
}

/** It begins where a word begins: tried at each letter of a long word, the search would grow with its square. */
const addressPattern = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

/** The addresses that the user wrote; nothing that was read can add to them. */
const addressesNamed = (window: readonly WindowLine[]): string[] =>
  window.filter(({ from }) => from === 'user').flatMap(({ text }) => text.match(addressPattern) ?? [])

/** `gate` watches the mail tool alone, `exits` every way out. Neither looks at the wording. */
function isHeld(
  { tool, to }: Pick<Action, 'tool' | 'to'>,
  named: readonly string[],
  defence: Defence,
): boolean {
  if (named.includes(to)) return false
  return defence === 'exits' || (defence === 'gate' && tool === 'send_mail')
}

/** Without anything private in reach there is nothing to lose. */
const leaks = (actions: readonly Action[], defence: Defence): boolean =>
  defence !== 'no-secrets' && actions.some(({ from, held }) => from === 'mail' && !held)

const serves = (actions: readonly Action[]): boolean =>
  actions.some(({ from, held }) => from === 'user' && !held)
