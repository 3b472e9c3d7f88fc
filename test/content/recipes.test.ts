import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { holds, see } from '../../src/domain/answer-check.ts'
import { type Recipe, recipesSchema } from '../../src/domain/recipe.schema.ts'

const chapters = join(import.meta.dirname, '../../content/chapters')

const recipes: readonly Recipe[] = readdirSync(chapters)
  .map((chapter) => join(chapters, chapter, 'recipes.json'))
  .filter((file) => existsSync(file))
  .flatMap((file) => recipesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))

interface Answers {
  readonly en: readonly string[]
  readonly zh: readonly string[]
}

/**
 * Answers that a person who reads the recipe's question would count, and answers that nobody would, by recipe and place
 * of the call. Checks that count, compare or look at the ending alone have none.
 */
const JUDGED: Readonly<Record<string, readonly (readonly [counted: Answers, not: Answers])[]>> = {
  'name-in-another-call': [
    [
      { en: ['Your name is Lin.'], zh: ['你叫小林。'] },
      { en: ['You have not told me.'], zh: ['你还没告诉我。'] },
    ],
  ],
  'three-forms-of-one-question': [
    [
      { en: ['Canberra', 'CANBERRA.'], zh: ['堪培拉。'] },
      { en: ['Sydney'], zh: ['悉尼'] },
    ],
  ],
  'none-or-three-examples': [
    [
      { en: ['mixed', ' Mixed.'], zh: ['有褒有贬', '有褒有贬。'] },
      { en: ['It is mixed.'], zh: ['这条评论有褒有贬。'] },
    ],
  ],
  'keeps-to-three-labels': [
    [
      { en: ['other', 'Order.'], zh: ['其他', '订单。'] },
      { en: ['BANANA'], zh: ['香蕉'] },
    ],
  ],
  'bare-json': [
    [
      {
        en: ['{"total": 141.5, "due": null}', '{"total": 141.50, "due": "2026-06-01"}'],
        zh: ['{\n "total": 141.5,\n "due": null\n}'],
      },
      {
        en: [
          'Here it is: {"total": 141.5, "due": null}',
          '{"total": "141.50", "due": null}',
          '{"total": 141.5}',
        ],
        zh: ['```json\n{"total": 141.5, "due": null}\n```', '{"合计": 141.5, "due": null}'],
      },
    ],
  ],
  'date-that-is-not-there': [
    [
      {
        en: ['{"total": 141.5, "due": null}', '```json\n{"total":141.5,"due":null}\n```'],
        zh: ['{"total": 141.5, "due":null}'],
      },
      {
        en: ['{"total": 141.5, "due": "2026-06-01"}', '{"total": null, "due": "2026-05-02"}'],
        zh: ['{"total": 141.5, "due": "null"}'],
      },
    ],
  ],
  'lines-before-the-amount': [
    [
      {
        en: ['159', '3 × 28 = 84, 150 / 2 = 75\nREFUND: $159.00'],
        zh: ['159 元', '84 + 75\n退款：159'],
      },
      { en: ['REFUND: 171', '159 is what remains after 12.'], zh: ['退款：171'] },
    ],
  ],
  'nine-times-the-same': [
    [
      { en: ['1/6 + 1/3 - 1/4 = 1/4\n4', '4 hours'], zh: ['1/6 + 1/3 − 1/4 = 1/4\n4'] },
      { en: ['2', 'It never fills.'], zh: ['2', '注不满'] },
    ],
  ],
  'three-small-jobs': [
    [
      { en: ['Complaint.'], zh: ['投诉'] },
      { en: ['order'], zh: ['这是投诉。'] },
    ],
    [
      { en: ['{"name": "Lin", "amount": 240}'], zh: ['{"name": "小林", "amount": 240}'] },
      { en: ['{"name": "Lin", "amount": "240"}'], zh: ['{"name": "小林", "amount": 3}'] },
    ],
    [
      { en: ['84 + 75 = 159'], zh: ['84 + 75 = 159'] },
      { en: ['178'], zh: ['178'] },
    ],
  ],
  'prize-that-never-was': [
    [
      {
        en: [
          'There is no Nobel Prize for gardening.',
          'That prize doesn’t exist.',
          'Gardening is not one of the Nobel categories.',
        ],
        zh: ['诺贝尔奖没有园艺奖。', '这个奖并不存在。'],
      },
      { en: ['It went to Monty Don.'], zh: ['颁给了一位英国园艺家。'] },
    ],
  ],
}

const UNJUDGED = ['usage', 'same', 'ending']

const cases = recipes.flatMap(({ id, check, calls }) =>
  calls.flatMap((call, at) => {
    const used = call.check ?? check
    if (UNJUDGED.includes(used.name)) return []
    const judged = JUDGED[id]
    return [{ name: `${id}, call ${at + 1}`, check: used, answers: judged?.[at] ?? judged?.[0] }]
  }),
)

test.each(cases)('$name counts what a person would count, and nothing else', ({ check, answers }) => {
  if (answers === undefined) throw new Error('say which answers of this recipe count')
  const [counted, not] = answers
  for (const locale of ['en', 'zh'] as const) {
    const verdict = (text: string) =>
      holds(see(check, { text, ending: 'stop' }, [{ text, ending: 'stop' }], locale))
    expect(counted[locale].map((text) => [text, verdict(text)])).toEqual(
      counted[locale].map((text) => [text, true]),
    )
    expect(not[locale].map((text) => [text, verdict(text)])).toEqual(not[locale].map((text) => [text, false]))
  }
})

test('no recipe is judged that is not there', () => {
  expect(Object.keys(JUDGED).filter((id) => !recipes.some((recipe) => recipe.id === id))).toEqual([])
})
