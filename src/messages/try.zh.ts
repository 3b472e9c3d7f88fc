import type { Ending, RequestTrouble } from '../domain/chat-answer.ts'
import type { ForeignDialect } from '../domain/foreign-dialect.ts'
import type { NetworkTrouble } from '../domain/network-trouble.ts'
import type { Report } from './error-wording.ts'
import type { Messages } from './messages.ts'
import { didYouMeanZh } from './usage.zh.ts'

/** 数字前空一格，“约”字前不空。 */
const beforeCount = (count: string): string => (/^\d/.test(count) ? ' ' : '')

export const tryZh: Messages['try'] = {
  summary: '向自己的模型提问；只有这个命令会联网',
  about:
    '只有输入 try 加问题，或者同意运行一则试验，才会发送内容。不带问题时，只在本机上查找模型服务，列出找到的结果。',
  prompt: '要问的话；- 表示从标准输入读取',
  options: {
    file: '问这个文件里的内容（- 表示标准输入）',
    endpoint: '模型服务的地址，如 http://localhost:11434/v1',
    keyEnv: '存放密钥的环境变量名',
    model: '模型名，照服务里的写法',
    system: '放在问题之前的指令',
    temperature: '0 到 2；不写则由服务决定',
    maxTokens: '回答最多多少个词元',
    n: '依次问这么多遍，看回答有多分散',
    seed: '每次请求都带上；服务理不理会由它决定',
    remote: '允许使用本机以外的地址',
    dryRun: '只打印请求，不发送',
    thinking: '思考过程也显示出来',
    json: '以 JSON 输出（llm-primer/try@1）',
  },
  sending: (host, model, size) => `发往 ${host}：模型 ${model}，${size}。`,
  listing: (host) => `没有指定模型：先向 ${host} 要一份模型清单，别的什么也不发。`,
  size: (characters, bytes) => `${characters} 个字符（${bytes}）`,
  inClear: (host) => `到 ${host} 的连接没有加密（http）：途中谁都能看到问题、回答和密钥。`,
  moved: (address) => `实际应答的地址是 ${address}。`,
  anew: '这个服务每一段都把前面的话重发一遍；回答从这里重新开始。',
  dialect: (withoutCounts) =>
    withoutCounts
      ? '这个服务不认识 stream_options；已去掉它重问一次，所以不会有它的词元计数。'
      : '这个服务要用 max_completion_tokens 代替 max_tokens；已照此重问。',
  retry: (reason, seconds, status, asked) =>
    `${
      {
        loading: `模型还在加载（${status}）`,
        busy: `服务繁忙或限制了请求频率（${status}）`,
        'server-error': `服务出错（${status}）`,
      }[reason]
    }；${asked ? `它要求等 ${seconds} 秒，到时再问。` : `${seconds} 秒后再问。`}`,
  patience: (seconds, most) =>
    `${seconds} 秒了还没有回答。模型如果要先加载，可能得一两分钟；最多等 ${most} 秒，Ctrl-C 停止。`,
  waiting: (seconds) => `等待中…… ${seconds} 秒`,
  thinks: '模型正在思考……',
  thinksSoFar: (words) => `思考中…… 已有 ${words} 段`,
  thought: (tokens, seconds) => `思考了 ${seconds} 秒（${tokens}）`,
  pieces: (count) => `${count} 段文字`,
  tokens: (count) => `${count} 个词元`,
  tokensIn: (count) => `输入${beforeCount(count)}${count} 个词元`,
  cached: (count) => `其中 ${count} 个来自缓存`,
  tokensOut: (count) => `输出${beforeCount(count)}${count} 个`,
  roughly: (count) => `约 ${count}`,
  ownCount: '（我们按 o200k 数的）',
  first: (seconds) => `${seconds} 秒后出第一个词元`,
  firstOfText: (seconds) => `${seconds} 秒后开始回答`,
  speed: (perSecond) => `每秒 ${perSecond} 个词元`,
  bill: (amount, model, day) => `${amount}（${model}，${day} 的价格）`,
  listPrice: (amount, model, day) => `在厂商那里要 ${amount}（${model}，${day} 的价格）`,
  cutByLength: '词元数到了上限，回答被截断（finish_reason: length）。',
  lostCharacters:
    '服务器发来的字节有些不是 UTF-8：凡是 � 的地方都丢了一个字符。写成什么编码，要到服务器上设置。',
  loneMark: (mark) =>
    `${mark} 之前是模型的思考，服务把它当成回答一起发了过来。可以在服务上设置，让两者分开（llama.cpp 用 --reasoning-format，vLLM 用 --reasoning-parser）。`,
  refused: '模型拒绝回答：上面是它拒绝的话。',
  refusedSilently: '模型拒绝回答，没有说明原因（finish_reason: refusal）。',
  countedNothing: '明明有回答，服务却计为 0，这不可能；这里的数是我们自己数的。',
  notCounted: '服务没有给出计数；这里的数是我们自己数的。',
  shortened: (server, own) =>
    `服务计得输入 ${server} 个词元，而问题约有 ${own} 个：看来为了塞进上下文窗口，它悄悄截掉了一部分。请把服务的窗口调大（Ollama 的 num_ctx，llama.cpp 的 -c），或问短一些。`,
  stopped: '已停止，请求已结束；有些服务还会再算一会儿。',
  answerOf: (number, count) => `第 ${number} 个回答，共 ${count} 个`,
  spread: (answers, different) =>
    different === 1 ? `${answers} 个回答一字不差。` : `${answers} 个回答，${different} 种不同：`,
  times: (count) => `${count} 次`,
  seedSame: (seed) => `每次请求的种子都是 ${seed}。`,
  dry: {
    nothingSent: '没有发送任何内容。',
    noEndpoint: '还没有设定服务，地址用的是 Ollama 的常用地址。',
    noModel: '没有指定模型，MODEL 代表它的名字。',
    key: (variable) => `$${variable} 的位置会填上它的值。`,
  },
  find: {
    heading: '本机上的模型服务',
    usual: (name, port) => `${name}（端口 ${port}）`,
    models: (count) => `${count} 个模型`,
    noModels: '还没有模型',
    wantsKey: '有应答，但要密钥：--key-env 变量名',
    loading: '有应答，但还在加载',
    silent: '接受了连接，但没有应答',
    other: '有应答，但不是模型服务',
    none: (ports) => `本机上没有模型服务应答（查了端口 ${ports}）。`,
    set: (address, model) => `已设定：${address}，${model || '不限模型'}。`,
    question: '以后向哪一个提问？',
    no: '都不用',
    chosen: (address, model) => `已设为 ${address} 的 ${model}。提问：llm-primer try "什么是词元？"`,
    useIt: (address, model) => `使用它：llm-primer try --endpoint ${address} --model ${model} "什么是词元？"`,
    install:
      '请装一个，加载好模型，再运行 llm-primer try：Ollama（https://ollama.com）、LM Studio（https://lmstudio.ai）、llama.cpp（https://github.com/ggml-org/llama.cpp）、Jan（https://jan.ai）、vLLM（https://docs.vllm.ai）。',
    fits: (memory, budget) =>
      `这台电脑有 ${memory} 内存。按每个数 4 位（连同缩放系数 0.56 字节）计算，权重不超过 ${budget} 的开放模型，新的在前：`,
    columns: { model: '模型', parameters: '参数', weights: '权重' },
    nothingFits: (memory) =>
      `这台电脑有 ${memory} 内存，按每个数 4 位计算，目录里没有放得下的开放模型。可以用别处的服务：--endpoint 地址 --remote。`,
    asOf: (day) => `目录截至 ${day}。更多：llm-primer models --open-source`,
  },
  next: {
    summary: '接下来是什么？自己的模型的概率，和实验的并排',
    text: '一段话的开头',
    top: '显示多少个候选',
    after: (text) => `“${text}”之后`,
    ours: 'lab next（数出来的）',
    end: '（句子结束）',
    form: {
      completion: '给你的模型的就是这段文字，让它续写（/completions）。',
      chat: '给你的模型的是一条消息（/chat/completions）：这是它的回答怎样开头，和这段文字怎样接下去不是一回事。',
    },
    lesson: '实验里的模型只数过课文里的词，每次看三个：llm-primer lab next。',
  },
  recipe: {
    summary: '拿自己的模型试课程里的内容；不写名称则列出全部',
    name: '名称，照正文里的写法',
    yes: '不再询问，直接发送',
    heading: '拿自己的模型试试',
    count: (count) => `可以试的有 ${count} 项`,
    none: '这门课程里没有可以拿自己的模型试的内容。',
    row: (number, id, title) => `${number}  ${id}  ${title}`,
    lookFor: '看什么：',
    system: '指令：',
    prompt: '问题：',
    setting: (n, temperature) =>
      [`问 ${n} 遍`, temperature === undefined ? '温度由服务决定' : `温度 ${temperature}`].join('，'),
    goes: (host, model, requests, size) =>
      `将向 ${host} 的模型${model.startsWith('（') ? model : ` ${model} `}发送 ${requests} 次请求，共 ${size}。除此之外不发送你的任何内容。`,
    askToSend: '发送吗？',
    remote: (host) => `${host} 不是本机，阅读器里不会发到别处。如果可以发到那里，请退出阅读器再运行：`,
    askYes: '按回车发送。退出 llm-primer 之前，后面的会立即开始。',
    theOnlyModel: '（它仅有的那个）',
    no: '不发送',
    send: '发送',
    notSent: '没有发送任何内容。',
    noServer:
      '还没有设定自己的模型。在本机上查找：llm-primer try。或者：llm-primer config set try-endpoint 地址（再设 try-model 名称）。',
    answer: (number, count) => (count === 1 ? '回答' : `第 ${number} 个回答，共 ${count} 个`),
    running: (done, of) => `正在提问……已有 ${done} 个回答，共 ${of} 个`,
    loneMark: (mark) =>
      `这里略去了 ${mark} 之前的内容：那是模型的思考，服务把它当成回答一起发了过来。可以在服务上设置，让两者分开（llama.cpp 用 --reasoning-format，vLLM 用 --reasoning-parser）。`,
    noText: '（没有文字）',
    seen: '看到了什么',
    saw: {
      held: '符合检查',
      missed: '不符合检查',
      found: (words) => `找到：${words}`,
      notFound: (words) => `没有找到：${words}`,
      counted: (count, of) =>
        `${count} ${{ characters: '个字符', words: '个词', lines: '行', items: '个列表项' }[of]}`,
      number: (value) => (value === undefined ? '里面没有数' : `最后一个数是 ${value}`),
      json: { bare: '是所要的 JSON', fenced: '去掉代码围栏后才是 JSON', none: '不是 JSON' },
      wrongShape: (place) => `是 JSON，但形状不对（${place}）`,
      ended: (how) => `结束原因：${how}`,
      tokens: (prompt, cached, answer) =>
        [
          prompt === undefined ? '输入没有计数' : `输入 ${prompt} 个词元`,
          cached === undefined ? '来自缓存的没有说' : `其中 ${cached} 个来自缓存`,
          answer === undefined ? '输出没有计数' : `输出 ${answer} 个`,
        ].join('，'),
      noCounts: '服务没有给出计数',
      impossible: '明明有回答，服务却计为 0，这不可能',
    },
    check: {
      contains: (words) => `检查：含有其中一个词：${words}`,
      lacks: (words) => `检查：这些词一个也没有：${words}`,
      matches: (pattern) => `检查：匹配 ${pattern}`,
      'one-of': (words) => `检查：整个回答就是其中一个：${words}`,
      json: '检查：整个回答是所要形状的 JSON',
      count: (of, least, most) => {
        const thing = { characters: '个字符', words: '个词', lines: '行', items: '个列表项' }[of]
        const range =
          least === undefined
            ? `至多 ${most ?? '……'}`
            : most === undefined
              ? `至少 ${least}`
              : least === most
                ? `恰好 ${least}`
                : `${least} 到 ${most}`
        return `检查：${range} ${thing}`
      },
      number: (value) => `检查：最后一个数是 ${value}`,
      same: '检查：所有回答一字不差',
      ending: (how) => `检查：结束原因是 ${how}`,
      usage: '不作检查：只数词元',
    },
    total: (held, of) => `${of} 个回答里，有 ${held} 个符合检查。`,
    counts: '它记在学习进度里，和你自己的答题分开。',
    stopped: '已停止；这一次没有记录。',
    keys: { send: '发送', back: '返回', keys: '按键', again: '再来一次', stop: '停止' },
  },
  errors: {
    'bad-endpoint': ({ trouble, address }) =>
      ({
        'not-an-address': {
          what: `${address === '' ? '这' : `“${address}”`}不是模型服务的地址。`,
          todo: '请写成 http://主机:端口/v1，例如 http://localhost:11434/v1。',
        },
        'not-http': {
          what: `${address === '' ? '这个地址' : address} 既不是 http 也不是 https。`,
          todo: '请写成 http://主机:端口/v1 或 https://主机/v1。',
        },
        password: {
          what: '地址里带有用户名或密码，所以没有使用，也没有保存。',
          todo: '请去掉它，把密钥放进环境变量，再写出变量名：--key-env 变量名。',
        },
        query: {
          what: '地址里有问号或井号，后面常常跟着密钥，所以没有使用，也没有保存。',
          todo: '请去掉它们：http://主机:端口/v1。密钥请放进环境变量：--key-env 变量名。',
        },
      })[trouble],
    'needs-remote': ({ host }) => ({
      what: `${host} 不是本机，所以什么也没有发送。`,
      todo: '如果问题可以发到那里，请加上 --remote。',
    }),
    'no-endpoint': () => ({
      what: '没有设定模型服务，这里也没法问你要用哪一个。',
      todo: '看看本机有哪些：llm-primer try。再写明：--endpoint 地址 --model 名称，或 config set try-endpoint 地址。',
    }),
    'which-model': ({ host, known }) =>
      known.length === 0
        ? { what: `${host} 的服务没有列出模型。`, todo: '请先在那里加载一个，或写明：--model 名称。' }
        : {
            what: `${host} 的服务有 ${known.length} 个模型，没有写明用哪个。`,
            todo: `请写明：--model 名称。现有：${known.slice(0, 20).join('、')}${known.length > 20 ? '……' : ''}`,
          },
    'not-a-variable': () => ({
      what: '给出的不是环境变量名。这里不重复它，因为它可能就是密钥。',
      todo: '请把密钥放进环境变量（比如 MY_KEY），再给出变量名：--key-env MY_KEY。',
    }),
    'key-not-set': ({ variable, fault }) => ({
      what: {
        unset: `环境变量 ${variable} 没有设置，没有密钥，什么也没有发送。`,
        empty: `环境变量 ${variable} 是空的，没有密钥，什么也没有发送。`,
        characters: `${variable} 的值里有空格或密钥不会有的字符，什么也没有发送。`,
      }[fault],
      todo: `请在这个终端里设置（export ${variable}=……；PowerShell 里是 $env:${variable}="……"）；服务不要密钥的话，去掉 --key-env。`,
    }),
    'no-prompt': () => ({ what: '问题是空的，没有可问的。', todo: '例如：llm-primer try "什么是词元？"' }),
    'unknown-recipe': ({ wanted, known, meant }) => ({
      what: `没有“${wanted}”这一则。`,
      todo:
        known.length === 0
          ? '这门课程里一则也没有。'
          : `现有：${known.join('、')}。${didYouMeanZh(meant, '')}`,
    }),
    'no-probabilities': ({ host }) => ({
      what: `${host} 的服务不给出概率（logprobs），续写和对话都没有。`,
      todo: 'llama.cpp、vLLM 等会给出；Ollama 和 LM Studio 要看版本。',
    }),
    'no-answer': ({ host, trouble }) => requestReport(host, trouble),
    'bad-answer': ({ host, ending }) => endingReport(host, ending),
  },
}

