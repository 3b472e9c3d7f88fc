import type { Opening } from '../../domain/opening.ts'
import { exitCode, Interrupted } from '../../errors.ts'
import type { Screen, ScreenEvent } from '../../terminal/screen.ts'
import type { Context } from '../shared/context.ts'
import { openFullScreen } from '../shared/full-screen.ts'
import { errorPage } from './error-page.ts'
import { openPage } from './openers.ts'
import type { Page, Shown, Turn } from './page.ts'

interface Session {
  readonly screen: Screen
  readonly stack: Page[]
  /** What stays in the shell. */
  readonly left: string[]
}

/**
 * Shows a page on the whole screen, and over it whatever is opened from there, until the learner leaves. What goes wrong
 * on a page is told on a page of its own; only the first page has nothing to go back to.
 * @throws Interrupted after Ctrl-C and on a signal.
 */
export async function runPages(first: (screen: Screen) => Promise<Page>, context: Context): Promise<void> {
  const screen = openFullScreen(context)
  const session: Session = { screen, stack: [], left: [] }
  try {
    await screen.answered()
    session.stack.push(await first(screen))
    const code = await listen(session)
    if (code !== exitCode.done) throw new Interrupted(code)
  } finally {
    while (session.stack.length > 0) closeTop(session)
    await screen.close()
    context.terminal.print(session.left)
  }
}

async function listen(session: Session): Promise<number> {
  const { screen, stack } = session
  const kept: ScreenEvent[] = []
  let waiting: Promise<ScreenEvent> | undefined
  for (;;) {
    const top = stack.at(-1)
    if (top === undefined) return exitCode.done
    show(session)
    kept.push(...(top.keysKept?.() ?? []).map((key): ScreenEvent => ({ type: 'key', key })))
    const again = kept.shift()
    waiting ??= screen.next()
    const event =
      again ?? (await Promise.race([waiting, ...(top.changed === undefined ? [] : [top.changed()])]))
    if (event === undefined) continue
    if (again === undefined) waiting = undefined
    const code = await handle(session, event)
    if (code !== undefined) return code
  }
}

function show(session: Session): void {
  const { screen, stack } = session
  const top = stack.at(-1)
  if (top === undefined) return
  try {
    draw(session)
    top.shown?.()
  } catch (error) {
    if (stack.length === 1) throw error
    stack.splice(-1, 1, errorPage(error, top, screen))
    draw(session)
  }
}

function draw({ screen, stack }: Session): void {
  const [top, ...below] = [...stack].reverse()
  if (top === undefined) return
  const { picture, frame } = shownOver(top, below)
  screen.draw(picture, frame)
}

const shownOver = (page: Page, [next, ...others]: readonly Page[]): Shown =>
  page.show(() => shownOver(next ?? page, others))

/** Exit code when the event ends the program, else undefined. */
async function handle(session: Session, event: ScreenEvent): Promise<number | undefined> {
  const { stack, screen } = session
  const top = stack.at(-1)
  if (event.type === 'end' || top === undefined) return event.type === 'end' ? event.exitCode : exitCode.done
  if (event.type === 'resize') {
    for (const page of stack) page.refresh?.()
    return undefined
  }
  if (event.key.name === 'ctrl-c') return top.interrupt?.() ? undefined : exitCode.interrupted
  try {
    await turn(session, event.key.name === 'ctrl-d' ? await stepBack(top) : await top.press(event.key))
  } catch (error) {
    if (error instanceof Interrupted || stack.length === 0 || (stack.length === 1 && stack[0] === top))
      throw error
    stack.push(errorPage(error, top, screen))
  }
  return undefined
}

/** Where letters are text, q is one: Ctrl-D goes a step back everywhere. */
const stepBack = (page: Page): Turn | Promise<Turn> =>
  page.hasOpen?.() ? page.press({ name: 'escape', text: '' }) : { type: 'back' }

async function turn(session: Session, next: Turn): Promise<void> {
  if (next === undefined) return
  if (next.type === 'open') return open(session, next.opens)
  closeTop(session)
  session.stack.at(-1)?.refresh?.()
  await session.stack.at(-1)?.uncovered?.()
  if (next.opens !== undefined) await open(session, next.opens)
}

async function open({ stack, screen }: Session, opens: Opening): Promise<void> {
  const top = stack.at(-1)
  if (top === undefined || top.takes?.(opens)) return
  try {
    stack.push(await openPage(opens, { context: top.context, chapter: top.chapter, screen }))
  } catch (error) {
    stack.push(errorPage(error, top, screen))
  }
}

function closeTop({ stack, left }: Session): void {
  left.push(...(stack.pop()?.close?.() ?? []))
}
