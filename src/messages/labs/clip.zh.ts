import type { ClipWords } from './clip.en.ts'

export const clipZh: ClipWords = {
  about: {
    title: '哪句话配这张图？',
    line: '图和说明放进同一个空间：零样本分类，没见过的组合也来试',
  },
  options: {
    caption: '要找什么："左上的大叉"，也可以只写几个词："小加号"',
    hold: '40 种组合里，留出几种从不训练',
    batch: '每一步拿几对图和说明来互相区分；只有 1 对就无从区分',
    noise: '每个像素翻转的概率',
    shuffle: '每一步都把说明打乱，重新发给图片',
    whole: '整张图一次读进去，不切成四块',
  },
  predict: {
    question:
      '一个模型看了许多配着说明的图，说明像“左上的小叉”。40 种组合里有 8 种它从没见过。给它看这 8 种的图，它有多少次能从 40 句说明里挑对？',
    choices: ['几乎挑不对：没见过，无从知道', '有时能对，不到六成', '大多能对：那些词它在别的组合里见过'],
  },
  tries: [
    { command: 'llm-primer lab clip 右下的小加号', why: '自己写一句说明，看它找出哪些图；也可以少写几个词' },
    { command: 'llm-primer lab clip --whole', why: '整张图一次读进去：没见过的组合会怎样？' },
    { command: 'llm-primer lab clip --shuffle', why: '弄坏它：说明配的都是别的图' },
    { command: 'llm-primer lab clip --batch 1', why: '换一种弄坏的办法：没有别的可比' },
  ],
  model: (parameters, steps, batch) =>
    `两个编码器，一共 ${parameters} 个参数，训练了 ${steps} 步，每步 ${batch} 对图和说明`,
  loss: (first, even, last) => `损失从 ${first} 到 ${last}；一律瞎猜是 ${even}`,
  shown: (caption, heldOut) => `看图选说明：${caption}${heldOut ? '（没训练过的组合）' : ''}`,
  searched: (caption) => `凭说明找图：40 张图里，最配“${caption}”的几张`,
  picture: (number) => `图 ${number}`,
  row: (row, lit) => `第 ${row} 行，亮的列：${lit}`,
  grid: '五张图（行）对五句说明（列），只有形状不同',
  key: (key) => `数字是余弦的百分数；记号从 1 到 −1：${key}`,
  scores: (captions) => `没见过的图，从 ${captions} 句说明里挑一句`,
  columns: {
    caption: '说明',
    similarity: '余弦',
    probability: '概率',
    picture: '图里是',
    kind: '组合',
    pictures: '图数',
    right: '挑对',
  },
  kinds: { seen: '训练过', unseen: '没训练过', chance: '瞎猜' },
  explain: {
    contrast:
      '没有人告诉它什么是叉。每一步给它几张图和几句打乱的说明，问它哪句配哪张。配得上的拉近，配不上的推远，久而久之，图和它的说明就在同一个空间里挨在一起。于是要给图分类，不必再为某一类训练：每一类写一句说明，看哪句最近就行。这叫零样本（zero-shot）。',
    start: (batch, even, first, factor) =>
      `损失从 ${first} 开始，接近 ln ${batch} = ${even}，也就是在 ${batch} 个里瞎猜的损失。因为所有向量的长度都取成 1，余弦前面的系数又从 1 开始，一开始谁也冒不了尖。这个系数也是学出来的，最后是 ${factor}。`,
    patches: (seen, unseen) =>
      `训练过的组合，它挑对 ${seen}；从没见过的，挑对 ${unseen}。它能拼出来，是因为一块图不管在哪里，都用同样的办法读；一句说明，又是各个词的和。形状、大小、位置，各是各的零件。`,
    patchesMissed: (seen, unseen) =>
      `训练过的组合，它挑对 ${seen}；从没见过的，只挑对 ${unseen}：这一次，零件学得还不够好，拼不出新的组合。`,
    whole: (seen, unseen) =>
      `整张一次读进去，左上的叉和右下的叉就没有一个共同的像素。训练过的，它挑对 ${seen}；从没见过的，只挑对 ${unseen}。数据没有变少，变的只是图怎么切。`,
    shuffled: (first, last) =>
      `每一步的说明都是重新乱发的，从中什么也学不到：损失从 ${first} 到 ${last}，挑对的全凭运气。教会这种模型的，只有“谁配谁”这一件事；网页上的图和它的说明，就是这样的配对。`,
    alone:
      '每一步只有一对，说明不配这张图还能配哪张？损失一开始就是 ln 1 = 0，什么也学不到。要区分，先得有别的可比；所以真实的模型一批要用成千上万对。',
    untrained: '一步也没训练，两个空间互不相干，挑对的全凭运气。',
    limit:
      '这里的图是按规则画的，偶尔混进一个杂点，说明只用寥寥几个词；真实的模型要用网上的图文对来训练。说明是各个词的和，所以词的先后在这里不起作用。这个模型也不生成任何东西，只说一句说明配不配。没见过的组合能认出多少，会随种子变化。',
  },
}