const said = (message: string): string => (message === '' ? '' : `它说：${message}`)

/** 两小时，而不是 7200 秒。 */
const longTime = (seconds: number): string =>
  seconds < 120
    ? `${seconds} 秒`
    : seconds < 7200
      ? `${Math.ceil(seconds / 60)} 分钟`
      : seconds < 172_800
        ? `${Math.ceil(seconds / 3600)} 小时`
        : `${Math.ceil(seconds / 86_400)} 天`

const AT_THE_GATEWAY = '请把中间的网关设成 OpenAI 兼容格式（chat completions），或写出提供这种格式的地址。'
const WITH_V1 = '请写以 /v1 结尾的地址：http://主机:端口/v1。'

const DIALECTS: Readonly<Record<ForeignDialect, { readonly name: string; readonly todo: string }>> = {
  anthropic: { name: ' Anthropic Messages ', todo: AT_THE_GATEWAY },
  responses: { name: ' OpenAI Responses ', todo: AT_THE_GATEWAY },
  gemini: {
    name: ' Gemini 自有接口',
    todo: '请写它的 OpenAI 兼容地址（以 /v1beta/openai 结尾），或在中间的网关上这样设置。',
  },
  ollama: { name: ' Ollama 自有接口', todo: WITH_V1 },
  'llama.cpp': { name: ' llama.cpp 自有接口 /completion ', todo: WITH_V1 },
}

