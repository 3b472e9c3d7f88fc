import { headingAt } from '../domain/block-text.ts'
import { zoneOf } from '../domain/day.ts'
import { type ActionOn, actionOn } from '../domain/key-table.ts'
import { halfWidth, type Key } from '../domain/keys.ts'
import { type LearnerState, learningDay } from '../domain/learner.ts'
import { nextReading, readCount } from '../domain/next-step.ts'
import { USUAL_MINUTES } from '../domain/settings.ts'
import { exitCode, Interrupted } from '../errors.ts'
import { drawPage } from '../terminal/page.ts'
import { runSelf } from '../terminal/run-self.ts'
import type { Screen } from '../terminal/screen.ts'
import {
  type HomeChoice,
  type HomePicture,
  homeChoices,
  homeCursor,
  homeKeys,
  homeLines,
} from '../views/home.ts'
import { moreText } from '../views/keys.ts'
import { pageHeight, topFor } from '../views/long-page.ts'
import { dueReviews } from './review/due.ts'
import type { Context } from './shared/context.ts'
import { openFullScreen, screenFrame } from './shared/full-screen.ts'
import { globalWords } from './shared/global-options.ts'
import { leavingCode } from './shared/leave-menu.ts'

/**
 * `llm-primer` alone, on a terminal: the next step, and the menu under it.
 * @throws Interrupted after Ctrl-C and on a signal.
 */
export async function runHome(context: Context): Promise<void> {
  if (context.frame.accessible) return showOnce(context)
  const screen = openFullScreen(context)
  try {
    const code = await listen(screen, context)
    if (code !== exitCode.done) throw new Interrupted(code)
  } finally {
    await screen.close()
  }
}

/** For those who hear the screen: the next step and the commands, once. */
async function showOnce(context: Context): Promise<void> {
  context.terminal.print(homeLines(await pictureNow(context), context.frame))
  const commands = homeChoices.map(({ name }) => `llm-primer ${WORDS[name].join(' ')}`)
  context.terminal.print(['', ...commands])
}

async function listen(screen: Screen, context: Context): Promise<number> {
  let picture = await pictureNow(context)
  await screen.answered()
  for (;;) {
    show(screen, picture, context)
    const event = await screen.next()
    const leaving = leavingCode(event)
    if (leaving !== undefined) return leaving
    if (event.type !== 'key') continue
    const key = halfWidth(event.key)
    const action = actionOn('home', key)
    const words = action === 'help' ? ['--help'] : wordsFor(action, key, picture)
    if (words === undefined) picture = moved(picture, action)
    else {
      await open(screen, words, context)
      picture = { ...(await pictureNow(context)), cursor: picture.cursor }
    }
  }
}

function moved(picture: HomePicture, action: ActionOn<'home'> | undefined): HomePicture {
  const by = action === 'line-up' ? -1 : action === 'line-down' ? 1 : 0
  return { ...picture, cursor: (picture.cursor + by + homeChoices.length) % homeChoices.length }
}

/** What to type for each choice. */
const WORDS: Readonly<Record<HomeChoice, readonly string[]>> = {
  read: ['read'],
  review: ['review'],
  quiz: ['quiz'],
  labs: ['lab'],
  models: ['models'],
  progress: ['progress'],
}

/** The words of llm-primer that a key stands for; undefined for every other key. */
function wordsFor(
  action: ActionOn<'home'> | undefined,
  { text }: Key,
  { cursor, reading }: HomePicture,
): readonly string[] | undefined {
  const chosen =
    action === 'accept'
      ? homeChoices[cursor]?.name
      : action === 'menu'
        ? homeChoices.find(({ key }) => key === text)?.name
        : undefined
  if (chosen === undefined) return undefined
  return chosen === 'read' && reading !== undefined ? ['read', reading.section.number] : WORDS[chosen]
}

/** These take the whole screen themselves; after the others their lines have to be read. */
const FULL_SCREEN = new Set(['read', 'quiz', 'lab', 'models'])

async function open(screen: Screen, words: readonly string[], context: Context): Promise<void> {
  const after = FULL_SCREEN.has(words[0] ?? '') ? undefined : context.messages.home.pressEnter
  await screen.suspend(() => runSelf([...words, ...globalWords(context)], after, context.host))
  // What was read and answered there is news here.
  const learner = await context.learner()
  learner.reread()
}

function show(screen: Screen, picture: HomePicture, context: Context): void {
  const { frame, margin } = screenFrame(screen, context)
  const height = pageHeight(screen.size().rows)
  const lines = homeLines(picture, frame, height)
  const page = {
    lines,
    keys: homeKeys(frame),
    cursor: homeCursor(lines, picture, frame),
    more: frame.theme.muted(moreText(frame)),
  }
  drawPage(screen, page, topFor(page, height, 0), margin, frame)
}

/** The heading under which the learner stopped. With both languages side by side places are counted otherwise. */
function stoppedAt(
  { position }: LearnerState,
  { course, language, locale }: Context,
): Pick<HomePicture, 'stoppedAt'> {
  if (position === undefined || language === 'both') return {}
  const { pages } = course.section(position.chapter, position.section, locale)
  const heading = headingAt(pages.flat(), position.block)
  return heading === undefined ? {} : { stoppedAt: heading }
}

const TERMS_SHOWN = 4

async function pictureNow(context: Context): Promise<HomePicture> {
  const { course, learner, locale, now, settings } = context
  const { today, waiting, clear } = await dueReviews(context)
  const state = (await learner()).state()
  const { chapters } = course.index()
  const reading = nextReading(chapters, state)
  const date = now()
  const terms = new Map(course.glossary().map((term) => [term.id, term[locale]]))
  const due = new Set(today.flatMap(({ asked }) => asked.question.terms.slice(0, 1)))
  return {
    day: learningDay(date.getTime(), zoneOf(date)),
    ...readCount(chapters, state),
    ...(reading === undefined ? {} : { reading }),
    ...(reading?.begun ? stoppedAt(state, context) : {}),
    due: today.length,
    waiting,
    ...(clear === undefined ? {} : { clear }),
    reviewMinutes: settings['review-minutes'] ?? USUAL_MINUTES,
    dueTerms: [...due].flatMap((id) => terms.get(id) ?? []).slice(0, TERMS_SHOWN),
    cursor: homeChoices.findIndex(
      ({ name }) => name === (today.length > 0 ? 'review' : reading === undefined ? 'quiz' : 'read'),
    ),
  }
}
