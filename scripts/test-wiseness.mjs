// How far somebody gets who knows nothing of the subject and looks at the surface of the questions alone.
// Rules and word lists were fixed before the bank was measured: they are changed only with a reason in decisions.md.
//
//   node scripts/test-wiseness.mjs [--shuffles N]
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fromSource } from './from-source.mjs'

const { seededRandom } = await fromSource("export { seededRandom } from './src/domain/shuffle.ts'")

/** Words that promise too much: test-takers are taught that a statement with one is false (Millman et al. 1965). */
const ABSOLUTE = {
  en: /\b(always|never|all|every|everything|everywhere|nobody|nothing|none|only|must|cannot|any|anything|completely|entirely|exactly|impossible|no longer|guarantees?|the same|at all|certainly)\b/gi,
  zh: /(总是|永远|从不|所有|一切|任何|全部|每个|每一|完全|绝对|只要|只有|只能|必须|必然|一定|不可能|不能|无法|都|就够|肯定|彻底|唯一|根本)/g,
}

/** Words that take back: a statement with one is said to be true. */
const HEDGE = {
  en: /\b(may|might|can|could|often|usually|sometimes|mostly|some|partly|perhaps|likely|tends?|generally|about|roughly|nearly|almost|not necessarily|need not|in part|still|rarely)\b/gi,
  zh: /(可能|也许|往往|通常|有时|多半|一般|部分|大概|大约|大致|几乎|未必|不一定|不必|不见得|或许|常常|较|仍|有些|倾向)/g,
}

const count = (text, pattern) => text.match(pattern)?.length ?? 0

/** Length as it is seen: in Chinese by characters, in English by characters too. */
const lengthOf = (text) => [...text].length

/** What two texts can share: English words of four letters and more, pairs of neighbouring Han. */
function piecesOf(text, language) {
  if (language === 'en') return new Set(text.toLowerCase().match(/[a-z]{4,}/g) ?? [])
  const han = [...text].map((each) => (/\p{Script=Han}/u.test(each) ? each : ' '))
  return new Set(
    han.slice(1).flatMap((each, at) => (each !== ' ' && han[at] !== ' ' ? [han[at] + each] : [])),
  )
}

function overlap(text, other, language) {
  const pieces = [...piecesOf(text, language)]
  const others = piecesOf(other, language)
  return pieces.length === 0 ? 0 : pieces.filter((each) => others.has(each)).length / pieces.length
}

/**
 * The surface of an option: what can be measured without understanding it.
 * @param {object} question
 * @param {'en' | 'zh'} language
 * @param {readonly string[]} terms names of the glossary
 */
function surfaces(question, language, terms) {
  const options = question.options.map(({ text }) => text[language])
  const lengths = options.map(lengthOf)
  const hints = question.hints.map((hint) => hint[language]).join(' ')
  const shorter = (length) => lengths.filter((other) => other < length).length
  return options.map((text, at) => ({
    length: lengths[at],
    rank: shorter(lengths[at]),
    absolutes: count(text, ABSOLUTE[language]),
    hedges: count(text, HEDGE[language]),
    prompt: overlap(text, question.prompt[language], language),
    hints: overlap(text, hints, language),
    digits: count(text, /\d/g),
    terms: terms.filter((term) => text.toLowerCase().includes(term)).length,
    joints: count(text, /[;:；：，,]/g),
  }))
}

/** Twelve rules of somebody who guesses: the highest value is taken, and among equal ones any. */
export const RULES = {
  longest: ({ length }) => length,
  shortest: ({ length }) => -length,
  'second shortest': ({ rank }) => -Math.abs(rank - 1),
  'one of the two shortest': ({ rank }) => (rank < 2 ? 1 : 0),
  'fewest absolute words': ({ absolutes }) => -absolutes,
  'most hedges': ({ hedges }) => hedges,
  'fewest absolute words, then most hedges': ({ absolutes, hedges }) => hedges - 10 * absolutes,
  'most of the prompt': ({ prompt }) => prompt,
  'least of the prompt': ({ prompt }) => -prompt,
  'most of the hints': ({ hints }) => hints,
  'most digits': ({ digits }) => digits,
  'most terms of the glossary': ({ terms }) => terms,
}

