/** Words of an answer; `isAnew`: what came before them was the same text in the making, and they are the whole of it. */
export interface GrownText {
  readonly text: string
  readonly isAnew: boolean
}

/** Pieces from the beginning, each with all of the one before in it, that nobody says by chance. */
const SURELY = 3

/**
 * Some servers send in each piece all of the answer so far. The first pieces do not show it: by the third the text has to
 * begin anew, and from then on only what is new is taken.
 */
export function createGrowingText(): (piece: string) => GrownText {
  let whole: string | undefined = ''
  let grown = 0
  return (piece) => {
    if (whole === undefined || piece === '') return { text: piece, isAnew: false }
    const grows = piece.startsWith(whole)
    if (grown >= SURELY) {
      const text = grows ? piece.slice(whole.length) : piece
      whole = grows ? piece : whole + piece
      return { text, isAnew: false }
    }
    if (!grows || piece.length === whole.length) {
      whole = undefined
      return { text: piece, isAnew: false }
    }
    whole = piece
    grown++
    const isSure = grown === SURELY && /\p{L}/u.test(piece)
    if (grown === SURELY && !isSure) whole = undefined
    return { text: piece, isAnew: isSure }
  }
}