function requestReport(host: string, trouble: RequestTrouble): Report {
  switch (trouble.type) {
    case 'network':
      return networkReport(host, trouble.trouble)
    case 'redirected':
      return {
        what: `${host} 的服务指向别处：${trouble.to}；没有向那里发送任何内容。`,
        todo: '如果那里才对，请写进 --endpoint。',
      }
    case 'misdirected':
      return {
        what: `${host} 的服务只回了一个走不通的重定向（${trouble.status}）。`,
        todo: '请检查地址：一般以 /v1 结尾，例如 http://localhost:11434/v1。',
      }
    case 'web-page':
      return {
        what: `${trouble.address} 回的是网页，不是模型服务。`,
        todo: '请检查地址：一般以 /v1 结尾，例如 http://localhost:11434/v1。',
      }
    case 'not-a-model-server':
      return {
        what: `${trouble.address} 有应答，但不是模型服务的回答。`,
        todo: '请检查主机、端口和路径：地址一般以 /v1 结尾。',
      }
    case 'foreign-dialect':
      return {
        what: `${trouble.address} 的回答用的是${DIALECTS[trouble.dialect].name}的格式，而这里问的是 chat completions，所以没有显示。`,
        todo: DIALECTS[trouble.dialect].todo,
      }
    case 'wrong-address':
      return {
        what: `${trouble.address} 没有模型服务（${trouble.status}）。${said(trouble.message)}`,
        todo: '请检查地址：一般以 /v1 结尾，例如 http://localhost:11434/v1。',
      }
    case 'no-list':
      return {
        what: `${trouble.address} 没有模型清单（${trouble.status}），也没有指定模型。${said(trouble.message)}`,
        todo: '请检查地址：一般以 /v1 结尾。地址没错的话，请写出模型：--model 名称。',
      }
    case 'no-model':
      return {
        what: `${host} 的服务没有模型“${trouble.model}”。${said(trouble.message)}`,
        todo:
          trouble.known === undefined
            ? '请在那里加载它，或换一个：--model 名称。'
            : trouble.known.length === 0
              ? '那里一个模型也没有，请先加载。'
              : `现有：${trouble.known.join(' ')}`,
      }
    case 'key':
      return {
        what:
          trouble.variable === undefined
            ? `${host} 的服务要密钥（${trouble.status}）。${said(trouble.message)}`
            : `${host} 的服务不接受 ${trouble.variable} 里的密钥（${trouble.status}）。${said(trouble.message)}`,
        todo:
          trouble.variable === undefined
            ? '请把密钥放进环境变量，再写出变量名：--key-env 变量名。'
            : `请检查 ${trouble.variable} 的值，以及密钥是不是这个服务的、能不能用这个模型。`,
      }
    case 'no-money':
      return {
        what: `${host} 的账户余额或额度已用完（${trouble.status}），没有再问。${said(trouble.message)}`,
        todo: '请到厂商网站看余额，或问本机的模型：llm-primer try',
      }
    case 'too-long-wait':
      return {
        what: `${host} 的服务要求至少 ${longTime(trouble.seconds)}以后再问。${said(trouble.message)}`,
        todo: '请到时再问。',
      }
    case 'proxy-unusable':
      return {
        what: `${trouble.variable} 里的代理不是 HTTP 代理，这里不支持别的代理。`,
        todo: '请改用 HTTP 代理（http://主机:端口），或把主机写进 no_proxy。',
      }
    case 'status':
      return {
        what: `${host} 的服务拒绝了请求（${trouble.status}${trouble.tries > 1 ? `，问了 ${trouble.tries} 次` : ''}）。${said(trouble.message)}`,
        todo:
          trouble.status >= 500 || trouble.status === 429
            ? '请查看服务的日志，或过一会儿再问。'
            : trouble.message === ''
              ? '它没有说明原因：请查看它的日志；--dry-run 可以看到请求。'
              : '请按它说的修改；--dry-run 可以看到请求。',
      }
  }
}