/** For each question and option the chance that the rule takes it. */
function picks(rule, questions) {
  return questions.map((options) => {
    const values = options.map(rule)
    const best = Math.max(...values)
    const tied = values.filter((value) => value === best).length
    return values.map((value) => (value === best ? 1 / tied : 0))
  })
}

const mean = (numbers) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length

const rateOf = (chances, keys) => mean(chances.map((options, at) => options[keys[at]]))

const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1]

/** Features of an option for the model, as how far it stands from the mean of its question. */
const FEATURES = ['length', 'absolutes', 'hedges', 'prompt', 'hints', 'digits', 'terms', 'joints']

function centred(options) {
  const columns = FEATURES.map((name) => options.map((option) => option[name]))
  const spread = columns.map((values) => {
    const middle = mean(values)
    return { middle, deviation: Math.sqrt(mean(values.map((value) => (value - middle) ** 2))) || 1 }
  })
  return options.map((_, at) =>
    columns.map((values, feature) => (values[at] - spread[feature].middle) / spread[feature].deviation),
  )
}

/**
 * A conditional logit (McFadden 1974) with a ridge of 1, fitted to all questions but one and tried on that one. One
 * step from the fit to all of them is as good as a fit of its own here and takes a hundredth of the time.
 */
function leaveOneOut(items, keys) {
  const width = FEATURES.length
  let weights = new Array(width).fill(0)
  const slope = (item, key, at) => {
    const scores = item.map((option) => Math.exp(option.reduce((sum, value, n) => sum + value * at[n], 0)))
    const total = scores.reduce((sum, each) => sum + each, 0)
    const chances = scores.map((each) => each / total)
    const expected = at.map((_, n) => item.reduce((sum, option, m) => sum + chances[m] * option[n], 0))
    const gradient = expected.map((value, n) => item[key][n] - value)
    const curvature = expected.map((one, n) =>
      expected.map(
        (other, m) =>
          item.reduce((sum, option, o) => sum + chances[o] * option[n] * option[m], 0) - one * other,
      ),
    )
    return { gradient, curvature, chances }
  }
  const together = (at) => {
    const gradient = at.map((value) => -value)
    const curvature = at.map((_, n) => at.map((__, m) => (n === m ? 1 : 0)))
    const parts = items.map((item, which) => slope(item, keys[which], at))
    for (const part of parts)
      for (let n = 0; n < width; n++) {
        gradient[n] += part.gradient[n]
        for (let m = 0; m < width; m++) curvature[n][m] += part.curvature[n][m]
      }
    return { gradient, curvature, parts }
  }
  for (let step = 0; step < 8; step++) {
    const { gradient, curvature } = together(weights)
    const move = solved(curvature, gradient)
    weights = weights.map((value, n) => value + move[n])
  }
  const { curvature, parts } = together(weights)
  const right = items.map((item, which) => {
    const part = parts[which]
    const without = curvature.map((row, n) => row.map((value, m) => value - part.curvature[n][m]))
    const move = solved(without, part.gradient)
    const left = weights.map((value, n) => value - move[n])
    const scores = item.map((option) => option.reduce((sum, value, n) => sum + value * left[n], 0))
    const best = Math.max(...scores)
    const tied = scores.filter((score) => score > best - 1e-9).length
    return scores[keys[which]] > best - 1e-9 ? 1 / tied : 0
  })
  return mean(right)
}

/** Gaussian elimination with pivots. */
function solved(matrix, vector) {
  const rows = matrix.map((row, at) => [...row, vector[at]])
  for (let column = 0; column < rows.length; column++) {
    let pivot = column
    for (let row = column + 1; row < rows.length; row++)
      if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) pivot = row
    ;[rows[column], rows[pivot]] = [rows[pivot], rows[column]]
    for (let row = 0; row < rows.length; row++) {
      if (row === column) continue
      const factor = rows[row][column] / rows[column][column]
      for (let at = column; at <= rows.length; at++) rows[row][at] -= factor * rows[column][at]
    }
  }
  return rows.map((row, at) => row[rows.length] / row[at])
}

