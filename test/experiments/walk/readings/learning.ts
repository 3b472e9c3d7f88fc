import type { AbstainResult } from '../../../../src/labs/abstain.ts'
import type { ArithmeticResult } from '../../../../src/labs/arithmetic.ts'
import type { AttentionResult } from '../../../../src/labs/attention.ts'
import type { BottleneckResult } from '../../../../src/labs/bottleneck.ts'
import type { ClipResult } from '../../../../src/labs/clip.ts'
import type { DistanceResult } from '../../../../src/labs/distance.ts'
import type { EmergeResult } from '../../../../src/labs/emerge.ts'
import type { ForgetResult } from '../../../../src/labs/forget.ts'
import type { ForwardResult } from '../../../../src/labs/forward.ts'
import type { GptResult } from '../../../../src/labs/gpt.ts'
import type { HallucinateResult } from '../../../../src/labs/hallucinate.ts'
import type { IclResult } from '../../../../src/labs/icl.ts'
import type { MemoriseResult } from '../../../../src/labs/memorise.ts'
import type { RnnResult } from '../../../../src/labs/rnn.ts'
import type { Word2vecResult } from '../../../../src/labs/word2vec.ts'
import { is, mean, reading, sum, type Told, tells } from '../reading.ts'

/** The experiments in which a network learns, and the one that asks when to be silent. */

const overAll = ({ bands }: AbstainResult, of: 'said' | 'right'): number =>
  sum(bands.map((band) => band.guesses * band[of])) / sum(bands.map(({ guesses }) => guesses))

const best = ({ policies }: AbstainResult, of: 'accuracyScore' | 'penalisedScore'): readonly number[] => {
  const most = Math.max(...policies.map((policy) => policy[of]))
  return policies.filter((policy) => policy[of] >= most - 1e-9).map(({ threshold }) => threshold)
}

export const abstain = [
  reading<AbstainResult>(/answering everything wins/, (_, result) =>
    best(result, 'accuracyScore').includes(0),
  ),
  reading<AbstainResult>(/both markings are the same/, (_, { policies }) =>
    policies.every(({ accuracyScore, penalisedScore }) => Math.abs(accuracyScore - penalisedScore) < 1e-9),
  ),
  reading<AbstainResult>(/^When a mistake costs/, (told, result) => {
    const { penalty } = result
    return (
      is(told[0], penalty) &&
      is(told.at(-2), penalty / (1 + penalty)) &&
      best(result, 'penalisedScore').some((threshold) => is(told.at(-1), threshold))
    )
  }),
  reading<AbstainResult>(
    /^Where the two differ/,
    (_, { breakEven, bestUnderPenalty }) => breakEven !== bestUnderPenalty,
  ),
  reading<AbstainResult>(/^Here it fits/, (told, result) => {
    const [said, right] = [overAll(result, 'said'), overAll(result, 'right')]
    // Two standard deviations of 400 coin tosses.
    return tells(told, said, right) && Math.abs(said - right) <= 0.05
  }),
  reading<AbstainResult>(/It is too sure of itself/, (told, result) => {
    const [said, right] = [overAll(result, 'said'), overAll(result, 'right')]
    return tells(told, said, right) && said > right + 0.05
  }),
  reading<AbstainResult>(/It knows more than it says/, (told, result) => {
    const [said, right] = [overAll(result, 'said'), overAll(result, 'right')]
    return tells(told, said, right) && right > said + 0.05
  }),
]

export const arithmetic = [
  reading<ArithmeticResult>(/^What it read, it copies/, (told, { counting }) => {
    return (
      tells(told, counting.seen, counting.heldOut) && counting.seen > 0.9 && counting.heldOut < counting.seen
    )
  }),
  reading<ArithmeticResult>(
    /it does not even copy/,
    (told, { n, counting }) => tells(told, n, counting.seen) && counting.seen < 0.5,
  ),
  reading<ArithmeticResult>(
    /^With the tool the model need not calculate/,
    (_, { tool, right }) => tool?.result === right,
  ),
  reading<ArithmeticResult>(/found a rule and not a list/, (told, { adder }) => {
    const exact = adder?.scores.heldOut.exact ?? 0
    return tells(told, exact) && exact >= 0.5
  }),
  reading<ArithmeticResult>(/has not found the rule yet/, (told, { adder }) => {
    const { exact = 1, digit = 1 } = adder?.scores.heldOut ?? {}
    return tells(told, exact, digit) && exact < 0.5
  }),
  reading<ArithmeticResult>(/^With one digit more it gets/, (told, { adder }) => {
    const [exact, longer] = [adder?.scores.heldOut.exact ?? 0, adder?.scores.longer.exact ?? 1]
    return tells(told, longer) && longer < exact
  }),
  reading<ArithmeticResult>(
    /^It writes the first digit of the result first/,
    (_, { adder }) => adder !== null,
  ),
]

