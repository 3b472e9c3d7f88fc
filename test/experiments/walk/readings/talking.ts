import type { CachebillResult } from '../../../../src/labs/cachebill.ts'
import type { DriftResult } from '../../../../src/labs/drift.ts'
import type { EnvelopeResult } from '../../../../src/labs/envelope.ts'
import type { FewshotResult } from '../../../../src/labs/fewshot.ts'
import type { GrammarResult } from '../../../../src/labs/grammar.ts'
import type { TemplateResult } from '../../../../src/labs/template.ts'
import type { VotesResult } from '../../../../src/labs/votes.ts'
import type { WindowResult } from '../../../../src/labs/window.ts'
import type { WireResult } from '../../../../src/labs/wire.ts'
import { is, median, reading, sum, tells } from '../reading.ts'

/** The experiments of the chapter on talking to a model. */

const share = ({ right, of }: { readonly right: number; readonly of: number }): number => right / of

const layouts = ({ scores }: TemplateResult) => {
  const [own, ...others] = scores
  return { own: own ? share(own) : 0, others }
}

export const template = [
  reading<TemplateResult>(/^Nothing was trained/, (_, { stepsDone }) => stepsDone === 0),
  reading<TemplateResult>(/has not learned its own layout yet/, (_, result) => layouts(result).own < 0.9),
  reading<TemplateResult>(/other layouts it gets a quarter right or less/, (told, result) => {
    const { others } = layouts(result)
    const lost = others.filter((each) => share(each) <= 0.25).length
    return !result.many && tells(told, lost, others.length) && lost > 0
  }),
  reading<TemplateResult>(/is enough for/, (_, result, text) => {
    const [, , other] = text.match(/“(.+?)” is enough for “(.*?)”/) ?? []
    const changed = result.shown.find(({ form }) => form !== 'trained')
    return changed?.answer === other && other !== result.wanted
  }),
  reading<TemplateResult>(/^Having read/, (told, result) => {
    const unread = result.scores.filter(({ seen }) => !seen)
    const kept = unread.filter((each) => 2 * each.right >= each.of)
    return tells(told, result.scores.length - unread.length, kept.length, unread.length) && kept.length > 0
  }),
  reading<TemplateResult>(/what a mark means is learned from examples/, (told, { loud }) => {
    return tells(told, loud.system, loud.of, loud.user) && loud.system > loud.user
  }),
  reading<TemplateResult>(/Sclar et al\., 2023/, (told, result) => {
    const { own, others } = layouts(result)
    // Figures 7.5 and 76 are the paper's.
    return (
      is(told.at(-1), 100 * (own - median(others.map(share)))) &&
      result.scores.filter(({ seen }) => seen).length === 1
    )
  }),
]

const usual = ({ curves }: FewshotResult, labelling: string): readonly number[] =>
  curves.find((curve) => curve.labelling === labelling)?.usual ?? []

/** The numbers of examples that are tried. */
const examples = [0, 1, 2, 4, 8]