/**
 * @param {readonly object[]} questions of the bank
 * @param {'en' | 'zh'} language
 * @param {{ terms: readonly string[], shuffles: number, modelShuffles: number }} how
 */
export function testWiseness(questions, language, { terms, shuffles, modelShuffles }) {
  const singles = questions.filter(({ kind }) => kind === 'single')
  const options = singles.map((question) => surfaces(question, language, terms))
  const keys = singles.map((question) => question.options.findIndex(({ correct }) => correct))
  const chance = mean(options.map(({ length }) => 1 / length))
  const chosen = Object.entries(RULES).map(([name, rule]) => [name, picks(rule, options)])
  const rules = Object.fromEntries(chosen.map(([name, chances]) => [name, rateOf(chances, keys)]))
  // A fixed seed makes the shuffles the same everywhere.
  const random = seededRandom(20261129)
  const shuffled = () => options.map(({ length }) => Math.floor(random() * length))
  const bests = Array.from({ length: shuffles }, () => {
    const drawn = shuffled()
    return Math.max(...chosen.map(([, chances]) => rateOf(chances, drawn)))
  })
  const items = options.map(centred)
  const models = Array.from({ length: modelShuffles }, () => leaveOneOut(items, shuffled()))
  const trueFalse = questions.filter(({ kind }) => kind === 'true-false')
  const says = (question, pattern) => count(question.prompt[language], pattern) > 0
  return {
    singles: singles.length,
    chance,
    rules,
    best: Math.max(...Object.values(rules)),
    /** What the best rule reaches on the same options with keys drawn at random: 95 of 100 times no more. */
    bestByChance: percentile(bests, 0.95),
    model: leaveOneOut(items, keys),
    modelByChance: percentile(models, 0.95),
    trueFalse: {
      count: trueFalse.length,
      true: trueFalse.filter(({ answer }) => answer).length,
      'an absolute word is false, else true': mean(
        trueFalse.map((each) => (says(each, ABSOLUTE[language]) === !each.answer ? 1 : 0)),
      ),
      'a hedge is true, else false': mean(
        trueFalse.map((each) => (says(each, HEDGE[language]) === each.answer ? 1 : 0)),
      ),
    },
    multiple: constantRule(questions.filter(({ kind }) => kind === 'multiple')),
  }
}

/** How often the number of right options is guessed by one number for each number of options. */
function constantRule(multiples) {
  const groups = Map.groupBy
    ? Map.groupBy(multiples, ({ options }) => options.length)
    : multiples.reduce(
        (all, each) => all.set(each.options.length, [...(all.get(each.options.length) ?? []), each]),
        new Map(),
      )
  const guessed = [...groups.values()].map((group) => {
    const counts = group.map(({ options }) => options.filter(({ correct }) => correct).length)
    return Math.max(...counts.map((wanted) => counts.filter((each) => each === wanted).length))
  })
  return {
    count: multiples.length,
    guessed: multiples.length === 0 ? 0 : guessed.reduce((sum, each) => sum + each, 0) / multiples.length,
  }
}

const at = (path) => fileURLToPath(new URL(`../content/${path}`, import.meta.url))

/**
 * Every question of the course, or of one chapter.
 * @param {string} [only] the chapter's folder
 */
export const bank = (only) =>
  readdirSync(at('chapters'))
    .filter((chapter) => only === undefined || chapter === only)
    .flatMap((chapter) =>
      readdirSync(join(at('chapters'), chapter, 'quiz')).flatMap((file) =>
        JSON.parse(readFileSync(join(at('chapters'), chapter, 'quiz', file), 'utf8')).map((question) => ({
          hints: [],
          ...question,
        })),
      ),
    )

/** The names of the glossary, in lower case. */
export const termNames = (language) =>
  JSON.parse(readFileSync(at('glossary.json'), 'utf8')).map((term) => term[language].toLowerCase())

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const shuffles = Number(process.argv[process.argv.indexOf('--shuffles') + 1]) || 2000
  for (const language of ['zh', 'en'])
    console.log(
      language,
      testWiseness(bank(), language, { terms: termNames(language), shuffles, modelShuffles: shuffles }),
    )
}
