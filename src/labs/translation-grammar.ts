import type { CourseLanguage } from '../domain/locale.ts'
import { pick, type Random } from './random.ts'

/** A sentence in English and in the other language, word by word. */
export interface TranslationPair {
  readonly source: readonly string[]
  readonly target: readonly string[]
}

/** A small grammar that says the same in English and in another language. Word for word does not work in it. */
export interface Translation {
  readonly sources: readonly string[]
  /** The empty word comes first. */
  readonly targets: readonly string[]
  /** Words of the target for the times, which come last in English and are written first. */
  readonly times: readonly string[]
  /** Words of the target that stand before their noun and follow from it: Chinese measure words, French articles. */
  readonly ahead: readonly string[]
  /** The English nouns that those follow from. */
  readonly nouns: readonly string[]
  /** What is shown unless the learner types a sentence; never trained on. */
  readonly shown: TranslationPair
  readonly draw: (random: Random) => TranslationPair
}

/** Chinese for those who read Chinese, French for the others: a language that its reader can check, beside English. */
export const translationFor = (locale: CourseLanguage): Translation =>
  ({ zh: intoChinese, en: intoFrench })[locale]

/** `king roi m | queen reine f` → rows of words. */
const table = (text: string): string[][] => text.split('|').map((row) => row.trim().split(/\s+/))

const column = (rows: readonly (readonly string[])[], at: number): string[] =>
  rows.map((row) => row[at] ?? '')

const wordsOf = (rows: readonly (readonly string[])[], at: number): string[] =>
  rows.map((row) => row[at]).filter((word) => word !== undefined)

function chineseGrammar(): Translation {
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
  const all = [subjects, verbs, numbers, adjectives, nouns, times].flat()
  return {
    sources: ['the', ...column(all, 0)],
    targets: ['', '了', ...column(all, 1), ...column(nouns, 2)],
    times: column(times, 1),
    ahead: column(nouns, 2),
    nouns: column(nouns, 0),
    shown: {
      source: 'the farmer sold three white horses yesterday'.split(' '),
      target: ['昨天', '农夫', '卖', '了', '三', '匹', '白', '马'],
    },
    /**
     * the teacher bought three red books yesterday → 昨天 老师 买 了 三 本 红 书. The time moves to the front, the measure
     * word depends on a noun that comes later, and adjective and time may be missing.
     */
    draw: (random) => {
      const [subject = [], verb = [], number = [], noun = []] = [subjects, verbs, numbers, nouns].map(
        (words) => pick(words, random),
      )
      const adjective = random() < 0.6 ? [pick(adjectives, random)] : []
      const time = random() < 0.7 ? [pick(times, random)] : []
      return {
        source: ['the', ...wordsOf([subject, verb, number, ...adjective, noun, ...time], 0)],
        target: [
          ...wordsOf([...time, subject, verb], 1),
          '了',
          ...wordsOf([number], 1),
          noun[2] ?? '',
          ...wordsOf([...adjective, noun], 1),
        ],
      }
    },
  }
}

function frenchGrammar(): Translation {
  /** Noun, its French, and the article that goes with its gender. */
  const subjects = table(
    'farmer fermier le|king roi le|painter peintre le|merchant marchand le|queen reine la|girl fille la|singer chanteuse la|baker boulangère la',
  )
  const verbs = table(
    'bought acheté|sold vendu|saw vu|found trouvé|lost perdu|counted compté|painted peint|stole volé',
  )
  const numbers = table('two deux|three trois|four quatre|five cinq|six six|seven sept|eight huit|nine neuf')
  /** With a masculine and with a feminine noun, in the plural. */
  const adjectives = table(
    'white blancs blanches|black noirs noires|green verts vertes|blue bleus bleues|round ronds rondes|heavy lourds lourdes|dear chers chères|bright clairs claires',
  )
  /** Noun, its French, and the column of the adjectives that agrees with it. */
  const nouns = table(
    'books livres 1|horses chevaux 1|cats chats 1|hats chapeaux 1|cars voitures 2|tables tables 2|flowers fleurs 2|houses maisons 2',
  )
  const times = table('yesterday hier|today aujourd’hui|recently récemment|suddenly soudain')
  const articles = ['le', 'la']
  const all = [subjects, verbs, numbers, adjectives, nouns, times].flat()
  return {
    sources: ['the', ...column(all, 0)],
    targets: ['', 'a', ...articles, ...column(all, 1), ...column(adjectives, 2)],
    times: column(times, 1),
    ahead: articles,
    nouns: column(subjects, 0),
    shown: {
      source: 'the farmer sold three white horses yesterday'.split(' '),
      target: 'hier le fermier a vendu trois chevaux blancs'.split(' '),
    },
    /**
     * the queen bought three red tables yesterday → hier la reine a acheté trois tables rouges. The time moves to the
     * front, the article depends on a noun that comes later, the adjective goes behind its noun and agrees with it.
     */
    draw: (random) => {
      const [subject = [], verb = [], number = [], noun = []] = [subjects, verbs, numbers, nouns].map(
        (words) => pick(words, random),
      )
      const adjective = random() < 0.6 ? [pick(adjectives, random)] : []
      const time = random() < 0.7 ? [pick(times, random)] : []
      return {
        source: ['the', ...wordsOf([subject, verb, number, ...adjective, noun, ...time], 0)],
        target: [
          ...wordsOf(time, 1),
          subject[2] ?? '',
          ...wordsOf([subject], 1),
          'a',
          ...wordsOf([verb, number, noun], 1),
          ...wordsOf(adjective, Number(noun[2] ?? 1)),
        ],
      }
    },
  }
}

const intoChinese = chineseGrammar()
const intoFrench = frenchGrammar()
