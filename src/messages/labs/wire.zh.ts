import type { WireWords } from './wire.en.ts'

export const wireZh: WireWords = {
  about: { title: '线路上来的是什么', line: '六种服务器的流，在每个字节处切开；还有一百个同时重试的客户端' },
  options: {
    crlf: '用 CR LF 换行，标准允许这样',
    packet: '展示的那条流，每包多少字节',
    clients: '风暴里有多少客户端',
    rounds: '每种风暴刮几场；显示的是平均',
  },
  predict: {
    question:
      '一百个客户端同时要改同一行，晚到的就重试。一种是马上重试，另一种每被拒一次就等两倍的时间，大家按同样的规矩等。第二种要多久才轮到最后一个？',
    choices: ['短得多：大家错开了', '差不多', '长得多'],
  },
  tries: [
    { command: 'llm-primer lab wire --packet 1', why: '弄坏它：每个字节自成一包' },
    { command: 'llm-primer lab wire --packet 4096', why: '整条流一次到：哪些毛病谁也看不见？' },
    { command: 'llm-primer lab wire --clients 10', why: '一场小风暴' },
  ],
  packets: (dialect, size) => `${dialect} 的流，每包 ${size} 字节`,
  gaveUp: '报错，放弃',
  text: (text) => `“${text}”`,
  told: (reader, text) => `${reader}：${text}`,
  cuts: '在每个字节处切成两段：有多少种切法读出来是错的？',
  cutsNote:
    '各列：(a) 把一包当成完整的行；(b) 每包各自解码；(c) 把注释当数据；(d) 一见结束原因就停；(e) 都不犯。',
  server: '服务器',
  all: '全部',
  short: { packets: 'a', characters: 'b', comments: 'c', finish: 'd', careful: 'e' },
  readers: {
    packets: '把一包当成完整的行',
    characters: '每包各自解码',
    comments: '把注释当数据',
    finish: '一见结束原因就停',
    careful: '哪个错都不犯',
  },
  dialects: {
    openai: 'OpenAI',
    anthropic: 'Anthropic',
    ollama: 'Ollama',
    'llama.cpp': 'llama.cpp',
    deepseek: 'DeepSeek',
    vllm: 'vLLM',
  },
  waits: {
    none: '马上',
    exponential: '逐次加倍',
    quarter: '减去零头',
    equal: '一半随机',
    full: '全部随机',
    decorrelated: '去相关',
  },
  storm: '全部办成，共试了多少次',
  calls: (calls) => `${calls} 次`,
  time: (clients) => `${clients} 个客户端要改同一行：最后一个办成，用了多久`,
  seconds: (seconds) => `${seconds} 秒`,
  stormNote: (rounds) =>
    `${rounds} 场的平均。第一次等 5 毫秒，最长 2 秒；一条消息走 10 毫秒上下，差 2 毫秒左右。“减去零头”随机减掉至多四分之一，OpenAI 和 Anthropic 的官方客户端就这么做。`,
  explain: {
    careful: (cuts) => `仔细地读，${cuts} 种切法每一种都读得对：字节等到凑成一个字符，字符等到凑成一行。`,
    packets: (wrong, cuts) =>
      `把一包当成完整的行，${cuts} 种切法里有 ${wrong} 种读错。在自己的机器上，流总是整行整行地来，所以到了外面才会发现。`,
    characters: (wrong) =>
      `每包各自解码，会打断占几个字节的字符，有 ${wrong} 种切法出错。只用英文的人看不出来。`,
    comments: (always) =>
      `冒号开头的行是注释，用来保持连接。当成数据来读，这里有 ${always} 种服务器的流，怎么切都读不成。`,
    finish: (always) =>
      `一见结束原因就停，会丢掉这里 ${always} 种服务器的最后一段，因为它把两样放在一起发：先取文字，再看原因。`,
    storm: (clients, none, full) =>
      `${clients} 个客户端马上重试，一共试了 ${none} 次；等待时间在 0 和加倍后的值之间随机取，只要 ${full} 次。前一种的大多数尝试，来了就是为了被拒。`,
    steady: (steady, full) =>
      `只加倍而没有随机最慢：${steady} 秒，对 ${full} 秒。撞过一次的，等得一样久，又撞在一起；随机才把它们拉开。`,
    published:
      'Brooker 的模拟器（2015）也是这样，这里用的就是它的模型：只加倍而没有抖动的最慢，全部随机的尝试最少。那里争的是同一行；模型的服务器按每分钟的词元来拒绝，这里没有模拟。',
    retry:
      '重试之前，先看为什么被拒。同一个状态码既可以是“等一等”，也可以是“没钱了”，只有里面的代码说得清；服务器说了等多久，就按它说的等。',
    limit:
      '这些流是照文档写出来的，不是从线路上录下来的；服务器的习惯也不止这些。如果第一次其实已经处理了，重试还要再付一次词元。',
  },
}
