import type { SectionEntry } from './course.ts'

/** How long a section takes, each part apart: nobody has to do the others to have read it. */
export interface SectionMinutes {
  readonly reading: number
  readonly experiments: number
  readonly questions: number
}

/** A guess, a run and one change with another look; the run itself takes seconds (`labs.ts`). */
const MINUTES_OF_AN_EXPERIMENT = 3
/**
 * Reading a question and its explanation takes 23 seconds at 238 words a minute, counted over the course; the rest is for
 * thinking.
 */
const SECONDS_OF_A_QUESTION = 40

export const sectionMinutes = ({
  minutes,
  labs,
  questions,
}: Pick<SectionEntry, 'minutes' | 'labs' | 'questions'>): SectionMinutes => ({
  reading: minutes,
  experiments: labs.length * MINUTES_OF_AN_EXPERIMENT,
  questions:
    questions.length === 0 ? 0 : Math.max(1, Math.round((questions.length * SECONDS_OF_A_QUESTION) / 60)),
})

/** All sections together. */
export const sumOfMinutes = (all: readonly SectionMinutes[]): SectionMinutes =>
  all.reduce(
    (sum, each) => ({
      reading: sum.reading + each.reading,
      experiments: sum.experiments + each.experiments,
      questions: sum.questions + each.questions,
    }),
    { reading: 0, experiments: 0, questions: 0 },
  )