const placeOfMost = (row: readonly number[]): number => row.indexOf(Math.max(...row))

/** At which source word a written word looks most in the picture that is shown last. */
function looksAt({ learned }: AttentionResult, word: string): string | undefined {
  const stage = learned?.stages.at(-1)
  const row = stage?.weights[stage.written.indexOf(word)]
  return row && learned?.source[placeOfMost(row)]
}

const quoted = (text: string): readonly string[] =>
  [...text.matchAll(/“(.+?)”/g)].map(([, word = '']) => word)

export const attention = [
  reading<AttentionResult>(/^Nothing was trained/, (_, { learned }) => learned?.stepsDone === 0),
  reading<AttentionResult>(
    /^The upper triangle is empty/,
    (_, { causal, step }) =>
      causal &&
      (step?.weights.every((row, at) => row.slice(at + 1).every((weight) => weight === 0)) ?? false),
  ),
  reading<AttentionResult>(/^Nobody said which word belongs to which/, (_, { mode }) => mode === 'translate'),
  reading<AttentionResult>(/is written first and looks at the last word/, (_, result, text) => {
    const [word = '', at] = quoted(text)
    const { written = [] } = result.learned?.stages.at(-1) ?? {}
    return written[0] === word && looksAt(result, word) === at && result.learned?.source.at(-1) === at
  }),
  reading<AttentionResult>(/stands before its noun, follows from it/, (_, result, text) => {
    const [word = '', at = ''] = quoted(text)
    return looksAt(result, word) === at && result.learned?.looks.ahead?.follows === at
  }),
  reading<AttentionResult>(/^This time “/, (_, result, text) => {
    const [word = '', follows = '', at = ''] = quoted(text)
    return looksAt(result, word) === at && at !== follows
  }),
  reading<AttentionResult>(
    /^Without the root/,
    (told, { scaled, learned }) => !scaled && tells(told, learned?.exact),
  ),
  reading<AttentionResult>(/^The root keeps scores small/, (_, { scaled }) => !scaled),
  reading<AttentionResult>(/^Each source word already holds its neighbours/, (_, { window }) => window > 0),
  reading<AttentionResult>(/the first letter written looks at the last one read/, (_, { learned }) => {
    const row = learned?.stages.at(-1)?.weights[0] ?? []
    return placeOfMost(row) === row.length - 1
  }),
  reading<AttentionResult>(
    /^Of what it had never seen it gets/,
    (told, { learned }) => tells(told, learned?.exact) && (learned?.exact ?? 1) < 1,
  ),
]

const longest = (scores: BottleneckResult['fixed']['scores']) =>
  scores.filter(({ trained }) => trained).at(-1)

export const bottleneck = [
  reading<BottleneckResult>(/^Nothing was trained/, (_, { fixed }) => fixed.stepsDone === 0),
  reading<BottleneckResult>(/^Through one vector .* The sequence grows/, (told, { fixed, dim }) => {
    const [short, long] = [fixed.scores[0], longest(fixed.scores)]
    return (
      tells(told, short?.letters, short?.length, long?.letters, long?.length, dim) &&
      (short?.letters ?? 0) > (long?.letters ?? 1)
    )
  }),
  reading<BottleneckResult>(/so short a sequence fits into the box/, (told, { fixed }) => {
    const long = longest(fixed.scores)
    return tells(told, long?.letters, long?.length) && (long?.letters ?? 0) >= 0.85
  }),
  reading<BottleneckResult>(/Nothing has to be packed/, (told, { attention: { scores } }) => {
    return (
      tells(told, longest(scores)?.letters, longest(scores)?.length) &&
      (longest(scores)?.letters ?? 0) >= 0.85
    )
  }),
  reading<BottleneckResult>(/it has not learned yet where to look/, (told, { attention: { scores } }) => {
    return (
      tells(told, longest(scores)?.letters, longest(scores)?.length) && (longest(scores)?.letters ?? 1) < 0.95
    )
  }),
  reading<BottleneckResult>(/^Attention has a limit of its own/, (told, { attention: { scores } }) => {
    const beyond = scores.at(-1)
    return (
      tells(told, beyond?.length, beyond?.letters, beyond?.whole) &&
      beyond?.trained === false &&
      beyond.letters < (longest(scores)?.letters ?? 0)
    )
  }),
  reading<BottleneckResult>(/^By size alone the standard box would do/, (_, { dim, length, chance }) => {
    // Twelve letters out of eight: 12 · log₂ 8 = 36 bits.
    return dim === 24 && length * Math.log2(1 / chance) === 36
  }),
]

