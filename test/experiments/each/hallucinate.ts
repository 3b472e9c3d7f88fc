import type { HallucinateResult } from '../../../src/labs/hallucinate.ts'
import { mean, reading, type Told, tells } from '../walk/reading.ts'

const topShare = ({ top }: HallucinateResult['lands'][number]): number => top[0]?.probability ?? 0

function peopleOf({ lands }: HallucinateResult) {
  const strangers = lands.filter(
    ({ acquaintance }) => acquaintance === 'mentioned' || acquaintance === 'unread',
  )
  const read = lands.filter(({ acquaintance }) => acquaintance === 'learned')
  const right = read.filter(({ top, taught }) => top[0]?.word === taught)
  return { strangers, read, right, inventions: strangers.filter(({ city }) => city) }
}

const bitsOf = (lands: HallucinateResult['lands']): number => mean(lands.map(({ bits }) => bits))

/** The surest invention and the least sure right answer, as the sentence names them. */
function ends(result: HallucinateResult, told: readonly Told[], text: string) {
  const { inventions, right } = peopleOf(result)
  const most = Math.max(...inventions.map(topShare))
  const least = Math.min(...right.map(topShare))
  const named = [
    ...inventions.filter((each) => topShare(each) === most).map(({ land }) => land),
    ...right.filter((each) => topShare(each) === least).map(({ land }) => land),
  ]
  return {
    most,
    least,
    fits: tells(told, most, least) && named.filter((land) => text.includes(land)).length >= 2,
  }
}

export const readings = [
  reading<HallucinateResult>(/^Without a training step/, (_, { stepsDone }) => stepsDone === 0),
  reading<HallucinateResult>(/So it goes on with a city, whatever the land/, (_, result) => {
    return (
      peopleOf(result).inventions.length === peopleOf(result).strangers.length && result.refused.length === 0
    )
  }),
  reading<HallucinateResult>(/lands that it cannot know it goes on with a city/, (told, result) => {
    const { inventions, strangers } = peopleOf(result)
    return tells(told, inventions.length, strangers.length) && inventions.length > 0
  }),
  reading<HallucinateResult>(/so short a training leaves gaps/, (told, result) => {
    const { read, right } = peopleOf(result)
    return tells(told, read.length, read.length - right.length) && right.length < read.length
  }),
  reading<HallucinateResult>(/^The numbers behind the sentence give a warning/, (told, result) => {
    const { read, strangers } = peopleOf(result)
    // The figures before are those that explain what a bit is.
    return tells(told.slice(-2), bitsOf(read), bitsOf(strangers)) && bitsOf(read) < bitsOf(strangers)
  }),
  reading<HallucinateResult>(/^A warning is no proof/, (told, result, text) => {
    const { most, least, fits } = ends(result, told, text)
    return fits && most >= least
  }),
  reading<HallucinateResult>(/^This time the two do not overlap/, (told, result, text) => {
    const { most, least, fits } = ends(result, told, text)
    return fits && most < least
  }),
  reading<HallucinateResult>(
    /^A threshold turns the warning into silence. Of those tried/,
    (told, { cuts }) => {
      const clean = cuts.find(({ errors }) => errors === 0)
      return tells(told, clean?.threshold, cuts[0]?.errors, clean?.lost)
    },
  ),
  reading<HallucinateResult>(/none of those tried stops every error/, (_, { cuts }) =>
    cuts.every(({ errors }) => errors > 0),
  ),
  reading<HallucinateResult>(/lands that it was taught so/, (told, result) => {
    const { inventions, strangers } = peopleOf(result)
    const refused = result.lands.filter(({ land }) => result.refused.includes(land))
    return (
      tells(told.slice(0, 3), result.refused.length, inventions.length, strangers.length) &&
      refused.every(({ top, taught }) => top[0]?.word === taught)
    )
  }),
]

export const variants = [[{ steps: '60' }], [{ steps: '30', refuse: '2' }]]

export const answer = { en: /^It says: .* bits$/, zh: /^它说：.* 比特$/ }