function networkReport(host: string, trouble: NetworkTrouble): Report {
  switch (trouble.type) {
    case 'refused':
      return {
        what: `${host} 没有应答：那个端口上没有程序在听。`,
        todo: '请启动模型服务（ollama serve，或 LM Studio 的服务），或检查端口。',
      }
    case 'unknown-host':
      return {
        what: `解析不出 ${host}：没有这台主机，或者没有网络。`,
        todo: '请检查地址的拼写，以及网络。',
      }
    case 'unreachable':
      return { what: `从这里连不到 ${host}。`, todo: '请检查网络、VPN 或防火墙。' }
    case 'not-allowed':
      return { what: `系统不允许 llm-primer 连接 ${host}。`, todo: '请检查防火墙，或运行环境的限制。' }
    case 'no-connection':
      return { what: `${trouble.seconds} 秒内没能连上 ${host}。`, todo: '请检查地址、网络和防火墙。' }
    case 'silent':
      return {
        what: `${host} 的服务 ${trouble.seconds} 秒没有动静，不再等了。`,
        todo: '请查看它的日志：模型可能太大，内存放不下。然后再问。',
      }
    case 'hung-up':
      return {
        what: `${host} 的服务什么也没说就关闭了连接。`,
        todo: '请查看它的日志；如果它用 TLS，地址请写 https://。',
      }
    case 'broken':
      return {
        what: `到 ${host} 的连接在回答中途断开；若有收到的，都在上面。`,
        todo: '请再问一次；服务的日志里也许有原因。',
      }
    case 'certificate':
      return {
        what: {
          unknown: `${host} 的证书不是这台电脑信任的机构签发的，密钥和问题都没有发送。`,
          expired: `${host} 的证书现在无效（过期或尚未生效），密钥和问题都没有发送。`,
          'other-name': `${host} 的证书是发给另一个名字的，密钥和问题都没有发送。`,
        }[trouble.fault],
        todo: {
          unknown: '如果是自己的证书，请指明证书文件：NODE_EXTRA_CA_CERTS=文件.pem llm-primer try …',
          expired: '请在服务器上更新证书，并检查这台电脑的时钟。',
          'other-name': '请按证书上的名字写主机。',
        }[trouble.fault],
      }
    case 'no-tls':
      return { what: `${host} 不支持 https 所需的 TLS。`, todo: '本机的服务一般用 http://。' }
    case 'no-http':
      return {
        what: `${host} 有应答，但不是 HTTP。`,
        todo: '请检查端口；如果它用 TLS，地址请写 https://。',
      }
    case 'unreadable':
      return {
        what: `${host} 的服务压缩了回答（${trouble.encoding}），读不出来。`,
        todo: '请不要经过会压缩内容的代理。',
      }
    case 'proxy-refused':
      return {
        what: `代理 ${trouble.proxy} 不让我们连到 ${host}（${trouble.status}）。`,
        todo: '请检查它的规则和密码，或把主机写进 no_proxy。',
      }
    case 'proxy-unreachable':
      return {
        what: `环境变量里的代理 ${trouble.proxy} 连不上。`,
        todo: '请检查 https_proxy、http_proxy 和 all_proxy，或把主机写进 no_proxy。',
      }
    case 'proxy-no-http':
      return {
        what: `环境变量里的代理 ${trouble.proxy} 没有像 HTTP 代理那样应答。`,
        todo: '请检查 https_proxy、http_proxy 和 all_proxy（http://主机:端口），或把主机写进 no_proxy。',
      }
    case 'failed':
      return {
        what: `到 ${host} 的连接失败${trouble.reason === '' ? '' : `（${trouble.reason}）`}。`,
        todo: '请检查地址和网络。',
      }
  }
}