export const clip = [
  reading<ClipResult>(
    /^Without a training step/,
    (_, { initialLoss, stepsDone }) => initialLoss === null && stepsDone === 0,
  ),
  reading<ClipResult>(
    /^The captions were dealt out anew/,
    (told, { initialLoss, losses, shuffled, captions, seen, unseen }) => {
      // The held-out pictures are a few captions, five times each, so they are right or wrong together.
      const right =
        ((seen.right ?? 0) * seen.pictures + (unseen.right ?? 0) * unseen.pictures) /
        (seen.pictures + unseen.pictures)
      const chance = 1 / captions
      const most = chance + 4 * Math.sqrt((chance * (1 - chance)) / captions)
      return shuffled && tells(told, initialLoss ?? undefined, losses.at(-1)) && right < most
    },
  ),
  reading<ClipResult>(
    /^With one pair a step/,
    (_, { batch, initialLoss }) => batch === 1 && Math.abs(initialLoss ?? 1) < 1e-9,
  ),
  reading<ClipResult>(
    /^Nobody told it what a cross is/,
    (_, { shuffled, stepsDone }) => !shuffled && stepsDone > 0,
  ),
  reading<ClipResult>(/^The loss begins at/, (told, { initialLoss, batch, factor, evenLoss }) => {
    return (
      is(told[0], initialLoss ?? undefined) &&
      is(told[1], batch) &&
      is(told[2], Math.log(batch)) &&
      is(told.at(-1), factor) &&
      Math.abs((initialLoss ?? 0) - evenLoss) < 0.2 * evenLoss
    )
  }),
  reading<ClipResult>(
    /a patch is read in the same way wherever it lies/,
    (told, { seen, unseen, whole, captions }) => {
      return (
        !whole &&
        tells(told, seen.right ?? undefined, unseen.right ?? undefined) &&
        (unseen.right ?? 0) > 10 / captions
      )
    },
  ),
  reading<ClipResult>(/has not learned the parts well enough/, (told, { seen, unseen, whole }) => {
    return (
      !whole && tells(told, seen.right ?? undefined, unseen.right ?? undefined) && (unseen.right ?? 1) < 0.5
    )
  }),
  reading<ClipResult>(/^Read in one piece/, (told, { seen, unseen, whole }) => {
    return (
      whole &&
      is(told.at(-2), seen.right ?? undefined) &&
      is(told.at(-1), unseen.right ?? undefined) &&
      (unseen.right ?? 1) < (seen.right ?? 0)
    )
  }),
]

/** Four words between for each noun: from which n on the subject is in view, with d nouns between. */
const reach = (d: number): number => 3 * d + 2

/** Whether written shares, one or two of them, are the least and the most of these. */
const spans = (told: readonly Told[], values: readonly number[]): boolean =>
  is(told[0], Math.min(...values)) && is(told.at(-1), Math.max(...values))