export const fewshot = [
  reading<FewshotResult>(/^Nothing was trained/, (_, { stepsDone }) => stepsDone === 0),
  reading<FewshotResult>(/^Without any example the answer is the usual label/, (told, result) => {
    const [zero = 0] = usual(result, 'flipped')
    return tells(told, zero) && zero > 0.8
  }),
  reading<FewshotResult>(/^From \d+ swapped examples? on it goes with the examples/, (told, result) => {
    const swapped = usual(result, 'flipped')
    const from = examples.indexOf(told[0]?.value ?? -1)
    return from > 0 && swapped.slice(from).every((value) => value < 0.5) && is(told[1], swapped.at(-1))
  }),
  reading<FewshotResult>(/^Swapped labels do not turn it for good/, (told, result) => {
    const swapped = usual(result, 'flipped')
    const low = swapped[examples.indexOf(told[0]?.value ?? -1)] ?? 1
    return (
      tells(told.slice(1), low, swapped.at(-1), 1 - result.habit) && low < 0.5 && (swapped.at(-1) ?? 0) >= 0.5
    )
  }),
  reading<FewshotResult>(/^Swapped labels do not win/, (told, result) => {
    const swapped = usual(result, 'flipped')
    return tells(told, swapped.at(-1), 1 - result.habit) && swapped.every((value) => value >= 0.5)
  }),
  reading<FewshotResult>(/^Swapped labels leave it cold/, (told, result) => {
    const end = usual(result, 'flipped').at(-1) ?? 0
    return tells(told, end) && end >= 0.9 && result.habit === 1
  }),
  reading<FewshotResult>(/^Random labels cost \S+ against right ones\. In Min/, (told, result) => {
    const cost = (usual(result, 'right').at(-1) ?? 0) - (usual(result, 'random').at(-1) ?? 0)
    return is(told[0], cost) && cost > 0.05 && result.habit < 1
  }),
  reading<FewshotResult>(/^Random labels cost \S+ against right ones, as in Min/, (told, result) => {
    const cost = (usual(result, 'right').at(-1) ?? 0) - (usual(result, 'random').at(-1) ?? 0)
    return is(told[0], Math.max(0, cost)) && cost <= 0.05
  }),
  reading<FewshotResult>(/^Only the order changed/, (told, { orders }) => {
    return tells(told.slice(0, 3), orders.changing, orders.sets, orders.orders) && orders.changing > 0
  }),
  reading<FewshotResult>(/^It looks a word up among its examples now and then/, (told, { copied }) => {
    return is(told[0], copied) && copied > 0.55 && copied < 0.95
  }),
  reading<FewshotResult>(/hardly looks a word up among its examples/, (told, { copied }) => {
    return is(told[0], copied) && copied < 0.65
  }),
]

export const grammar = [
  reading<GrammarResult>(/^Nothing was trained, and/, (told, { stepsDone, written: [, masked] }) => {
    return stepsDone === 0 && tells(told, masked?.valid, masked?.texts)
  }),
  reading<GrammarResult>(/^Free, \d+ of/, (told, { written: [free, masked] }) => {
    return tells(told, free?.valid, free?.texts, masked?.valid) && masked?.valid === masked?.texts
  }),
  reading<GrammarResult>(/valid masked texts \d+ (?:is|are) wrong/, (told, { written: [, masked] }) => {
    const wrong = (masked?.valid ?? 0) - (masked?.right ?? 0)
    return tells(told, masked?.valid, wrong) && wrong > 0
  }),
  reading<GrammarResult>(/^For sums that nobody knows/, (told, { unknowns: [freely, tied], allowNull }) => {
    return (
      tells(told, freely?.admitted, freely?.texts, tied?.invented) &&
      !allowNull &&
      tied?.admitted === 0 &&
      tied.invented > 0
    )
  }),
  reading<GrammarResult>(/^With null allowed it admits/, (told, { unknowns: [, tied], allowNull }) => {
    return allowNull && tells(told, tied?.admitted, tied?.texts)
  }),
  reading<GrammarResult>(/^The mask looks one sign ahead/, (told, { forced }) => {
    return tells(told, forced.places) && forced.places > 0
  }),
  reading<GrammarResult>(/free texts that happen to be valid/, (told, { retried, written: [, masked] }) => {
    const [ours, theirs] = [retried.right / retried.valid, (masked?.right ?? 0) / (masked?.texts ?? 1)]
    return is(told[0], ours) && is(told[1], theirs) && ours > theirs
  }),
]

const kindOf = ({ groups }: VotesResult, kind: string) => groups.find((group) => group.kind === kind)

/** What two runs of some hundred sums may differ by without a reason. */
const noise = 0.02

