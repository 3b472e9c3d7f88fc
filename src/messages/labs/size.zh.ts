import type { SizeWords } from './size.en.ts'

export const sizeZh: SizeWords = {
  about: {
    title: '模型有多大？',
    line: '八个知名模型或自定结构的参数量、内存、缓存与训练算力',
  },
  options: {
    model:
      'gpt-1、gpt-2、gpt-2-xl、bert-base、bert-large、gpt-3、llama-3-8b、llama-3-70b，或模型目录里的一款',
    layers: '层数',
    dim: '表示一个词元的向量有多宽',
    heads: '注意力头数',
    'kv-heads': '键和值的头数',
    hidden: '前馈网络的宽度',
    vocabulary: '词表大小',
    context: '缓存要容纳多少个词元',
    tokens: '训练词元数，用来计算算力',
    gpu: '按哪种加速卡折算天数',
  },
  predict: { question: '大部分参数在哪里？', choices: ['词向量里', '注意力里', '前馈网络里'] },
  tries: [
    {
      command: 'llm-primer lab size --model llama-3-8b --context 131072',
      why: '上下文很长时，缓存会比权重还占地方',
    },
    {
      command: 'llm-primer lab size --model llama-3-70b --kv-heads 64',
      why: '键和值的头不共享，缓存就大八倍',
    },
    {
      command: 'llm-primer lab size --model deepseek-v4-pro',
      why: '模型目录里的一款：内存要装下全部，干活的只有一小部分',
    },
    { command: 'llm-primer lab size --model gpt-3', why: '一次训练的算力，折成运算次数和天数' },
  ],
  changed: '（结构经你改动）',
  parts: {
    tokenEmbedding: '词向量',
    positions: '位置',
    attention: '注意力',
    feedForward: '前馈网络',
    norms: '归一化',
    pooler: '池化层',
    output: '输出层',
  },
  parameters: (exact, words) => `${exact} 个参数（${words}）`,
  total: (total) => `${total}个参数`,
  active: (total, active) => `${total}个参数，每个词元用到其中 ${active}个`,
  published: (date) => `公布的数字，截至 ${date}`,
  memory: '权重占用的内存',
  cache: (perToken, context, total) => `KV 缓存：每个词元 ${perToken}，${context} 个词元共 ${total}`,
  training: (operations, tokens, time, gpu, share) =>
    `用 ${tokens} 个词元训练：6 × 参数量 × 词元数 = ${operations} 次运算，按峰值速度的 ${share} 计，一张 ${gpu} 要算 ${time}`,
  time: {
    days: (count) => `${count} 天`,
    hours: (count) => `${count} 小时`,
    minutes: (count) => `${count} 分钟`,
    seconds: (count) => `${count} 秒`,
    moment: '不到一秒',
  },
  noTraining: '训练算力：没有公布的词元数可用，可用 --tokens 指定。',
  compared: '与其他模型相比（对数刻度）',
  explain: {
    catalogue: '这个模型只公布了参数量，能算出权重占多少内存，算不出缓存。没用到的专家也要全部放在内存里。',
    shape: '这里查阅的只有结构：层数、宽度、头数、词表大小。参数量由此推出，一个不差。',
    feedForward: (ratio) => `每一层里，前馈网络的权重是注意力的 ${ratio} 倍。`,
    vectors: (share) =>
      `词向量占全部参数的 ${share}。它只随词表和宽度增长，各层却随宽度的平方增长，所以到了大模型，词向量就微不足道了。`,
    encoder: '编码器一次读完整段文字，后面不再接着写，所以不必为下一个词元存下键和值。',
    limit: '实际运行还要为激活值留出空间；上下文很长时，注意力的运算要在这里算出的之外另加。',
  },
}
