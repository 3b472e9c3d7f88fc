import { MOST_RELEASES } from '../domain/most-releases.ts'
import type { UpdateFormat } from '../domain/update-format.ts'
import type { UpdateTrouble } from '../errors.ts'
import { afterHan, beforeHan, besideHan } from './beside-han.ts'
import type { Messages } from './messages.ts'
import { shortList } from './short-list.ts'
import { didYouMeanZh } from './usage.zh.ts'

const nearZh = (family: string, releases: readonly string[], id: string): string =>
  `相近的是${afterHan(family)}，其中有${afterHan(releases.join('、'))}。全部版本：llm-primer models ${id} --releases`

const seriesZh = (word: string, releases: readonly string[]): string =>
  `“${word}”开头的版本有 ${releases.length} 个：${shortList(releases, '、')}。并排查看：llm-primer models --releases ${word}`

export const modelsZh: Messages['models'] = {
  summary: '模型与应用：谁做的、开放到什么程度、多少钱',
  words: '要找的词：中文名、英文名、拼音、公司、版本',
  subcommands: {
    show: '一个模型或应用的卡片：事实、出处、历史',
    compare: '两三个并排比较，不同之处在前',
    diff: '2024 年 6 月所列、当时实情、现在情况',
    price: '一段文字或若干词元要花多少钱',
    sources: '某个模型的每条事实出自哪里',
    stale: '会自行变化、又已陈旧的事实',
    update: '用下载好的文件更新数据',
  },
  price: {
    file: '含提示词的文件，- 表示标准输入',
    inTokens: '提示词的长度，代替文字',
    outTokens: '回答的长度',
    cached: '提示词中命中缓存的比例：50% 或 0.5',
    cacheWrite: '提示词中写入缓存的比例',
    thinking: '思考模式的回答（另有价格时）',
    batch: '批量调用，一天之内回答（另有价格时）',
    calls: '每天调用次数：1000、10k、5万',
    at: '按这一时刻的价格和高峰时段',
    model: '家族或版本，用逗号分隔',
  },
  updateFile: '下载好的 https://models.dev/api.json，- 表示标准输入',
  yes: '不再询问，直接保存',
  staleDays: '超过多少天（默认 180）',
  options: {
    openSource: '只列公众可以下载权重的',
    closed: '只列没有公开权重的',
    open: '开放程度：有公开权重、用 OSI 批准的许可证、符合开源 AI 定义',
    region: '总部所在地：cn、us、eu、other、intl（cn 以外），用逗号分隔多个',
    company: '公司，中文、英文或拼音，用逗号分隔多个',
    kind: '模型家族或应用',
    commercial: '权重的许可证是否允许商用，用逗号分隔多个',
    licence: '许可证，如 apache-2.0、mit；unread 表示许可证待查',
    status: '状态，用逗号分隔多个',
    modality: '能收发 text、image、audio、video、pdf，多个须同时具备',
    can: '还能做什么：tools（工具）、json、thinking（思考），多个须同时具备',
    minOutput: '回答至少能有多少词元，如 64k',
    minContext: '上下文至少多少词元，如 128k、1m',
    maxPrice: '每百万词元的输入价上限，须带币种：5cny、2usd',
    memory: '能装进这么多内存的公开权重（含缓存）：16gb、24gib',
    bits: '--memory 按每个权重多少位算（默认 4）',
    releasedAfter: '最新版本晚于这一天：2026、2026-01 或 2026-01-31',
    sort: '排序方式',
    columns: '要打印的列，用逗号分隔',
    edition: '当时发布的列表（2024-06），或现在的',
    releases: '每个版本一行',
    all: '家族按全部版本算，包括已经不提供的',
    csv: '以 CSV 输出（RFC 4180）',
    bom: '带 BOM 的 CSV，电子表格据此认出 UTF-8',
    md: '输出 Markdown 表格',
  },
  columns: {
    id: '编号',
    name: '模型或应用',
    kind: '类别',
    company: '公司',
    region: '地区',
    open: '是否开源',
    licence: '许可证',
    use: '能否商用',
    since: '权重始于',
    context: '上下文',
    output: '最长回答',
    abilities: '能力',
    newest: '最新',
    released: '发布',
    price: '入/出 百万词元',
    modalities: '收发内容',
    status: '状态',
    asof: '截至',
    memory: '内存',
    weights: '权重',
    link: '链接',
  },
  kinds: { family: '家族', app: '应用' },
  regions: { cn: '中国', us: '美国', eu: '欧盟', other: '其他' },
  openSource: { yes: '是', partly: '部分', no: '否' },
  openness: {
    closed: '闭源',
    'weights-unread': '公开权重，许可证待查',
    'weights-restricted': '公开权重，许可证有限制',
    'weights-permissive': '公开权重，OSI 批准的许可证',
    osaid: '开源 AI（OSAID）',
  },
  statuses: {
    active: '在用',
    superseded: '已被取代',
    withdrawn: '已撤回',
    closed: '已关停',
    renamed: '已改名',
    unknown: '不明',
  },
  proprietary: '专有',
  unknown: '？',
  meant: (command) => `你是不是想用 ${command}？`,
  count: (families, apps) =>
    [...(families > 0 ? [`${families} 个模型家族`] : []), ...(apps > 0 ? [`${apps} 个应用`] : [])].join('，'),
  releaseCount: (releases) => `${releases} 个版本`,
  dataOf: (day) => `数据截至 ${day}`,
  unverifiedFacts: (facts) => (facts === 0 ? '所有事实都有出处' : `${facts} 条事实未核实（--sources）`),
  staleRows: (rows) => `${rows} 行含有超过 180 天的事实：llm-primer models stale`,
  openLegend: {
    yes: '全部用 OSI 批准的许可证',
    partly: '有限制，或一部分闭源、待查',
    no: '没有公开权重',
  },
  uses: {
    yes: '可以',
    conditions: '有条件',
    no: '不可商用',
    unknown: '许可证待查',
    closed: '闭源',
  },
  legend: {
    yes: '用途不限（OSI 许可证）',
    conditions: '有条件',
    no: '不可商用',
    unknown: '许可证待查',
    closed: '没有权重可用',
  },
  memoryMeans: (size, bits, tokens) =>
    `装得进 ${size}：全部权重按 ${bits} 位，加上 ${tokens} 词元的缓存；缓存按同等规模的 Llama 3 估算。系统和程序也要占内存，位数少了质量会下降。`,
  noAdvice: '以上是许可证的概要，不是法律意见。',
  joined: '上下文、价格取一行各版本中最长、最低的；逐个版本看：--releases',
  openSourceMeans: (osi) => [
    '这里的“开源”指公众可以下载权重。',
    `其中 ${osi} 个全部采用 OSI 批准的许可证；只要有一个就算：--open permissive`,
  ],
  listedApps: (names) => `2024 年 6 月的列表还勾选了${names.join('和')}，它们是应用：llm-primer models diff`,
  otherCurrency: (rows, currency) => `另有 ${rows} 行不用 ${currency} 计价；不同币种之间不换算。`,
  newer: (names, day) =>
    `你 ${day} 的更新里有更新的版本：${names.join('、')}。查看：llm-primer models show 名称`,
  uncheckedRows: (day) => `* 来自你 ${day} 的更新，未经核实`,
  emptied: (filter, before) => `没有符合条件的行：${beforeHan(filter)}去掉了最后 ${before} 行。`,
  near: nearZh,
  series: seriesZh,
  isRelease: (name, family, said, id) =>
    `${beforeHan(name)}是${besideHan(family)}的一个版本：${said}。卡片：llm-primer models show ${id}`,
  asOptions: (command) => `这个问题写成命令：${command}`,
  memoryExample: '把 16gb 换成你机器的内存。',
  pricesOfName: (name, command) => `以上是把“${name}”这段文字发出去的价格。要看这个模型的价格：${command}`,
  notUnderstood: (words) => `没有用上、目录里也没有这个名字：${words}`,
  noMeasure: (command) => `目录不比较模型擅长什么。按条件挑出三个候选：${command}`,
  languageModelsOnly: '目录只收语言模型，不收单做向量、语音或绘图的模型。',
  emptiedHint: '去掉这个条件，或查看全部：llm-primer models',
  filters: {
    words: '搜索词',
    openSource: '--open-source',
    closed: '--closed',
    open: '--open',
    regions: '--region',
    companies: '--company',
    kinds: '--kind',
    commercial: '--commercial',
    licences: '--licence',
    statuses: '--status',
    modalities: '--modality',
    abilities: '--can',
    minContext: '--min-context',
    minOutput: '--min-output',
    maxPrice: '--max-price',
    memory: '--memory',
    releasedAfter: '--released-after',
  },
  sources: '出处',
  edition: {
    columns: {
      name: '名称',
      company: '所属公司',
      open: '是否开源',
      link: '链接',
      kind: '类别',
      region: '地区',
      id: '编号',
    },
    count: (rows, ticked) => `共 ${rows} 行，其中 ${ticked} 行标为开源，均为 2024 年 6 月的原样。`,
    diffHint: '当时的实情和现在的情况：llm-primer models diff',
  },
  updateTrouble,
  errors: {
    'unknown-model': (detail) => ({
      what: `目录里没有“${detail.wanted}”。`,
      todo:
        detail.makes !== undefined
          ? `这是一家公司，它的系列有 ${detail.makes.join('、')}。列出它们：llm-primer models --company ${detail.wanted}`
          : detail.series !== undefined
            ? seriesZh(detail.series.word, detail.series.releases)
            : detail.near === undefined
              ? didYouMeanZh(detail.meant, '查看全部：llm-primer models')
              : nearZh(detail.near.family, detail.near.releases, detail.near.id),
    }),
    'broken-update': (detail) => ({
      what: `${[detail.file === '-' ? '标准输入' : detail.file, detail.place].filter(Boolean).join('：')}：${updateTrouble(detail.trouble)}`,
      todo: `没有改动任何内容。${
        ['not-as-described', 'unknown-family', 'twice'].includes(detail.trouble.type)
          ? '请改好文件里的这一处再试。'
          : `请${detail.trouble.type === 'other-format' ? '下载那个文件' : '重新下载'}：https://models.dev/api.json`
      }`,
    }),
    'price-without-currency': (detail) => ({
      what: `${detail.value} 缺少币种。`,
      todo: '请连同币种一起写，如 5cny、2usd、1eur；不同币种之间不换算。',
    }),
  },
}

const UPDATE_FORMATS: Record<UpdateFormat, string> = {
  'web-page': '一个网页',
  compressed: '压缩文件，请先解压',
  litellm: ' litellm 的价目表',
  OpenRouter: ' OpenRouter 的模型列表',
  'llm-prices': ' llm-prices 的价目表',
  'genai-prices': ' genai-prices 的价目表',
  'Hugging Face': ' Hugging Face 的列表',
  Ollama: ' Ollama 的模型列表',
  'models.json': ' models.dev 的 models.json，其中没有价格',
  'server-list': '某个服务器的模型列表（/v1/models）',
  'empty-list': '一份空的模型列表，OpenRouter 或服务器（/v1/models）会给出这样的列表',
  'own-unnamed': '一份发布列表，但缺少 "schema": "llm-primer/catalog-update@1"',
}

function updateTrouble(trouble: UpdateTrouble): string {
  switch (trouble.type) {
    case 'not-an-object':
      return '这里应为对象'
    case 'no-models':
      return '里面没有模型'
    case 'too-many-models':
      return `模型多于 ${MOST_RELEASES} 个`
    case 'not-a-name':
      return '不是名称'
    case 'hidden-character':
      return '含有控制字符或不可见字符'
    case 'not-a-day':
      return '不是日期'
    case 'not-a-boolean':
      return '既不是 true 也不是 false'
    case 'price-of-one-token':
      return '这是一个或一千个词元的价格；价格应按 100 万词元计'
    case 'not-a-number':
      return '不是这个范围内的数'
    case 'not-a-list':
      return '不是名称列表'
    case 'not-unicode':
      return '既不是 UTF-8 也不是 UTF-16 编码'
    case 'twice':
      return '出现了两次，无法知道以哪一个为准'
    case 'not-json':
      return `不是完整的 JSON（${trouble.said}）`
    case 'not-as-described':
      return trouble.said
    case 'other-format':
      return `这是${UPDATE_FORMATS[trouble.format]}；能读的是 models.dev 的 api.json，或本程序自己的格式`
    case 'unknown-family':
      return `目录里没有家族“${trouble.family}”`
  }
}