export const votes = [
  reading<VotesResult>(/^Nothing was trained/, (_, { stepsDone }) => stepsDone === 0),
  reading<VotesResult>(/chance cancels out/, (told, { all }) => {
    const [one, many] = [all[0], all.at(-1)]
    return tells(told, one?.vote, many?.samples, many?.vote) && (many?.vote ?? 0) > (one?.vote ?? 1)
  }),
  reading<VotesResult>(/for so many answers that is little/, (told, { all }) => {
    const [one, many] = [all[0], all.at(-1)]
    const gain = (many?.vote ?? 1) - (one?.vote ?? 0)
    return tells(told, one?.vote, many?.samples, many?.vote) && gain > 0 && gain < 0.05
  }),
  reading<VotesResult>(/asking again gains nothing here/, (told, { all }) => {
    const [one, many] = [all[0], all.at(-1)]
    return tells(told, one?.vote, many?.samples, many?.vote) && (many?.vote ?? 1) - (one?.vote ?? 0) <= noise
  }),
  reading<VotesResult>(/a wrong answer is likelier than the right one/, (told, result) => {
    const behind = kindOf(result, 'behind')
    const [before, after] = [behind?.taken[0], behind?.taken.at(-1)]
    return (
      tells(told.slice(0, 4), behind?.sums, before?.vote, after?.samples, after?.vote) &&
      (before?.vote ?? 0) > (after?.vote ?? 1)
    )
  }),
  reading<VotesResult>(/comes less than once in a hundred/, (told, result) => {
    const rare = kindOf(result, 'rare')
    const end = rare?.taken.at(-1)
    return (
      is(told[0], rare?.sums) &&
      is(told[1], end?.vote) &&
      is(told[2], end?.covered) &&
      (end?.vote ?? 1) < 0.02
    )
  }),
  reading<VotesResult>(/^The best number of answers is not the largest/, (told, { all }) => {
    const best = Math.max(...all.map(({ vote }) => vote))
    return tells(told, best, all.at(-1)?.vote) && best > (all.at(-1)?.vote ?? 1)
  }),
  reading<VotesResult>(/^The right answer is among them in/, (told, { all }) => {
    const end = all.at(-1)
    return is(told[0], end?.covered) && is(told[1], end?.vote) && (end?.covered ?? 0) > (end?.vote ?? 1)
  }),
  reading<VotesResult>(/^The checker lets/, (told, { mistakes, all }) => {
    const end = all.at(-1)
    // "the more answers, the more wrong ones": what the checker leaves falls from some number of answers on.
    const checked = all.map((each) => each.covered - each.checked)
    return (
      tells(told, mistakes, end?.covered, end?.checked) &&
      (end?.checked ?? 1) < (end?.covered ?? 0) &&
      checked.every((lost, at) => lost >= (checked[at - 1] ?? 0) - noise)
    )
  }),
  reading<VotesResult>(/^Taking the likeliest digit each time/, (told, { greedy, all }) => {
    const [one, many] = [all[0]?.vote ?? 0, all.at(-1)?.vote ?? 0]
    return is(told[0], greedy) && is(told[1], many) && many - greedy <= 0.03 && one < many && one < greedy
  }),
]

const cut = ({ kept }: WindowResult, name: string) => kept.find((each) => each.cut === name)

export const window = [
  reading<WindowResult>(/^The text fits/, (told, { tokens, budget, reserve }) => {
    return tells(told, tokens, budget) && tokens + reserve <= budget
  }),
  reading<WindowResult>(
    /^A server that refuses keeps nothing/,
    (_, result) => cut(result, 'refuse')?.share === 0,
  ),
  reading<WindowResult>(/^Dropping the oldest keeps/, (told, result) => {
    const places = cut(result, 'oldest')?.byPlace ?? []
    const [early, late] = [places[1] ?? 0, places.at(-1) ?? 0]
    return tells(told, late, early) && late > early
  }),
  reading<WindowResult>(/^Cutting the middle keeps up to/, (told, result) => {
    const places = cut(result, 'middle')?.byPlace ?? []
    const ends = Math.max(places[0] ?? 0, places.at(-1) ?? 0)
    const heart = [places[4] ?? 0, places[5] ?? 0]
    return is(told[0], ends) && heart.some((value) => is(told[1], value)) && ends > Math.max(...heart)
  }),
  reading<WindowResult>(/of the paragraph a search keeps it in/, (told, result, text) => {
    const found = cut(result, 'search')?.share ?? 0
    const blind = ['beginning', 'oldest', 'middle'].map((name) => cut(result, name)?.share ?? 0)
    const shares = told.slice(-2)
    const words = text.startsWith('With one word') ? 1 : told[0]?.value
    return words === result.words && tells(shares, found, Math.max(...blind)) && found > Math.max(...blind)
  }),
  reading<WindowResult>(/^The search misses/, (told, result) => {
    const missed = 1 - (cut(result, 'search')?.share ?? 0)
    return is(told[0], missed) && missed > 0
  }),
  reading<WindowResult>(/^The same articles take/, (told, { vocabularies }) => {
    const ratios = vocabularies.map(({ zh, en }) => zh / en)
    return ratios.slice(0, 3).every((ratio, at) => is(told[at], ratio)) && ratios.every((ratio) => ratio > 1)
  }),
]

