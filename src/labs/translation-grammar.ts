import { pick, type Random } from './random.ts'

/** A sentence in English and in Chinese, word by word. */
export interface TranslationPair {
  readonly source: readonly string[]
  readonly target: readonly string[]
}

const table = (text: string): [string, string, string][] =>
  text.split('|').map((row) => {
    const [english = '', chinese = '', extra = ''] = row.trim().split(/\s+/)
    return [english, chinese, extra]
  })

const subjects = table(
  'teacher 老师|farmer 农夫|student 学生|doctor 医生|king 国王|girl 女孩|merchant 商人|painter 画家',
)
const verbs = table('bought 买|sold 卖|saw 看见|found 找到|lost 丢|counted 数|painted 画|stole 偷')
const numbers = table('two 两|three 三|four 四|five 五|six 六|seven 七|eight 八|nine 九')
const adjectives = table('red 红|white 白|black 黑|big 大|small 小|old 旧|new 新|beautiful 漂亮')
/** Noun, its Chinese, and the measure word that Chinese puts between number and noun. */
const nouns = table(
  'books 书 本|horses 马 匹|cats 猫 只|cars 车 辆|fish 鱼 条|tables 桌子 张|flowers 花 朵|houses 房子 座',
)
const times = table('yesterday 昨天|today 今天|recently 最近|earlier 早先')

export const sourceWords: readonly string[] = [
  'the',
  ...[subjects, verbs, numbers, adjectives, nouns, times].flat().map(([english]) => english),
]

export const targetWords: readonly string[] = [
  '',
  '了',
  ...[subjects, verbs, numbers, adjectives, nouns, times].flat().map(([, chinese]) => chinese),
  ...nouns.map(([, , measure]) => measure),
]

/**
 * the teacher bought three red books yesterday → 昨天 老师 买 了 三 本 红 书. The time moves to the front, the measure
 * word depends on a noun that comes later, and adjective and time may be missing: word for word does not work.
 */
export function translationPair(random: Random): TranslationPair {
  const [subject, verb, number, noun] = [subjects, verbs, numbers, nouns].map((words) => pick(words, random))
  const adjective = random() < 0.6 ? [pick(adjectives, random)] : []
  const time = random() < 0.7 ? [pick(times, random)] : []
  const english = (words: readonly (readonly [string, string, string] | undefined)[]): string[] =>
    words.map((word) => word?.[0] ?? '')
  const chinese = (words: readonly (readonly [string, string, string] | undefined)[]): string[] =>
    words.map((word) => word?.[1] ?? '')
  return {
    source: ['the', ...english([subject, verb, number, ...adjective, noun, ...time])],
    target: [
      ...chinese([...time, subject, verb]),
      '了',
      ...chinese([number]),
      noun?.[2] ?? '',
      ...chinese([...adjective, noun]),
    ],
  }
}
