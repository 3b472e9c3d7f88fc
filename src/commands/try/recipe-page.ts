import { cleanText } from '../../domain/clean.ts'
import { actionOn } from '../../domain/key-table.ts'
import { halfWidth, type Key } from '../../domain/keys.ts'
import type { TextOpening } from '../../domain/opening.ts'
import { scrolledBy } from '../../domain/scrolled.ts'
import { PrimerError } from '../../errors.ts'
import type { News } from '../../network/chat.ts'
import { troubleLines } from '../../views/errors.ts'
import { keyHint, keyLine, moreText } from '../../views/keys.ts'
import { pageHeight, pagePicture, topFor } from '../../views/long-page.ts'
import { prose } from '../../views/prose.ts'
import { goesText, playedLines, recipeLines, verdictLines } from '../../views/recipe.ts'
import { noteLines } from '../../views/try.ts'
import type { OpenedFrom } from '../pages/openers.ts'
import type { Page, Shown, Turn } from '../pages/page.ts'
import { reportOf } from '../pages/report.ts'
import { screenFrame } from '../shared/full-screen.ts'
import {
  isStopped,
  type PlacedRecipe,
  type PlayedCall,
  playRecipe,
  recipeNamed,
  recordRecipe,
  tallyOf,
  wishesOf,
} from './recipe.ts'
import { modelOf, namedServer, type OwnServer } from './server.ts'

/** Whether somebody has said yes since the program was started: from then on one key is enough. */
let hasAgreed = false

type Phase =
  /** No server is set, or it is no server for the reader. */
  | { readonly type: 'none' }
  | { readonly type: 'looking' }
  /** Shown where it goes; waits for a yes. */
  | { readonly type: 'ask'; readonly server: OwnServer; readonly model: string }
  | { readonly type: 'running'; readonly server: OwnServer; readonly model: string }
  | { readonly type: 'shown'; readonly server: OwnServer; readonly model: string; readonly stopped: boolean }
  | { readonly type: 'failed'; readonly error: unknown }

interface Session {
  readonly from: OpenedFrom
  readonly placed: PlacedRecipe
  phase: Phase
  calls: readonly PlayedCall[]
  /** What has come of the answer that is being given. */
  coming: string
  /** Why nothing comes, as far as the server says it. */
  waiting: Extract<News, { readonly type: 'waiting' }> | undefined
  top: number
  ended: AbortController
  isLeft: boolean
  wake: () => void
}

/** A recipe named by a text. */
export async function recipePage(
  { recipe }: Extract<TextOpening, { readonly kind: 'recipe' }>,
  from: OpenedFrom,
): Promise<Page> {
  const session: Session = {
    from,
    placed: recipeNamed(recipe, from.context),
    phase: { type: 'looking' },
    calls: [],
    coming: '',
    waiting: undefined,
    top: 0,
    ended: new AbortController(),
    isLeft: false,
    wake: () => {},
  }
  void look(session)
  return {
    context: from.context,
    chapter: from.chapter,
    show: () => show(session),
    press: (key) => press(session, key),
    interrupt: () => stop(session),
    changed: () => new Promise((resolve) => (session.wake = resolve)),
    close: () => {
      session.isLeft = true
      session.ended.abort()
      return []
    },
  }
}

/** Who would be asked. Names the model where the server has only one, which asks it for its list. */
async function look(session: Session): Promise<void> {
  const { context } = session.from
  try {
    const server = namedServer({}, context)
    if (server === undefined) session.phase = { type: 'none' }
    else {
      const named = context.settings['try-model']
      // Before the first yes nothing is asked, not even for the list.
      const model = named ?? (hasAgreed ? await modelOf({}, server, context) : '')
      session.phase = { type: 'ask', server, model }
      if (hasAgreed && model !== '') return await play(session, server, model)
    }
  } catch (error) {
    session.phase = { type: 'failed', error }
  }
  session.wake()
}

async function play(session: Session, server: OwnServer, named: string): Promise<void> {
  const { from, placed } = session
  const { context } = from
  session.ended = new AbortController()
  session.calls = []
  session.coming = ''
  session.waiting = undefined
  session.top = 0
  session.phase = { type: 'running', server, model: named }
  session.wake()
  try {
    const model = named === '' ? await modelOf({}, server, context) : named
    session.phase = { type: 'running', server, model }
    const signal = session.ended.signal
    const calls = await playRecipe(
      placed.recipe,
      model,
      { ...server, signal },
      context.locale,
      (played, news) => {
        session.calls = played
        session.waiting = news?.type === 'waiting' ? news : undefined
        if (news?.type === 'text') session.coming += news.text
        if (news === undefined || news.type === 'anew') session.coming = ''
        session.wake()
      },
    )
    session.calls = calls
    const stopped = isStopped(calls)
    if (!stopped) await recordRecipe(placed, model, calls, context)
    session.phase = { type: 'shown', server, model, stopped }
  } catch (error) {
    session.phase = { type: 'failed', error }
  }
  session.coming = ''
  if (!session.isLeft) session.wake()
}

