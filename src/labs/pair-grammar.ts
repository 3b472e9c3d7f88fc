import type { CourseLanguage } from '../domain/locale.ts'
import { pick, type Random } from './random.ts'

/** Pairs of words that differ in the same way: king is to queen as man is to woman. */
export interface Relation {
  readonly name: 'gender' | 'capital' | 'tense' | 'degree' | 'language'
  /** Words that stand with the first, or with the second, of every pair. */
  readonly markers: readonly [readonly string[], readonly string[]]
  readonly pairs: readonly WordPair[]
}

export interface WordPair {
  readonly words: readonly [string, string]
  /** Words that stand with both of this pair and with no other. */
  readonly hints: readonly string[]
}

/** `king queen crown throne` → the pair king, queen with its two hints. */
function pairs(lines: string): WordPair[] {
  return lines.split('|').map((line) => {
    const [first = '', second = '', ...hints] = line.trim().split(/\s+/)
    return { words: [first, second], hints }
  })
}

const english: readonly Relation[] = [
  {
    name: 'gender',
    markers: [
      ['he', 'his', 'him'],
      ['she', 'her', 'hers'],
    ],
    pairs: pairs(
      'king queen crown throne | man woman office street | boy girl school toys | prince princess castle ball | father mother children family | brother sister room bicycle | uncle aunt cousins letters | husband wife wedding ring | actor actress stage costume | waiter waitress table menu',
    ),
  },
  {
    name: 'capital',
    markers: [
      ['land', 'border', 'flag'],
      ['mayor', 'streets', 'square'],
    ],
    pairs: pairs(
      'france paris cheese perfume | china beijing tea silk | japan tokyo sushi kimono | italy rome pasta opera | egypt cairo pyramid desert | spain madrid guitar oranges | germany berlin bread cars | russia moscow snow ballet | greece athens olives temple | india delhi curry cotton | peru lima llama potatoes | kenya nairobi safari lions',
    ),
  },
  {
    name: 'tense',
    markers: [
      ['today', 'now', 'usually'],
      ['yesterday', 'ago', 'once'],
    ],
    pairs: pairs(
      'walk walked park path | cook cooked soup kitchen | play played music violin | paint painted wall picture | wash washed dishes hands | open opened door window | visit visited museum grandmother | clean cleaned floor shelf | call called friend phone | watch watched birds stars | jump jumped fence puddle',
    ),
  },
  {
    name: 'degree',
    markers: [
      ['very', 'quite', 'so'],
      ['than', 'much', 'even'],
    ],
    pairs: pairs(
      'big bigger elephant ship | small smaller mouse coin | fast faster train horse | slow slower snail turtle | tall taller tower tree | cold colder ice winter | warm warmer blanket fire | old older ruin oak | young younger baby kitten | long longer river rope',
    ),
  },
]

const chinese: readonly Relation[] = [
  {
    name: 'gender',
    markers: [
      ['他', '先生', '男士'],
      ['她', '女士', '小姐'],
    ],
    pairs: pairs(
      '国王 王后 王冠 宝座 | 男人 女人 办公室 街头 | 男孩 女孩 学校 玩具 | 王子 公主 城堡 舞会 | 父亲 母亲 孩子 家庭 | 哥哥 姐姐 房间 自行车 | 叔叔 阿姨 堂弟 信件 | 丈夫 妻子 婚礼 戒指 | 爷爷 奶奶 躺椅 故事 | 儿子 女儿 生日 蛋糕',
    ),
  },
  {
    name: 'capital',
    markers: [
      ['国土', '边境', '国旗'],
      ['市长', '街道', '广场'],
    ],
    pairs: pairs(
      '法国 巴黎 奶酪 香水 | 中国 北京 茶叶 丝绸 | 日本 东京 寿司 和服 | 意大利 罗马 面条 歌剧 | 埃及 开罗 金字塔 沙漠 | 西班牙 马德里 吉他 橙子 | 德国 柏林 面包 汽车 | 俄罗斯 莫斯科 大雪 芭蕾 | 希腊 雅典 橄榄 神庙 | 印度 新德里 咖喱 棉花 | 秘鲁 利马 羊驼 土豆 | 肯尼亚 内罗毕 草原 狮子',
    ),
  },
  {
    name: 'language',
    markers: [
      ['海岸', '邮票', '人口'],
      ['语法', '字母', '翻译'],
    ],
    pairs: pairs(
      '英国 英语 雾 足球 | 韩国 韩语 泡菜 电视剧 | 泰国 泰语 大象 佛塔 | 越南 越南语 米粉 斗笠 | 荷兰 荷兰语 风车 郁金香 | 波兰 波兰语 琥珀 钢琴 | 瑞典 瑞典语 森林 家具 | 土耳其 土耳其语 地毯 烤肉 | 芬兰 芬兰语 桑拿 湖泊 | 丹麦 丹麦语 童话 积木',
    ),
  },
  {
    name: 'degree',
    markers: [
      ['很', '相当', '非常'],
      ['比', '得多', '还要'],
    ],
    pairs: pairs(
      '大 更大 鲸鱼 轮船 | 小 更小 老鼠 硬币 | 快 更快 火车 骏马 | 慢 更慢 蜗牛 乌龟 | 高 更高 高塔 大树 | 冷 更冷 冰块 冬天 | 暖 更暖 毯子 炉火 | 老 更老 废墟 橡树 | 年轻 更年轻 婴儿 小猫 | 长 更长 河流 绳子',
    ),
  },
]

const fillers: Readonly<Record<CourseLanguage, readonly string[]>> = {
  en: ['the', 'a', 'with', 'and', 'of', 'there', 'is', 'by'],
  zh: ['的', '有', '和', '在', '了', '那里', '是', '旁边'],
}

export const relationsIn = (locale: CourseLanguage): readonly Relation[] =>
  ({ zh: chinese, en: english })[locale]

/**
 * A sentence about one word: a word that stands with its side of the pair, a word that stands with this pair alone, and
 * words that stand with anything.
 */
export function pairSentence(locale: CourseLanguage, random: Random): string[] {
  const relation = pick(relationsIn(locale), random)
  const pair = pick(relation.pairs, random)
  const side = random() < 0.5 ? 0 : 1
  const filler = (): string => pick(fillers[locale], random)
  const marker = pick(relation.markers[side], random)
  const [word, hint] = [pair.words[side], pick(pair.hints, random)]
  return random() < 0.5 ? [marker, filler(), word, filler(), hint] : [hint, filler(), word, filler(), marker]
}
