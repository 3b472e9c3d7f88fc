import type { CatalogDetails } from './catalog.ts'
import { type CompanyNames, findCompanies } from './models.ts'
import { type FoundModel, findModel, seriesNamed } from './models-find.ts'

/** What a question in plain words asks for: options of the list, and the words that are left. */
export interface AskedInWords {
  readonly options: readonly string[]
  /** What nothing is known of: a name perhaps. */
  readonly rest: string
  /** It asks what a model is good at, of which the catalogue has no measure. */
  readonly asksQuality: boolean
  readonly asksPrice: boolean
  /** A machine is named without its memory, and the options have one for example. */
  readonly isMemoryExample: boolean
  /** It asks for embeddings, speech or pictures: the catalogue has language models only. */
  readonly asksOtherKind: boolean
}

interface Meaning {
  readonly words: RegExp
  readonly options: readonly string[]
}

const USE = /(?:可以|可|能)?(?:不能|否)?(?:免费)?商[用业]|\bcommercial(?:ly)?\b|\bbusiness\b/giu
const PRICE =
  /最?便宜|(?:(?:高峰|低谷|错峰)(?:期|时段)?的?)?价[格钱]|高峰|多少钱|收费|\b(?:off-)?peak\b|\bcheap(?:est|er)?\b|\bprices?\b|\bcosts?\b/giu

/** The first that fits takes its words away, so what stands within another comes later. */
const MEANINGS: readonly Meaning[] = [
  { words: USE, options: ['--commercial yes'] },
  { words: /\bfree\b|免费|不要钱/giu, options: ['--max-price 0cny'] },
  { words: PRICE, options: ['--sort price'] },
  {
    words:
      /(?:上下文|窗口)最[长大]|最[长大](?:的)?(?:上下文|窗口)|\b(?:longest|largest) (?:contexts?|windows?)\b/giu,
    options: ['--sort context'],
  },
  {
    words: /(?:超|最)?长(?:的)?(?:上下文|文本|文档)|\blong(?:er)? (?:contexts?|documents?|texts?)\b/giu,
    options: ['--min-context 1m'],
  },
  {
    words:
      /(?:已经?)?(?:下线|下架|停用|停服|停止服务|退役|废弃|淘汰)|\b(?:retired|deprecated|discontinued|withdrawn|superseded|shut down)\b/giu,
    options: ['--status superseded,withdrawn,closed,renamed'],
  },
  { words: /最新|新出|\bnewest\b|\blatest\b|\brecent\b/giu, options: ['--sort released'] },
  { words: /微调|\bfine-?tun(?:e|ed|ing)\b/giu, options: ['--open-source'] },
  {
    words: /(?:没有|无|不受)限制|\b(?:without|no) (?:restrictions?|limits?)\b|\bunrestricted\b/giu,
    options: ['--open permissive'],
  },
  { words: /真正(?:的)?开源|\b(?:truly|really|fully) open(?:[- ]source)?\b/giu, options: ['--open osaid'] },
  {
    words:
      /开源|开放权重|离线|本地|私有化|自己部署|\bopen[- ]?(?:source|weights?)?\b|\bself-?host(?:ed|ing)?\b|\boffline\b|\blocal(?:ly)?\b/giu,
    options: ['--open-source'],
  },
  { words: /国产|中国|国内|\bchin(?:a|ese)\b/giu, options: ['--region cn'] },
  { words: /美国|\bamerican?\b/giu, options: ['--region us'] },
  { words: /欧洲|欧盟|\beurope(?:an)?\b|\beu\b/giu, options: ['--region eu'] },
  {
    words: /看图|识图|图[片像]|视觉|多模态|\bimages?\b|\bpictures?\b|\bvision\b|\bmultimodal\b/giu,
    options: ['--modality image'],
  },
  { words: /语音|音频|\baudio\b|\bspeech\b/giu, options: ['--modality audio'] },
  { words: /视频|\bvideos?\b/giu, options: ['--modality video'] },
  {
    words: /(?:函数|工具)调用|调用(?:函数|工具)|\btools?\b|\bfunction call(?:s|ing)?\b/giu,
    options: ['--can tools'],
  },
  { words: /结构化输出|\bjson\b/giu, options: ['--can json'] },
  { words: /思考|推理模型|\bthinking\b|\breasoning\b/giu, options: ['--can thinking'] },
  {
    words: /\bapache(?:[- ]?(?:licen[cs]e )?2(?:\.0)?)?(?![\p{L}\p{N}])/giu,
    options: ['--licence apache-2.0'],
  },
  { words: /(?<![\p{L}\p{N}])mit(?![\p{L}\p{N}])/giu, options: ['--licence mit'] },
]

