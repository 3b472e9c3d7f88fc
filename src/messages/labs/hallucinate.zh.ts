import type { HallucinateWords } from './hallucinate.en.ts'

export const hallucinateZh: HallucinateWords = {
  about: {
    title: '瓦坎达的首都是……',
    line: '只学过十二个首都的模型，不存在的国家也照答；什么时候该让它闭嘴？',
  },
  options: {
    lands: '要问的国家，真的假的都行；几个名字之间用空格或逗号隔开',
    threshold: '概率到这个数才回答，否则说“不知道”；0 表示总是回答',
    refuse: '四个没有首都的国家里，教它几个的答案是“未知”',
    dim: '模型的宽度，取最近的 4 的倍数',
  },
  predict: {
    question:
      '一个模型读过十二个国家的首都。关于瓦坎达，它只读到那里有山丘和河流，从没读到首都。“瓦坎达的首都是”后面，它会怎么接？',
    choices: ['接一个不是城市的词', '接一座城市，和那十二个一样有把握', '接一座城市，把握小一些'],
  },
  tries: [
    {
      command: 'llm-primer lab hallucinate 瓦坎达 加拿大 新西兰 奥兹国',
      why: '问你自己想的国家：真的和编的，它分得出来吗？',
    },
    {
      command: 'llm-primer lab hallucinate --threshold 0.9',
      why: '把握不到九成就不许开口：换来了什么，丢了什么？',
    },
    {
      command: 'llm-primer lab hallucinate --refuse 3',
      why: '教它三个国家的答案是“未知”：它学会什么叫不知道了吗？',
    },
    {
      command: 'llm-primer lab hallucinate --steps 2000',
      why: '弄坏它：训练得久得多（几秒钟），它对自己编的答案有多大把握？',
    },
  ],
  model: (parameters, steps) =>
    `一个 ${parameters} 个参数的 Transformer，训练了 ${steps} 步；句子都像“法国的首都是巴黎”“瓦坎达有山丘和河流”`,
  question: (land) => `${land}的首都是……`,
  says: (word) => `它说：${word}。`,
  silence: '不知道',
  bits: (bits) => `熵 ${bits} 比特`,
  acquaintances: {
    learned: '读过首都',
    refused: '教过“未知”',
    mentioned: '读到过，没有首都',
    unread: '从没读到过',
  },
  groups: (lands) => `${lands} 个国家：它对自己的首选有多大把握`,
  cuts: '概率够高才回答',
  always: '总是回答',
  columns: {
    group: '国家',
    lands: '个数',
    mean: '平均',
    range: '最低 – 最高',
    bits: '熵',
    threshold: '多高才答',
    right: '答对',
    lost: '丢掉的对答案',
    errors: '编造的首都',
  },
  explain: {
    why: '在它读过的句子里，“……的首都是”后面次次都是一座城市。于是不管问哪个国家，它都接一座城市：规律就是这样，也没有哪句话说过，有的国家可以没有首都。编出来的句子，和真话一样通顺。',
    whyMostly: (invented, strangers) =>
      `在它读过的句子里，“……的首都是”后面次次都是一座城市。于是 ${strangers} 个它不可能知道的国家里，有 ${invented} 个它接上了一座城市：规律就是这样，也没有哪句话说过，有的国家可以没有首都。`,
    untrained: '一步也没训练，它就没有任何规律可循：“是”后面，词表里的每个词都差不多一样可能。',
    missed: (wrong, read) => `读过的 ${read} 个首都里，有 ${wrong} 个它还说不对：练得这么短，难免有漏的。`,
    warning: (learned, stranger) =>
      `句子背后的数字给了提醒。熵说的是它在几个答案之间拿不定主意：1 个是 0 比特，2 个是 1 比特，4 个是 2 比特。读过首都的国家，平均 ${learned} 比特；不可能知道的，平均 ${stranger} 比特。`,
    noProof: (invented, learned) =>
      `提醒不是证据：编造的答案里，它最有把握的是给${invented.land}接上${invented.city}，${invented.sure}；答对的首都里，它最没把握的是${learned.land}的，${learned.sure}。`,
    apart: (invented, learned) =>
      `这一次两边没有重叠：编造的答案里，它最有把握的是给${invented.land}接上${invented.city}，${invented.sure}；答对的首都里，最没把握的是${learned.land}的，也有 ${learned.sure}。这是这个种子、这些国家的运气，没有人告诉过它该在哪里划线。`,
    cleanCut: (threshold, lost, errors) =>
      `划一条线，就把提醒变成了闭嘴。试过的线里，${threshold} 是能把 ${errors} 个错误全挡住的最低一条，代价是丢掉 ${lost} 个对的答案。换一个 --seed，代价也可能不同。这里数得出错误，是因为你知道正确答案；真正使用的时候，没有人给你这张表。`,
    noCleanCut:
      '划一条线，就把提醒变成了闭嘴。这一回，试过的线没有一条挡得住全部错误：有些编造的答案，和真的一样有把握。',
    refusal: (taught, invented, strangers) =>
      `教过“未知”的那 ${taught} 个国家，它会说“未知”。另外 ${strangers} 个它不可能知道的国家，有 ${invented} 个它照样接上一座城市。别的国家能沾多少光，全凭运气：名字的向量碰巧挨着那 ${taught} 个，就得到同样的回答。它只是多背下了几个答案，仍然没有办法分清什么知道、什么不知道。`,
    unread:
      '从没读到过的名字按这条规则处理：给它一个随机的向量，像每个词训练之前那样，由名字和种子定下来。模型没有办法察觉这一点。',
    limit:
      '这个模型只有寥寥几条事实、一种问法。大模型有许多事只读到过一次，会把生词切成认识的碎片，同一个答案有许多说法，人类反馈的训练又可能让它的概率和实际的对错脱节；它还读到过别人承认自己不知道。这里让你看到的是它为什么照样会答，至于大模型多久犯一次，这里说不了。',
  },
}
