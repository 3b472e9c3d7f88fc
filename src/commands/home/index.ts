import { headingAt } from '../../domain/block-text.ts'
import { courseMap } from '../../domain/course-map.ts'
import { zoneOf } from '../../domain/day.ts'
import { goalResults, weakestGoal } from '../../domain/goals.ts'
import { firstMenu, homeMenu, pressOnHome } from '../../domain/home-page.ts'
import { dayNumber, type LearnerState, learningDay } from '../../domain/learner.ts'
import { nextLanguage } from '../../domain/locale.ts'
import { nextReading, readCount } from '../../domain/next-step.ts'
import type { DueQuestion } from '../../domain/review.ts'
import { changedSections, textRevision } from '../../domain/revisions.ts'
import { USUAL_MINUTES } from '../../domain/settings.ts'
import { saveSettings } from '../../files/settings-file.ts'
import type { Screen } from '../../terminal/screen.ts'
import { type HomePicture, homeCursor, homeKeys, homeLines, homeStepLines } from '../../views/home.ts'
import { moreText } from '../../views/keys.ts'
import { pageHeight, pagePicture, topFor } from '../../views/long-page.ts'
import type { OpenedFrom } from '../pages/openers.ts'
import type { Page, Shown, Turn } from '../pages/page.ts'
import { runPages } from '../pages/stack.ts'
import { dueReviews } from '../review/due.ts'
import { type Context, contextIn } from '../shared/context.ts'
import { screenFrame } from '../shared/full-screen.ts'
import type { CommandLine } from './lines.ts'

/**
 * `llm-primer` alone, on a terminal: the next step, and the menu under it; with --plain the step alone.
 * @throws Interrupted after Ctrl-C and on a signal.
 */
export async function runHome(context: Context, commands: CommandLine): Promise<void> {
  if (!context.terminal.canAsk)
    return context.terminal.print(homeStepLines(await pictureNow(context), context.frame))
  if (context.frame.accessible || !context.terminal.isInteractive) {
    const { homeByLines } = await import('./lines.ts')
    return homeByLines({ pictureNow, tellOnce }, commands, context)
  }
  await runPages((screen) => homePage({ context, chapter: '', screen }), context)
}

/** What was rewritten stands on the first screen once. */
async function tellOnce({ course, learner }: Context): Promise<void> {
  const { chapters } = course.index()
  const memory = await learner()
  const news = changedSections(chapters, memory.state()).filter(({ told }) => !told)
  for (const chapter of new Set(news.map((each) => each.chapter))) {
    const own = news.filter((each) => each.chapter === chapter)
    const sections = Object.fromEntries(own.map(({ section }) => [section.id, textRevision(section)]))
    memory.record({ kind: 'changes-told', chapter, sections })
  }
}

/** The other language, from now on. */
async function switched(context: Context): Promise<Context> {
  const next = nextLanguage(context.language)
  saveSettings(context.places.config, { lang: next })
  return contextIn(next, { ...context, settings: { ...context.settings, lang: next } })
}

/** The first screen as a page. What was read and answered in a page above it is news when that closes. */
export async function homePage({ context: first, chapter, screen }: OpenedFrom): Promise<Page> {
  let context = first
  let picture = await pictureNow(context)
  await tellOnce(context)
  return {
    get context() {
      return context
    },
    chapter,
    show: () => show(screen, picture, context),
    press: async (key): Promise<Turn> => {
      const { state, effect } = pressOnHome(picture, key)
      picture = { ...picture, ...state }
      if (effect === 'language') {
        context = await switched(context)
        const { cursor, changed } = picture
        picture = { ...(await pictureNow(context)), cursor, changed, offersLanguage: false }
      }
      if (effect === undefined || effect === 'language') return undefined
      return effect === 'back' ? { type: 'back' } : { type: 'open', opens: effect }
    },
    uncovered: async () => {
      const { cursor, menu } = picture
      const next = await pictureNow(context)
      // Somebody who was new a moment ago has another menu.
      picture = next.menu === menu ? { ...next, cursor } : next
    },
  }
}

function show(screen: Screen, picture: HomePicture, context: Context): Shown {
  const { frame, margin } = screenFrame(screen, context)
  const { rows } = screen.size()
  const height = pageHeight(rows)
  const lines = homeLines(picture, frame, height)
  const page = {
    lines,
    keys: homeKeys(frame),
    cursor: homeCursor(lines, picture, frame),
    more: frame.theme.muted(moreText(frame)),
  }
  return { picture: pagePicture(page, topFor(page, height, 0), rows, margin), frame }
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

/** The weakest goal of the sections in which something was missed; the others are not looked at. */
function weakGoal({ questions, ...state }: LearnerState, { course }: Context): Pick<HomePicture, 'weak'> {
  const missed = [...questions.values()].filter(({ proof }) => proof === 'missed' || proof === 'guessed')
  const chapters = new Set(missed.map(({ chapter }) => chapter))
  const sections = course
    .index()
    .chapters.filter(({ id }) => chapters.has(id))
    .flatMap((chapter) => {
      const heads = course.questionHeads(chapter.id)
      const goals = course.goals(chapter.id)
      return chapter.sections.map((section) => ({
        number: section.number,
        results: goalResults(chapter.id, section.id, goals[section.id] ?? [], heads, { ...state, questions }),
      }))
    })
  const result = weakestGoal(sections.flatMap(({ results }) => results))
  const found = sections.find(({ results }) => results.some((each) => each === result))
  return result === undefined || found === undefined ? {} : { weak: { number: found.number, result } }
}

const TERMS_SHOWN = 4

/** The first term of each question that is due. */
function dueTerms(today: readonly DueQuestion[], { course, locale }: Context): string[] {
  if (today.length === 0) return []
  const names = new Map(course.glossary().map((term) => [term.id, term[locale]]))
  const due = new Set(today.flatMap(({ asked }) => asked.question.terms.slice(0, 1)))
  return [...due].flatMap((id) => names.get(id) ?? []).slice(0, TERMS_SHOWN)
}

async function pictureNow(context: Context): Promise<HomePicture> {
  const { course, learner, now, settings } = context
  const { today, waiting, clear } = await dueReviews(context)
  const state = await (await learner()).scheduled()
  const { rememberedOn } = await import('../../domain/schedule.ts')
  const { chapters } = course.index()
  const reading = nextReading(chapters, state)
  const date = now()
  const isNew = state.sections.size === 0 && state.questions.size === 0 && state.position === undefined
  return {
    day: learningDay(date.getTime(), zoneOf(date)),
    ...readCount(chapters, state),
    ...(reading === undefined ? {} : { reading }),
    ...(reading?.begun ? stoppedAt(state, context) : {}),
    due: today.length,
    waiting,
    ...(clear === undefined ? {} : { clear }),
    reviewMinutes: settings['review-minutes'] ?? USUAL_MINUTES,
    dueTerms: dueTerms(today, context),
    map: courseMap(chapters, state, (question) =>
      rememberedOn(question, dayNumber(date.getTime(), zoneOf(date))),
    ),
    changed: changedSections(chapters, state).flatMap(({ section, told }) => (told ? [] : [section.number])),
    ...weakGoal(state, context),
    isNew,
    offersLanguage: !context.languageDecided,
    menu: isNew ? firstMenu : homeMenu,
    cursor: isNew
      ? 0
      : homeMenu.indexOf(today.length > 0 ? 'review' : reading === undefined ? 'quiz' : 'read'),
  }
}
