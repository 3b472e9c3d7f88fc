/** When pictures are drawn while a key is held down. */
export interface Pace {
  onKey(): void
  /** Paints now or in a moment; of several that wait, the last. */
  draw(line: 'fast' | 'slow' | undefined, paint: () => void): void
  /** Forgets what waits. */
  drop(): void
}

/** Keys of a held key come closer together than a person types. */
const REPEAT_MILLISECONDS = 100
/** From this one on it counts as held. */
const HELD_KEYS = 3
/** On a slow line each picture adds to what has to be sent: 9600 baud are 960 bytes a second, a line of text takes 100. */
const HELD_PICTURE_MILLISECONDS = 300

/**
 * Writing into a terminal never says how far the terminal has come. Over a slow line what a held key draws would go on
 * for seconds after it is let go, so that fewer pictures are drawn there, each of several lines.
 */
export function createPace(now: () => number = () => performance.now()): Pace {
  let lastKey = Number.NEGATIVE_INFINITY
  let inARow = 0
  let free = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  const drop = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  const paintNow = (paint: () => void): void => {
    drop()
    free = now() + HELD_PICTURE_MILLISECONDS
    paint()
  }
  return {
    onKey() {
      inARow = now() - lastKey < REPEAT_MILLISECONDS ? inARow + 1 : 1
      lastKey = now()
    },
    draw(line, paint) {
      const wait = line === 'slow' && inARow >= HELD_KEYS ? free - now() : 0
      if (wait <= 0) paintNow(paint)
      else {
        drop()
        timer = setTimeout(() => paintNow(paint), wait)
      }
    },
    drop,
  }
}