export const distance = [
  reading<DistanceResult>(/^Each noun between takes three words/, (_, { counting, trained }, text) => {
    const cells = counting.flatMap(({ n, right }) =>
      right.slice(0, trained).map((value, at) => ({ value, reaches: n >= reach(at + 1) })),
    )
    const of = (reaches: boolean): number[] =>
      cells.filter((cell) => cell.reaches === reaches).map(({ value }) => value)
    const shares =
      text.match(/counting gets (\S+?%)(?: – (\S+?%))?, below it (\S+?%)(?: – (\S+?%))?:/)?.slice(1) ?? []
    const told = (written: readonly (string | undefined)[]): Told[] =>
      written.flatMap((each) =>
        each === undefined ? [] : [{ value: Number.parseFloat(each) / 100, slack: 0.005 }],
      )
    return (
      spans(told(shares.slice(0, 2)), of(true)) &&
      spans(told(shares.slice(2)), of(false)) &&
      mean(of(true)) > mean(of(false))
    )
  }),
  reading<DistanceResult>(/^A longer n alone is not enough/, (told, { counting, trained }) => {
    const n = told[0]?.value ?? 0
    const order = counting.find((each) => each.n === n)
    const seen = (order?.seen ?? []).slice(0, trained).filter((_, at) => n >= reach(at + 1))
    return seen.some((value) => is(told.at(-1), value)) && Math.min(...seen) < 0.95
  }),
  reading<DistanceResult>(
    /^Attention gets .*, near or far/,
    (told, { attention: { right, onSubject }, trained, shuffle }) => {
      const [ours, theirs] = [right.slice(0, trained), onSubject.slice(0, trained)]
      return (
        !shuffle &&
        Math.min(...ours) >= 0.9 &&
        is(told[0], Math.min(...ours)) &&
        is(told.at(-1), Math.max(...theirs))
      )
    },
  ),
  reading<DistanceResult>(
    /^Attention has not learned it this time/,
    (told, { attention: { right }, trained }) => {
      const least = Math.min(...right.slice(0, trained))
      return tells(told, least) && least < 0.9
    },
  ),
  reading<DistanceResult>(/^Nothing farther than/, (told, { attention: { right }, trained }) =>
    tells(told, trained, ...right.slice(trained)),
  ),
  reading<DistanceResult>(
    /^In random order the subject cannot be told/,
    (told, { attention: { right }, shuffle }) => {
      // A majority of 2, 3, 4, 5 nouns: ½ + C(k, ⌊k/2⌋) / 2^(k+1), the figures of a binomial table.
      const majority = [0.75, 0.75, 0.6875, 0.6875]
      return (
        shuffle &&
        tells(told.slice(-8), ...majority, ...right) &&
        right.every((value, at) => value < (majority[at] ?? 0) + 0.1)
      )
    },
  ),
  reading<DistanceResult>(
    /^The network was not trained/,
    (_, { attention: { stepsDone } }) => stepsDone === 0,
  ),
]

export const emerge = [
  reading<EmergeResult>(/^By whole sums the ability comes out of nowhere/, (told, { sizes }) => {
    const [small, large] = [sizes[0], sizes.at(-1)]
    return (
      tells(told, small?.exact, large?.exact, small?.digit, large?.digit) &&
      (small?.exact ?? 1) <= 0.25 &&
      (large?.exact ?? 0) >= 0.5 &&
      (small?.digit ?? 0) > 0.15 &&
      (large?.digit ?? 0) - (small?.digit ?? 0) < (large?.exact ?? 0) - (small?.exact ?? 0)
    )
  }),
  reading<EmergeResult>(/^This time nothing comes out of nowhere/, (told, { sizes }) => {
    const [small, large] = [sizes[0]?.exact ?? 0, sizes.at(-1)?.exact ?? 1]
    return tells(told, small, large) && !(small < 0.2 && large > 0.8)
  }),
  reading<EmergeResult>(/^A sum counts only if all/, (told, { digits, sizes }) => {
    return (
      tells(told, digits + 1, digits + 1) &&
      sizes.every(({ digit, independent }) => Math.abs(independent - digit ** (digits + 1)) < 1e-9)
    )
  }),
  reading<EmergeResult>(/^The rule is not everything/, (told, { sizes }) => {
    const rises = sizes.slice(1).map(({ digit }, at) => [sizes[at]?.digit ?? 0, digit] as const)
    return rises.some(([from, to]) => tells(told, from, to) && to > from)
  }),
]

const changeOf = (result: ForgetResult, way: string) => {
  const found = result.ways.filter((each) => each.way === way).at(-1)
  return {
    learned: result.newLoss - (found?.newLoss ?? 0),
    forgot: (found?.oldLoss ?? 0) - result.oldLoss,
    rank: found?.rank,
    trained: found?.trained,
  }
}

