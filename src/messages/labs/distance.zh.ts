import type { DistanceWords } from './distance.en.ts'

export const distanceZh: DistanceWords = {
  about: {
    title: '隔得远的呼应',
    line: '主语隔着几个名词管动词：n 从 2 到 8 的计数，与单层注意力相比',
  },
  options: {
    distance: '展示的那句话里，主语和动词之间隔几个名词',
    trained: '只从隔得不超过这么远的句子里学',
    nouns: '句子里用到多少种名词',
    shuffle: '弄坏它：动词前面的词打乱次序',
  },
  predict: {
    question:
      '“the keys of the box near the letter behind the cup”（那几把钥匙……），后面接 is 还是 are，要看最前面的 keys。n = 8 的计数和一层注意力学的是同样的句子，谁答得对？',
    choices: ['都对', '只有注意力对', '都不对'],
  },
  tries: [
    {
      command: 'llm-primer lab distance --nouns 12',
      why: '名词多一些：隔两个名词，n = 8 够长了，可这段上文它数到过吗？',
    },
    { command: 'llm-primer lab distance --trained 2', why: '拿没学过的距离来考；多换几个种子' },
    { command: 'llm-primer lab distance --shuffle', why: '弄坏它：次序一乱，谁也认不出主语' },
    { command: 'llm-primer lab distance --distance 4', why: '换一句更长的：它看哪里？' },
  ],
  task: (sentences, trained, tried) =>
    `学 ${sentences} 句，主语和动词之间最多隔 ${trained} 个名词；每种距离另外抽 ${tried} 句来考。`,
  network: (parameters, steps) => `注意力：${parameters} 个参数，训练 ${steps} 步`,
  grid: '主语和动词之间隔 d 个名词，动词说对了多少（抛硬币对一半）',
  seen: '这段上文数到过没有',
  counting: (n) => `n = ${n}`,
  attention: '注意力',
  shades: (key) => `低 ${key} 高`,
  shadesAndNumbers: (key) => `低 ${key} 高；数字以百分之一为单位`,
  example: '说出动词之前，注意力在看哪里',
  said: (said, right) => (said === right ? `它说“${said}”，说对了。` : `它说“${said}”，应该是“${right}”。`),
  explain: {
    rule: (reached, short) =>
      `中间每隔一个名词就多三个词，所以隔 d 个名词时，n 要到 3d + 2 才看得见主语：5、8、11、14。够得着的，计数对 ${reached}；够不着的，对 ${short}：它看得见的那些词，和主语毫无关系。`,
    sparse: (n, seen) =>
      `光是 n 够大还不行。n = ${n} 看得见主语了，可这样的上文只有 ${seen} 数到过；其余的只好退回更短的上文，又够不着主语了。`,
    attention: (right, onSubject) =>
      `注意力不论远近，对 ${right}。它拿一个问题同时去比所有的词，主语站在哪里都只有一步远：${onSubject} 的权重落在主语上。`,
    missed: (least) => `注意力这一次没有学会：在某个距离上只对 ${least}。多练些步，或者换一个种子。`,
    beyond: (trained, right) =>
      `隔得超过 ${trained} 个名词的句子一句也没学过。注意力在那些距离上对 ${right.join('、')}。撑不撑得住要看种子，因为训练里没有什么告诉过它，远处的位置该怎么办。`,
    shuffled: (best, right) =>
      `次序一乱，主语和别的名词就分不开了。剩下最好的办法是少数服从多数，d 从 1 到 4，平均能对 ${best.join('、')}；注意力对 ${right.join('、')}。次序它少不了。`,
    untrained: '网络没有训练，权重来自随机数。',
    limit:
      '这套语法很小，主语又总在第二个位置：网络学到的也许只是一个位置，不是语法。考它的也只有动词这一个词。真正的文章没有这样整齐。汉语的动词不分单复数，所以这里用英语句子；正文里那把“伞”，是同一个毛病。',
  },
}