/** `128k 上下文`, `百万上下文`, `1m context`: how long it has to be. */
const CONTEXT =
  /(\d{1,4}|百)\s*(k|m|万)(?:\s*(?:tokens?|词元|token))?(?:\s*(?:的|以上))*\s*(?:超长|长)?(?:上下文|窗口|文本|contexts?\b(?: window)?)/giu
/** `上下文有一百万`, `context of 200k`. */
const CONTEXT_BEFORE =
  /(?:上下文|窗口|contexts?(?: window)?)\s*(?:有|到|至少|超过|of|over|at least)?\s*一?(\d{1,4}|百)\s*(k|m|万)(?![\p{L}\p{N}])/giu
const MEMORY = /(\d{1,4})\s*gb?(?![\p{L}\p{N}])/giu
/** Of a machine that is only called by its kind nobody knows the memory. */
const MACHINE =
  /\bmac(?:book)?s?\b|电脑|笔记本|本机|显卡|手机|\b(?:laptop|computer|pc|gpu|machine|phone)s?\b/giu
const MEMORY_EXAMPLE = '16'
/** Cards that are called by their number alone, with their gigabytes. */
const CARD = /(?:\b(?:nvidia|geforce|rtx)\s*)*(?<!\d)(3090|4080|4090|5090)(?!\d)/giu
const CARD_MEMORY: Readonly<Record<string, string>> = { 3090: '24', 4080: '16', 4090: '24', 5090: '32' }
const QUALITY =
  /代码|编程|写作|(?:写)?小说|文案|翻译|数学|最[好强]|推荐|哪个好|\bcod(?:e|ing)\b|\bprogramming\b|\bbest\b|\brecommend(?:ed)?\b/giu

const OTHER_KIND =
  /向量模型|嵌入|语音合成|语音识别|文生图|画图|生图|\bembeddings?\b|\brerank(?:er|ing)?\b|\bwhisper\b|\btts\b|\basr\b|\bstable diffusion\b/giu

/** Words of a question that choose nothing. */
const FILLERS =
  /可不可以|可以|能不能|现在|目前|半夜|夜里|晚上|白天|哪里|哪儿|在哪|下载|权重|卖钱|什么时候|适合|做|还在|是|了|能|会|听|显存|内存|输出|上下文|窗口|(?:是|由)?(?:哪个|哪家|什么)?(?:公司|厂商)|(?:是)?谁(?:家)?|开发|有?多(?:长|大|少)|怎么|什么|哪些|哪个|有没有|有哪些|是不是|大?(?:语言)?模型|许可证|许可|协议|吗|呢|的|用|跑|支持|在|上|我|[？?，,。]|\b(?:can|may|do|does|how much|i|we|use|it|is|are|what|which|runs?|on|the|an?|for|with|under|to|me|my|who|made|makes?|company|how|long|about|tell|window|tokens?|models?|llms?|where|downloads?|weights?|sell|owns?|night|at|big|outputs?|max(?:imum)?|happened|supports?|mode|by|that|licen[cs]es?|sees?|context|in|of)\b/giu

/** Undefined when nothing of it is asked in words that are known. */
export function askedInWords(question: string): AskedInWords | undefined {
  let rest = question.normalize('NFKC')
  const take = (words: RegExp): boolean => {
    const before = rest
    rest = rest.replace(words, ' ')
    return rest !== before
  }
  const taken = (words: RegExp): RegExpExecArray | undefined => {
    const [first] = [...rest.matchAll(words)]
    take(words)
    return first
  }
  const gigabytes = taken(MEMORY)?.[1] ?? CARD_MEMORY[taken(CARD)?.[1] ?? '']
  const isMemoryExample = take(MACHINE) && gigabytes === undefined
  const memory = isMemoryExample ? MEMORY_EXAMPLE : gigabytes
  const asksContext = taken(CONTEXT) ?? taken(CONTEXT_BEFORE)
  const asksPrice = rest.search(PRICE) >= 0
  const asksOtherKind = take(OTHER_KIND)
  const options = [
    ...(memory === undefined ? [] : [`--memory ${memory}gb`]),
    ...(asksContext === undefined ? [] : [`--min-context ${contextLength(asksContext)}`]),
    ...MEANINGS.flatMap(({ words, options: meant }) => (take(words) ? meant : [])),
  ]
  const asksQuality = take(QUALITY)
  take(FILLERS)
  const left = rest.replace(/\s+/g, ' ').trim()
  const isPlain = options.length === 0 && !asksQuality && !asksOtherKind
  if (isPlain && (left === '' || left === question.normalize('NFKC').trim())) return undefined
  return { options, rest: left, asksQuality, asksPrice, isMemoryExample, asksOtherKind }
}

