/** How quickly a terminal answers: within so many milliseconds, or not so far. */
export type AnsweredIn = number | undefined

/** Sends a picture, with the question behind it, and gives its bytes; 0 where there was nothing to send. */
export type Paint = (question: string) => number

/** When pictures are drawn, and which keys are taken, where the line to the terminal is slow. */
export interface Pace {
  /** True for the repeat of a held key that comes while what it drew before is still on its way. */
  isTooFast(key: string): boolean
  /** Paints now or in a moment; of several that wait, the last. */
  draw(answeredIn: AnsweredIn, paint: Paint): void
  /** The terminal has answered: a picture is there. */
  arrived(): void
  /** An answer is on its way. */
  isAwaiting(): boolean
  /** Resolves when no answer is on its way any more, or none can be expected. */
  settled(): Promise<void>
  /** Forgets what waits to be painted. */
  drop(): void
}

/** Asks where the cursor is. A terminal answers when it has come to this place of what it was sent. */
const IS_IT_THERE = '\x1b[6n'

/** Answered within this many milliseconds, the line is fast. At 38400 baud question and answer take 23, at 9600 92. */
const FAST_MILLISECONDS = 20
/** Keys of a held key come closer together than a person types. */
const REPEAT_MILLISECONDS = 100
/** From this one on it counts as held: so many that come in one read may have been typed, and were delayed on their way. */
const HELD_KEYS = 5
/** What an answer may take beside the bytes; where none ever comes, a repeated key draws a picture each time this is over. */
const REST_MILLISECONDS = 300
/** 9600 baud: a terminal whose line is slower than that is not waited for. */
const LEAST_BYTES_PER_MILLISECOND = 0.9
/** A line is narrow when a picture takes so much longer than an answer alone. */
const NARROW_MILLISECONDS = 100
/** A picture of so many bytes that is there sooner shows that it is not: 4,000 bytes a second. */
const TELLING_BYTES = 400

interface Sent {
  readonly at: number
  readonly bytes: number
  /** The answer alone takes this long. */
  readonly answeredIn: number
}

/**
 * What is written disappears into buffers that hold seconds of a slow line, and a held key would go on drawing long after
 * it is let go. A terminal answers questions in the order in which it reads: one behind each picture tells when that is
 * there. Until then a repeated key draws no other picture, and where the line is narrow a held one is left out, so that it
 * moves as fast as the terminal shows. A line that is only far away carries many pictures at once, and loses no key.
 */
export function createPace(now: () => number = () => performance.now()): Pace {
  let lastKey = { key: '', at: Number.NEGATIVE_INFINITY, inARow: 0 }
  let underWay: readonly Sent[] = []
  let isNarrow = false
  /** It has answered before, and does no longer: it is not asked until an answer comes after all. */
  let isMute = false
  /** Until then pictures may be on their way, at 9600 baud. */
  let busy = Number.NEGATIVE_INFINITY
  /** Until then the last one is waited for. */
  let patience = Number.NEGATIVE_INFINITY
  let kept: { readonly answeredIn: AnsweredIn; readonly paint: Paint } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const waiting = new Set<() => void>()

  const isRepeated = (): boolean => lastKey.inARow > 1
  const isHeld = (): boolean => lastKey.inARow >= HELD_KEYS
  const tookTooLong = ({ at, answeredIn }: Sent): boolean => now() - at - answeredIn > NARROW_MILLISECONDS
  const drop = (): void => {
    clearTimeout(timer)
    kept = undefined
  }
  const isAwaiting = (): boolean => underWay.length > 0 && now() <= patience
  const paintNow = (answeredIn: AnsweredIn, paint: Paint): void => {
    drop()
    if (underWay.length > 0 && !isAwaiting()) giveUp()
    const isAsked = !isMute && answeredIn !== undefined && answeredIn >= FAST_MILLISECONDS
    const bytes = paint(isAsked ? IS_IT_THERE : '')
    if (bytes === 0) return
    busy = Math.max(busy, now()) + bytes / LEAST_BYTES_PER_MILLISECOND
    patience = (isAsked ? busy : now()) + REST_MILLISECONDS
    if (isAsked) underWay = [...underWay, { at: now(), bytes, answeredIn }]
  }
  const giveUp = (): void => {
    isMute ||= underWay.length > 0
    underWay = []
  }
  const settle = (): void => {
    underWay = []
    busy = Number.NEGATIVE_INFINITY
    patience = Number.NEGATIVE_INFINITY
    for (const resolve of waiting) resolve()
    waiting.clear()
    if (kept !== undefined) paintNow(kept.answeredIn, kept.paint)
  }
  return {
    isTooFast(key) {
      const isRepeat = key === lastKey.key && now() - lastKey.at < REPEAT_MILLISECONDS
      lastKey = { key, at: now(), inARow: isRepeat ? lastKey.inARow + 1 : 1 }
      const [sent] = isAwaiting() ? underWay : []
      return sent !== undefined && isHeld() && (isNarrow || tookTooLong(sent))
    },
    draw(answeredIn, paint) {
      const isSlow = answeredIn === undefined || answeredIn >= FAST_MILLISECONDS
      const left = patience - now()
      if (!isSlow || left <= 0 || !(isRepeated() || isNarrow)) return paintNow(answeredIn, paint)
      drop()
      kept = { answeredIn, paint }
      timer = setTimeout(() => {
        giveUp()
        settle()
      }, left)
    },
    arrived() {
      isMute = false
      const [there, ...others] = underWay
      if (there === undefined) return
      if (tookTooLong(there)) isNarrow = true
      else if (there.bytes >= TELLING_BYTES) isNarrow = false
      underWay = others
      if (others.length === 0) settle()
    },
    isAwaiting,
    settled: () => {
      if (!isAwaiting()) return Promise.resolve()
      return new Promise((resolve) => {
        const limit = setTimeout(resolve, patience - now())
        waiting.add(() => {
          clearTimeout(limit)
          resolve()
        })
      })
    },
    drop,
  }
}