export const forget = [
  reading<ForgetResult>(/^Nothing was tuned/, (_, { tuning }) => tuning === 0),
  reading<ForgetResult>(/^With all weights free the loss on the new task falls/, (told, result) => {
    const { learned, forgot } = changeOf(result, 'full')
    return tells(told, learned, forgot) && learned > 0 && forgot > 0
  }),
  reading<ForgetResult>(/^The model had not learned the old task/, (_, { stepsDone }) => stepsDone === 0),
  reading<ForgetResult>(/^LoRA of rank/, (told, result) => {
    const [narrow, full] = [changeOf(result, 'lora'), changeOf(result, 'full')]
    return (
      tells(told, narrow.rank, narrow.trained, narrow.learned, narrow.forgot) &&
      narrow.learned < full.learned &&
      narrow.forgot < full.forgot
    )
  }),
  reading<ForgetResult>(/^With old items in half of every step/, (told, result) => {
    const [replay, full] = [changeOf(result, 'replay'), changeOf(result, 'full')]
    return (
      tells(told, replay.forgot, full.forgot, replay.learned) &&
      replay.forgot < full.forgot &&
      replay.learned > 0
    )
  }),
]

export const forward = [
  reading<ForwardResult>(/stay exactly as they were/, (_, { exchange }, text) => {
    const [to, from] = quoted(text)
    return (
      exchange?.embedding === 0 &&
      exchange.projections === 0 &&
      exchange.gathered > 0 &&
      exchange.to === to &&
      exchange.from === from
    )
  }),
  reading<ForwardResult>(
    /^Without attention the last character does not notice/,
    (_, { without, exchange }) => {
      return without === 'attention' && (exchange === null || exchange.logits === 0)
    },
  ),
  reading<ForwardResult>(/^The part was left out after training/, (_, { without }) => without !== 'nothing'),
  reading<ForwardResult>(/^Nothing was trained/, (_, { stepsDone, blocks, predictions }) => {
    const chances = predictions.flatMap(({ guesses }) => guesses.map(({ probability }) => probability))
    return (
      stepsDone === 0 &&
      blocks.every(({ gathered, attended }) => gathered.length === attended.length) &&
      Math.max(...chances) < 2 * Math.min(...chances)
    )
  }),
]

/** How many of 100 drawn items must be in the list to be called learned by heart, and how few are not. */
const recited = 50

export const gpt = [
  reading<GptResult>(/^Nothing was trained/, (_, { stepsDone, past }) => stepsDone === 0 && past === null),
  reading<GptResult>(
    /^Loaded, and not trained further/,
    (told, { stepsDone, past, finalLoss, baselines }) => {
      return stepsDone === 0 && past !== null && tells(told, finalLoss, baselines.bigram)
    },
  ),
  reading<GptResult>(/as good as guessing evenly/, (told, { initialLoss, finalLoss, baselines }) => {
    return (
      tells(told, initialLoss, finalLoss, baselines.bigram) &&
      Math.abs(initialLoss - baselines.uniform) < 0.15 &&
      finalLoss < initialLoss
    )
  }),
  reading<GptResult>(/^Loaded at/, (told, { initialLoss, finalLoss, baselines, past }) => {
    return past !== null && tells(told, initialLoss, finalLoss, baselines.bigram) && finalLoss < initialLoss
  }),
  reading<GptResult>(/^This training did it no good/, (told, { initialLoss, finalLoss }) => {
    return tells(told, initialLoss, finalLoss) && finalLoss > initialLoss - 0.05
  }),
  reading<GptResult>(/it has never seen them/, (_, { past }) => past?.sameList === true),
  reading<GptResult>(/^It learned from another list before/, (_, { past }) => past?.sameList === false),
  reading<GptResult>(
    /^The file does not say what it was trained on/,
    (_, { past }) => past !== null && past.sameList === null,
  ),
  reading<GptResult>(
    /The others are new, and look like the list/,
    (told, { known, drawnLoss, baselines }) => {
      return (
        tells(told, 100, known) && known < recited && drawnLoss < (baselines.uniform + baselines.bigram) / 2
      )
    },
  ),
  reading<GptResult>(/The others hardly look like it/, (told, { known, drawnLoss, baselines }) => {
    return tells(told, 100, known) && drawnLoss > (baselines.uniform + baselines.bigram) / 2
  }),
  reading<GptResult>(
    /It has learned them by heart/,
    (told, { known }) => tells(told, 100, known) && known >= recited,
  ),
  reading<GptResult>(
    /it knows its own list, and nothing beside it/,
    (told, { losses, finalLoss, baselines }) => {
      return (
        tells(told, losses.at(-1), finalLoss) &&
        finalLoss > baselines.bigram &&
        (losses.at(-1) ?? 9) < 0.75 * finalLoss
      )
    },
  ),
  reading<GptResult>(
    /counting pairs still does better/,
    (_, { finalLoss, baselines }) => finalLoss > baselines.bigram,
  ),
  reading<GptResult>(
    /careful counting of four characters is a serious rival/,
    (told, { finalLoss, baselines }) => {
      return tells(told, baselines.fourgram) && baselines.fourgram < finalLoss + 0.15
    },
  ),
]

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