function endingReport(host: string, ending: Ending): Report {
  switch (ending.type) {
    case 'filtered':
      return {
        what: `${host} 的内容过滤中止了回答（finish_reason: content_filter）。`,
        todo: '若有收到的，都在上面。请换个说法再问。',
      }
    case 'tool':
      return {
        what: '模型没有给出文字，而是要调用工具；这里没有工具。',
        todo: '请换个说法，或要求它用文字回答。',
      }
    case 'empty':
      return ending.thought
        ? {
            what: `模型思考了，但没有给出回答${ending.limited ? '：词元数先到了上限' : ''}。`,
            todo: ending.limited
              ? '请放宽上限：--max-tokens 数字。--thinking 可以看到它想了什么。'
              : '看看它想了什么：--thinking。',
          }
        : {
            what: `${host} 的回答是空的：一个字也没有。`,
            todo: '问题可能比模型的上下文窗口长，或者模型没有正常加载：请查看服务的日志。',
          }
    case 'error':
      return {
        what: `${host} 的服务在回答中途报错${ending.message === '' ? '。' : `：${ending.message}`}`,
        todo: '之前若有收到的，都在上面。服务的日志里也许有更多说明。',
      }
    case 'unfinished':
      return {
        what: `回答不完整：${host} 结束了数据流，却没有说回答已完。`,
        todo: '已收到的都在上面。要完整的回答请再问一次。',
      }
    case 'broken':
      return networkReport(host, ending.trouble)
    case 'unreadable':
      return {
        what: `${host} 的回答有 ${ending.events} 处读不出来，所以内容有缺失。${said(ending.words)}`,
        todo: '请再问一次；如果总是这样，说明服务用的不是这种协议。',
      }
    case 'endless':
      return {
        what: `${host} 的回答到 ${ending.megabytes} MB 就截断了：模型的回答不会这么长。`,
        todo: '请查看服务的日志；--max-tokens 数字 可以设上限。',
      }
    default:
      return { what: `${host} 的回答没有正常结束。`, todo: '请再问一次。' }
  }
}