const wrongOf = ({ cuts }: WireResult, reader: string) => {
  const mine = cuts.filter((each) => each.reader === reader)
  return {
    wrong: sum(mine.map(({ wrong }) => wrong)),
    cuts: sum(mine.map((each) => each.cuts)),
    always: mine.filter((each) => each.wrong === each.cuts).length,
  }
}

const stormWith = ({ storms }: WireResult, wait: string) => storms.find((each) => each.wait === wait)

export const wire = [
  reading<WireResult>(/^Read with care/, (told, result) => {
    const careful = wrongOf(result, 'careful')
    return careful.wrong === 0 && tells(told, careful.cuts)
  }),
  reading<WireResult>(/^Whoever takes a packet for whole lines/, (told, result) => {
    const { wrong, cuts } = wrongOf(result, 'packets')
    return tells(told, wrong, cuts) && wrong > 0
  }),
  reading<WireResult>(/^Decoding each packet by itself/, (told, result) =>
    tells(told, wrongOf(result, 'characters').wrong),
  ),
  reading<WireResult>(/^Lines that begin with a colon/, (told, result) =>
    tells(told, wrongOf(result, 'comments').always),
  ),
  reading<WireResult>(/^Stopping at the stop reason/, (told, result) =>
    tells(told, wrongOf(result, 'finish').always),
  ),
  reading<WireResult>(/clients that try again at once make/, (told, result) => {
    const [none, full] = [stormWith(result, 'none'), stormWith(result, 'full')]
    const [calls = 0, drawn = 0] = [none?.calls, full?.calls]
    // Each client is served once; every other attempt is refused.
    const refused = (calls - result.clients) / calls
    return (
      is(told[0], result.clients) &&
      told.some((each) => is(each, calls)) &&
      is(told.at(-1), drawn) &&
      calls > drawn &&
      refused > 0.5
    )
  }),
  reading<WireResult>(/^Doubling without chance is slowest/, (told, result) => {
    const [steady, full] = [stormWith(result, 'exponential'), stormWith(result, 'full')]
    return (
      tells(told, (steady?.time ?? 0) / 1000, (full?.time ?? 0) / 1000) &&
      result.storms.every(({ wait, time }) => wait === 'exponential' || time < (steady?.time ?? 0))
    )
  }),
  reading<WireResult>(/^So does Brooker’s simulator/, (_, result) => {
    const [steady, full] = [stormWith(result, 'exponential'), stormWith(result, 'full')]
    return (
      result.storms.every(({ wait, time }) => wait === 'exponential' || 1.5 * time < (steady?.time ?? 0)) &&
      result.storms.every(({ wait, calls }) => wait === 'full' || calls > (full?.calls ?? 0))
    )
  }),
]

const flipsOf = ({ flips }: DriftResult, precision: string, ties: boolean) =>
  flips.find((each) => each.precision === precision && each.ties === ties)

const shareOf = (flips: DriftResult['flips'][number] | undefined): number =>
  (flips?.flipped ?? 0) / (flips?.compared ?? 1)

export const drift = [
  reading<DriftResult>(/sums come out differently in their last digits/, (told, result) => {
    const plain = flipsOf(result, 'float32', false)
    return tells(told.slice(1), plain?.changed, plain?.compared) && plain?.flipped === 0
  }),
  reading<DriftResult>(/^With near ties in 32 bits/, (told, result) => {
    return (
      is(told[1], shareOf(flipsOf(result, 'float32', true))) && shareOf(flipsOf(result, 'float32', true)) > 0
    )
  }),
  reading<DriftResult>(
    /^Rounded once, at the end/,
    (_, result) => flipsOf(result, 'rounded', true)?.flipped === 0,
  ),
  reading<DriftResult>(/^Rounded on the way/, (told, result) => {
    const [coarse, plain] = [
      shareOf(flipsOf(result, 'bfloat16', false)),
      shareOf(flipsOf(result, 'float32', false)),
    ]
    return is(told[1], coarse) && is(told[2], plain) && coarse > plain
  }),
  reading<DriftResult>(/^One prompt, nothing drawn/, (told, result) => {
    return (
      tells(told, result.requests, result.texts.at(-1), result.tokens, result.firstDifference ?? undefined) &&
      !result.fixed &&
      (result.texts.at(-1) ?? 0) > 1
    )
  }),
  reading<DriftResult>(/write one and the same text/, (told, result) => {
    return tells(told, result.requests, result.tokens) && result.texts.at(-1) === 1 && !result.fixed
  }),
  reading<DriftResult>(/^With one order \d+ requests write one text/, (told, result) => {
    return tells(told, result.requests) && result.fixed && result.texts.at(-1) === 1
  }),
  reading<DriftResult>(/^On a real server 18 of/, (told, result) => {
    return is(told.at(-1), shareOf(flipsOf(result, 'bfloat16', false)))
  }),
]