/** Ends the requests; true when there was one. */
function stop(session: Session): boolean {
  if (session.phase.type !== 'running') return false
  session.ended.abort()
  return true
}

function press(session: Session, key: Key): Turn {
  const { phase, placed, from } = session
  const { rows } = from.screen.size()
  const moved = scrolledBy('recipe', key, session.top, linesOf(session).length, pageHeight(rows))
  if (moved !== undefined) {
    session.top = moved
    return undefined
  }
  switch (actionOn('recipe', halfWidth(key))) {
    case 'accept':
      if (phase.type !== 'ask') return undefined
      hasAgreed = true
      void play(session, phase.server, phase.model)
      return undefined
    case 'run':
      if (phase.type === 'shown') void play(session, phase.server, phase.model)
      if (phase.type === 'failed') void look(session)
      return undefined
    case 'copy':
      return { type: 'open', opens: { kind: 'copied', text: `llm-primer try recipe ${placed.recipe.id}` } }
    case 'help':
      return { type: 'open', opens: { kind: 'keys', screens: ['recipe'] } }
    case 'let-go':
    case 'back':
      return { type: 'back' }
    default:
      return undefined
  }
}

function linesOf({ from, placed, phase, calls, coming, waiting }: Session): string[] {
  const { frame } = screenFrame(from.screen, from.context)
  const words = frame.messages.try.recipe
  const lines = recipeLines(placed.recipe, frame)
  switch (phase.type) {
    case 'looking':
      return lines
    case 'none':
      // What is missing stands first, so that it is in sight.
      return [...prose(words.noServer, frame).map(frame.theme.caution), '', ...lines]
    case 'failed':
      return [
        ...(isRemote(phase.error)
          ? [
              ...prose(words.remote(phase.error.detail.host), frame).map(frame.theme.caution),
              `  llm-primer try recipe ${placed.recipe.id} --remote`,
            ]
          : troubleLines(reportOf(phase.error, from.context), frame)),
        '',
        ...lines,
      ]
    case 'ask': {
      const texts = wishesOf(placed.recipe, phase.model, frame.locale).map(
        ({ system = '', prompt }) => system + prompt,
      )
      const { host } = phase.server
      const goes = goesText({ host, model: phase.model || words.theOnlyModel, texts }, frame)
      // What is to be agreed to stands first, so that it is in sight.
      return [
        ...prose(goes, frame).map(frame.theme.caution),
        ...prose(words.askYes, frame).map(frame.theme.accent),
        '',
        ...lines,
      ]
    }
    case 'running': {
      const done = calls.reduce((sum, { answers }) => sum + answers.length, 0)
      const of = placed.recipe.calls.reduce((sum, { n }) => sum + n, 0)
      return [
        ...prose(words.running(done, of), frame).map(frame.theme.muted),
        ...playedLines(calls, frame),
        ...(coming === '' ? [] : ['', ...prose(lastPart(coming), frame)]),
        ...(waiting === undefined ? [] : ['', ...noteLines(waiting, frame)]),
      ]
    }
    case 'shown': {
      const { held, of } = tallyOf(calls)
      return [
        ...prose(`${words.heading} – ${placed.recipe.title[frame.locale]}`, frame).map(frame.theme.heading),
        ...(phase.stopped
          ? ['', ...prose(words.stopped, frame).map(frame.theme.caution)]
          : verdictLines(held, of, frame)),
        ...playedLines(calls, frame),
        '',
        ...lines,
      ]
    }
  }
}

const isRemote = (
  error: unknown,
): error is PrimerError & { readonly detail: { readonly code: 'needs-remote'; readonly host: string } } =>
  error instanceof PrimerError && error.detail.code === 'needs-remote'

/** Signs of an answer under way that are laid out again with each new one. */
const MOST_COMING = 2000

const lastPart = (text: string): string => cleanText(text.slice(-MOST_COMING))

function show(session: Session): Shown {
  const { from, phase } = session
  const { frame, margin } = screenFrame(from.screen, from.context)
  const { rows } = from.screen.size()
  const words = frame.messages.try.recipe.keys
  const hints = [
    ...(phase.type === 'ask' ? [keyHint('recipe', 'accept', words.send, frame, true)] : []),
    ...(phase.type === 'shown' || phase.type === 'failed'
      ? [keyHint('recipe', 'run', words.again, frame)]
      : []),
    ...(phase.type === 'running' ? [{ key: 'Ctrl-C', what: words.stop }] : []),
    keyHint('recipe', 'help', words.keys, frame),
    keyHint('recipe', 'back', words.back, frame, true),
  ]
  const page = {
    lines: linesOf(session),
    keys: keyLine(hints, frame),
    more: frame.theme.muted(moreText(frame)),
  }
  session.top = topFor(page, pageHeight(rows), session.top)
  return { picture: pagePicture(page, session.top, rows, margin), frame }
}
