/** A question that stands in the text. */
export interface PlacedQuestion {
  readonly question: string
  /** It has been on the screen. */
  readonly seen: boolean
}

/**
 * In which order the questions of a section are asked: those never answered first, and of these the ones that stand in what
 * was read, in the order of the text, then those that stand nowhere, then those of what is still to be read. When all were
 * answered, all of them.
 */
export function questionsInOrder(
  questions: readonly string[],
  placed: readonly PlacedQuestion[],
  isAnswered: (question: string) => boolean,
): readonly string[] {
  const left = questions.filter((question) => !isAnswered(question))
  const wanted = left.length === 0 ? questions : left
  const rank = (question: string): number => {
    const at = placed.findIndex((each) => each.question === question)
    if (at < 0) return placed.length
    return placed[at]?.seen ? at : placed.length + 1 + at
  }
  return [...wanted].sort((one, other) => rank(one) - rank(other))
}