/** 百万 is 1m, 20 万 200k. */
function contextLength([, count = '', unit = '']: RegExpExecArray): string {
  if (unit !== '万') return (count + unit).toLowerCase()
  return count === '百' || count === '100' ? '1m' : `${Number(count) * 10}k`
}

/** What answers a question in plain words. Commands are without the program's name. */
export type AskedAnswer =
  | { readonly kind: 'other-kind' }
  | { readonly kind: 'release'; readonly found: FoundModel }
  | { readonly kind: 'model'; readonly command: string }
  | {
      readonly kind: 'conditions'
      readonly command?: string
      readonly notUnderstood?: string
      readonly isMemoryExample: boolean
      /** It asks what is good, for which one can only choose by conditions. */
      readonly choose?: string
    }

/** Undefined when nothing is asked in words that are known. */
export function answerInWords(
  question: string,
  details: CatalogDetails,
  companies: readonly CompanyNames[],
): AskedAnswer | undefined {
  const asked = askedInWords(question)
  if (asked?.asksOtherKind) return { kind: 'other-kind' }
  const found = asked === undefined ? undefined : findModel(asked.rest, details)
  if (asked !== undefined && found !== undefined) return aboutModel(found, asked)
  const series = asked === undefined ? undefined : seriesNamed(asked.rest, details)
  if (series !== undefined) return { kind: 'model', command: `models --releases ${series.word}` }
  const compared = severalIn(question, details)
  if (compared.length > 1) return { kind: 'model', command: `models compare ${compared.join(' ')}` }
  return asked === undefined ? undefined : byConditions(asked, companies)
}

const BETWEEN = /\s*(?:[和与跟、]|还是|对比|比较|\bvs\b\.?|\bversus\b|\bor\b|\band\b)\s*/iu

/** `kimi 和 deepseek 哪个好`: the two or three that it names. */
function severalIn(question: string, details: CatalogDetails): string[] {
  const ids = question
    .normalize('NFKC')
    .split(BETWEEN)
    .flatMap((part) => {
      const found = findModel(askedInWords(part)?.rest ?? part, details)
      return found === undefined ? [] : [idOf(found)]
    })
  return [...new Set(ids)].slice(0, 3)
}

const idOf = ({ entry, release }: FoundModel): string =>
  release === undefined ? entry.id : `${entry.id}/${release.id}`

function aboutModel(found: FoundModel, { asksPrice }: AskedInWords): AskedAnswer {
  if (asksPrice) return { kind: 'model', command: priceCommand(found) }
  return found.release === undefined
    ? { kind: 'model', command: `models show ${found.entry.id}` }
    : { kind: 'release', found }
}

/** An app has no price of its own: those of its company's models. */
export const priceCommand = (found: FoundModel): string =>
  found.entry.kind === 'app'
    ? `models price --company ${found.company.id}`
    : `models price --model ${idOf(found)}`

function byConditions(asked: AskedInWords, companies: readonly CompanyNames[]): AskedAnswer {
  const { options, rest, asksPrice, asksQuality, isMemoryExample } = asked
  const [company, ...others] = findCompanies(rest, companies)
  const maker = others.length === 0 ? company : undefined
  const conditions = [
    ...(maker === undefined ? [] : [`--company ${maker}`]),
    ...options.filter((option) => !isSort(option)),
  ]
  const asPrices = maker !== undefined && asksPrice
  const list = [
    ...conditions,
    ...options.filter(isSort),
    // Of a family several releases may fit, each with its own size.
    ...(options.some((option) => option.startsWith('--memory')) ? ['--releases'] : []),
  ]
  const command = asPrices ? ['models price', ...conditions] : ['models', ...list]
  return {
    kind: 'conditions',
    isMemoryExample,
    ...(command.length === 1 ? {} : { command: command.join(' ') }),
    ...(rest === '' || maker !== undefined ? {} : { notUnderstood: rest }),
    ...(asksQuality ? { choose: ['models choose', ...conditions].join(' ') } : {}),
  }
}

const isSort = (option: string): boolean => option.startsWith('--sort')
