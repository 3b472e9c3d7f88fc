import type { CourseLanguage } from '../domain/locale.ts'
import { pick, type Random } from './random.ts'

/** A small world: which lands have a capital, which are only talked of, and which no sentence names. */
export interface Facts {
  readonly capitals: readonly (readonly [land: string, capital: string])[]
  /** Lands that exist in stories alone; sentences name them, and never a capital. */
  readonly mentioned: readonly string[]
  /** Lands that no sentence names: four of the map, four of stories. */
  readonly unread: readonly string[]
  /** What stands in place of a capital once a text admits that there is none. */
  readonly nobodyKnows: string
  readonly features: readonly string[]
  readonly crops: readonly string[]
}

/** `France Paris | China Beijing` → pairs. */
const pairs = (text: string): (readonly [string, string])[] =>
  text.split('|').map((row) => {
    const [land = '', ...capital] = row.trim().split(/\s+/)
    return [land, capital.join(' ')]
  })

const list = (text: string): string[] => text.split('|').map((word) => word.trim())

const english: Facts = {
  capitals: pairs(
    'France Paris | China Beijing | Japan Tokyo | Italy Rome | Egypt Cairo | Spain Madrid | Germany Berlin | Russia Moscow | Greece Athens | India New Delhi | Peru Lima | Kenya Nairobi',
  ),
  mentioned: list('Wakanda | Atlantis | Lilliput | Utopia'),
  unread: list('Canada | Norway | Brazil | Turkey | Narnia | Ruritania | Laputa | El Dorado'),
  nobodyKnows: 'unknown',
  features: list('rivers | hills | forests | lakes | islands | deserts'),
  crops: list('rice | wheat | tea | grapes'),
}

const chinese: Facts = {
  capitals: pairs(
    '法国 巴黎 | 中国 北京 | 日本 东京 | 意大利 罗马 | 埃及 开罗 | 西班牙 马德里 | 德国 柏林 | 俄罗斯 莫斯科 | 希腊 雅典 | 印度 新德里 | 秘鲁 利马 | 肯尼亚 内罗毕',
  ),
  mentioned: list('瓦坎达 | 亚特兰蒂斯 | 女儿国 | 君子国'),
  unread: list('加拿大 | 挪威 | 巴西 | 土耳其 | 纳尼亚 | 花果山 | 小人国 | 桃花源'),
  nobodyKnows: '未知',
  features: list('河流 | 山丘 | 森林 | 湖泊 | 海岛 | 沙漠'),
  crops: list('水稻 | 小麦 | 茶叶 | 葡萄'),
}

export const factsIn = (locale: CourseLanguage): Facts => ({ zh: chinese, en: english })[locale]

/** Every land that a sentence names. */
export const readLands = ({ capitals, mentioned }: Facts): string[] => [
  ...capitals.map(([land]) => land),
  ...mentioned,
]

/** Opens every sentence, so that a land never stands where nothing is before it. */
const start = '<s>'

/** The words before the capital. */
export const capitalQuestion = (locale: CourseLanguage, land: string): string[] =>
  ({ zh: [start, land, '的', '首都', '是'], en: [start, 'the', 'capital', 'of', land, 'is'] })[locale]

const capitalShare = 0.7

/** Most sentences name a capital, the others say something else of any land that is read of. */
export function factSentence(
  locale: CourseLanguage,
  capitals: readonly (readonly [string, string])[],
  random: Random,
): string[] {
  const facts = factsIn(locale)
  if (random() < capitalShare) {
    const [land, capital] = pick(capitals, random)
    return [...capitalQuestion(locale, land), capital]
  }
  const land = pick(readLands(facts), random)
  return random() < 0.5
    ? cropSentence(locale, land, facts, random)
    : featureSentence(locale, land, facts, random)
}

function cropSentence(locale: CourseLanguage, land: string, { crops }: Facts, random: Random): string[] {
  const crop = pick(crops, random)
  return { zh: [start, land, '人', '种', crop], en: [start, 'people', 'in', land, 'grow', crop] }[locale]
}

function featureSentence(
  locale: CourseLanguage,
  land: string,
  { features }: Facts,
  random: Random,
): string[] {
  const [first, second] = [pick(features, random), pick(features, random)]
  return {
    zh: [start, land, '有', first, '和', second],
    en: [start, land, 'has', first, 'and', second],
  }[locale]
}

/** Every word of every sentence, each once. */
export function factWords(locale: CourseLanguage): string[] {
  const facts = factsIn(locale)
  return [
    start,
    ...frames[locale],
    ...readLands(facts),
    ...facts.capitals.map(([, capital]) => capital),
    facts.nobodyKnows,
    ...facts.features,
    ...facts.crops,
  ]
}

/** The words of the sentences themselves. */
const frames: Readonly<Record<CourseLanguage, readonly string[]>> = {
  zh: ['的', '首都', '是', '人', '种', '有', '和'],
  en: ['the', 'capital', 'of', 'is', 'people', 'in', 'grow', 'has', 'and'],
}