const counted = (verdicts: readonly string[], verdict: string): number =>
  verdicts.filter((each) => each === verdict).length

const chosen = ({ columns, shown }: EnvelopeResult): readonly string[] =>
  columns.find(({ envelope }) => envelope === shown.envelope)?.verdicts ?? []

const tightOnes = ({ columns }: EnvelopeResult) =>
  columns.filter(({ verdicts }) => !verdicts.some((verdict) => verdict === 'leaves'))

export const envelope = [
  reading<EnvelopeResult>(/strings get out/, (told, result) => {
    // The name of an envelope may hold a number.
    return (
      tells(told.slice(-2), counted(chosen(result), 'leaves'), result.names.length) &&
      result.names.length === 30
    )
  }),
  reading<EnvelopeResult>(/^No string leaves/, (_, result) => counted(chosen(result), 'leaves') === 0),
  reading<EnvelopeResult>(/more do not get out for a program/, (told, result) =>
    tells(told, counted(chosen(result), 'looks')),
  ),
  reading<EnvelopeResult>(/^Tight against all thirty/, (_, result, text) => {
    return (text.split('.')[0]?.split(',').length ?? 0) === tightOnes(result).length && !result.marks
  }),
  reading<EnvelopeResult>(/^With marks parsed/, (told, result) => {
    return (
      result.marks && tells(told, result.columns.length - tightOnes(result).length, result.columns.length)
    )
  }),
  reading<EnvelopeResult>(/holds no delimiter/, (told, { names, columns }) => {
    const number = names.indexOf('persuasion')
    return is(told[0], number + 1) && columns.every(({ verdicts }) => verdicts[number] === 'inside')
  }),
]

const maker = ({ makers }: CachebillResult, name: string) => makers.find((each) => each.maker === name)

const billShares = ({ makers }: CachebillResult): readonly number[] =>
  makers.flatMap(({ bill }) => (bill ? [bill.cached / bill.plain] : []))

export const cachebill = [
  reading<CachebillResult>(/the prompts cost .* of what they cost without a cache/, (told, result) => {
    const least = Math.min(...billShares(result))
    return is(told.at(-1), least) && least < 1
  }),
  reading<CachebillResult>(/^Dearer with the cache than without/, (_, result, text) => {
    const dear = billShares(result).filter((each) => each > 1).length
    return dear > 0 && text.slice(0, text.indexOf('.')).split(', ').length === dear
  }),
  reading<CachebillResult>(/^The second question finds/, (told, result) => {
    const [prefix, units] = [maker(result, 'openai'), maker(result, 'deepseek')]
    return tells(told, prefix?.splits[1]?.hit, units?.splits[2]?.hit) && units?.splits[1]?.hit === 0
  }),
  reading<CachebillResult>(/minutes between two requests are more than five/, (told, result) => {
    return (
      is(told[0], result.gap) &&
      result.gap > 5 &&
      maker(result, 'anthropic')?.total.hit === 0 &&
      (maker(result, 'anthropic-hour')?.total.hit ?? 0) > 0
    )
  }),
  reading<CachebillResult>(/^No prompt here has 1,024 tokens/, (_, { makers }) =>
    makers.every(({ splits }) => splits.every(({ hit, written, plain }) => hit + written + plain < 1024)),
  ),
  reading<CachebillResult>(/^Nothing is read from any cache/, (_, { makers }) =>
    makers.every(({ total }) => total.hit === 0),
  ),
  reading<CachebillResult>(/^The cache of an hour gives back no more/, (_, result) => {
    const [short, long] = [maker(result, 'anthropic'), maker(result, 'anthropic-hour')]
    return (
      short?.total.hit === long?.total.hit &&
      (long?.writePrice ?? 0) > (short?.writePrice ?? 9) &&
      (short?.total.hit ?? 0) > 0
    )
  }),
]