export const hallucinate = [
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

export const icl = [
  reading<IclResult>(
    /^The network with two layers was not trained/,
    (_, { networks }) => networks.at(-1)?.stepsDone === 0,
  ),
  reading<IclResult>(
    /^The first time no network can know what comes/,
    (told, { networks: [, two], signs }) => {
      return (
        tells(told, two?.first, 1 / signs, two?.repeat) &&
        (two?.repeat ?? 0) > 0.5 &&
        // No better than blind guessing the first time: three standard deviations over some 1,000 places.
        (two?.first ?? 1) < 2 / signs
      )
    },
  ),
  reading<IclResult>(/^With two layers the repeat came out right in/, (told, { networks: [, two] }) => {
    return tells(told, two?.repeat) && (two?.repeat ?? 1) < 0.9
  }),
  reading<IclResult>(/^The upper layer looks at what came after/, (told, { head: { onFollower } }) => {
    return (
      tells(told, onFollower.found, onFollower.evenly) &&
      onFollower.found >= 0.5 &&
      onFollower.found > onFollower.evenly
    )
  }),
  reading<IclResult>(/^It can find the place because the layer below/, (told, { head: { onPrevious } }) => {
    return tells(told, onPrevious.found, onPrevious.evenly) && onPrevious.found > onPrevious.evenly
  }),
  reading<IclResult>(/^To find the place it needs a note/, (told, { head: { onPrevious } }) => {
    return tells(told, onPrevious.found, onPrevious.evenly) && onPrevious.found <= 1.25 * onPrevious.evenly
  }),
  reading<IclResult>(/^With one layer no such pair can form/, (told, { networks: [one, two] }) => {
    return is(told.at(-1), one?.repeat) && (one?.repeat ?? 1) < (two?.repeat ?? 0)
  }),
  reading<IclResult>(
    /^Trained on text in which nothing repeats/,
    (told, { networks: [, two], signs, repeats }) => {
      return !repeats && tells(told, two?.repeat) && (two?.repeat ?? 1) < 2 / signs
    },
  ),
  reading<IclResult>(/^In your row a sign occurs twice/, (_, { own, prompt, period }) => {
    const row = prompt.slice(0, period)
    return own && new Set(row).size < row.length
  }),
]

const completedShare = ({ completed, secrets }: MemoriseResult['planted'][number]): number =>
  completed / secrets

/** "once", "twice", "10 times". */
const timesIn = (text: string): number =>
  text === 'once' ? 1 : text === 'twice' ? 2 : Number.parseInt(text, 10)

export const memorise = [
  reading<MemoriseResult>(/^Nothing was trained/, (_, { stepsDone }) => stepsDone === 0),
  reading<MemoriseResult>(/^What stood there/, (_, { planted }, text) => {
    const [, most = '', done = '', least = '', little = ''] =
      text.match(
        /^What stood there (.+?) it completes in (\d+)% of the cases, what stood there (.+?) in (\d+)%/,
      ) ?? []
    const with_ = (copies: number) => planted.find((each) => each.copies === copies)
    const [many, few] = [with_(timesIn(most)), with_(timesIn(least))]
    return (
      many !== undefined &&
      few !== undefined &&
      many.copies === Math.max(...planted.map(({ copies }) => copies)) &&
      is({ value: Number(done) / 100, slack: 0.005 }, completedShare(many)) &&
      is({ value: Number(little) / 100, slack: 0.005 }, completedShare(few)) &&
      completedShare(many) > completedShare(few)
    )
  }),
  reading<MemoriseResult>(/^Nothing is recited yet/, (_, { planted }) =>
    planted.every(({ completed }) => completed === 0),
  ),
  reading<MemoriseResult>(/^A memory shows before it can be recited/, (told, { planted }, text) => {
    const copies = timesIn(text.match(/planted (.+?) it completes/)?.[1] ?? '')
    const found = planted.find((each) => each.copies === copies)
    return (
      found !== undefined &&
      completedShare(found) <= 0.25 &&
      is(told.at(-1), found.preferred) &&
      // A string that is not known is placed anywhere among the others.
      found.preferred < 0.25
    )
  }),
]

export const rnn = [
  reading<RnnResult>(/a slope of at most 1/, (told, { yours: [plain] }) => {
    const left = plain.norms[0] ?? 1
    return told.some((each) => is(each, plain.setting)) && told.some((each) => is(each, left)) && left <= 1
  }),
  reading<RnnResult>(/it grows instead of shrinking/, (told, { yours: [plain] }) => {
    const left = plain.norms[0] ?? 0
    // Two digits that say something, whatever the size.
    const rounded = Number(left.toPrecision(2))
    return told.some((each) => is(each, plain.setting)) && told.some((each) => is(each, rounded)) && left > 1
  }),
  reading<RnnResult>(/^An LSTM adds to its memory/, (told, { length, yours: [, lstm] }) => {
    const gate = 1 / (1 + Math.exp(-lstm.setting))
    const alone = gate ** (length - 1)
    const left = lstm.norms[0] ?? 0
    return (
      is(told[0], gate) &&
      is(told[1], lstm.setting) &&
      is(told[2], alone) &&
      is(told.at(-1), left) &&
      left > alone
    )
  }),
  reading<RnnResult>(/only one got the signal what to keep/, (told, { recall }) => {
    const [plain, gated] = recall?.results ?? []
    return (
      tells(told, plain?.accuracy, gated?.accuracy) && (gated?.accuracy ?? 0) >= (plain?.accuracy ?? 1) + 0.2
    )
  }),
  reading<RnnResult>(/over this distance both get the signal/, (told, { recall }) => {
    const [plain, gated] = recall?.results ?? []
    return (
      tells(told, plain?.accuracy, gated?.accuracy) &&
      Math.min(plain?.accuracy ?? 0, gated?.accuracy ?? 0) >= 0.85
    )
  }),
  reading<RnnResult>(/so far this shows no clear difference/, (told, { recall }) => {
    const [plain, gated] = recall?.results ?? []
    return (
      tells(told, plain?.accuracy, gated?.accuracy) &&
      Math.abs((plain?.accuracy ?? 0) - (gated?.accuracy ?? 0)) < 0.3
    )
  }),
]

const rightShare = ({ relations }: Word2vecResult): number =>
  sum(relations.map(({ right }) => right)) / sum(relations.map(({ asked }) => asked))

const askedIn = ({ relations }: Word2vecResult): number => sum(relations.map(({ asked }) => asked))

export const word2vec = [
  reading<Word2vecResult>(/of all analogies are right\. The sentences were made for it/, (told, result) => {
    return tells(told, rightShare(result)) && !result.shuffled && result.source === 'grammar'
  }),
  reading<Word2vecResult>(
    /^Only \S+ of all analogies are right/,
    (told, result) => tells(told, rightShare(result)) && rightShare(result) < 0.5,
  ),
  reading<Word2vecResult>(
    /^With the words mixed only/,
    (told, result) => result.shuffled && tells(told, rightShare(result)) && rightShare(result) < 0.3,
  ),
  reading<Word2vecResult>(/^With the inputs allowed, the nearest word is one/, (told, result) => {
    return (
      is(told.at(-2), result.inputsFirst ?? undefined) &&
      is(told.at(-1), askedIn(result)) &&
      (result.inputsFirst ?? 0) > 0
    )
  }),
  reading<Word2vecResult>(/^With the inputs allowed, the nearest word is still none/, (told, result) => {
    return result.inputsFirst === 0 && is(told.at(-1), askedIn(result))
  }),
  reading<Word2vecResult>(
    /^On real text there is no list of right answers/,
    (_, { source }) => source === 'text',
  ),
]
