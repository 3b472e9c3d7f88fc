import type { EvalWords } from './eval.en.ts'

export const evalZh: EvalWords = {
  about: {
    title: '多好才算好？',
    line: '一连许多步都做对的机会；20 道题能说明什么',
  },
  options: {
    p: '任务的每一步有多大机会做对',
    n: '任务有几步',
    caught: '检查能发现几成的失败；发现了就重试一次',
    right: '你的测试里对了几题；不写则为八成',
    of: '你的测试有几题',
    against: '对手在同样多的题里对了几题；不写则比你少一题',
    both: '两家答的是同一批题时，两家都答对的题数：这样就按配对来比',
    runs: '把任务实际走多少遍',
  },
  predict: {
    question: '一个智能体要走 50 步，每一步 100 次里做对 98 次。整件事有多大机会做成？',
    choices: ['差不多，90% 以上', '50% 到 90%', '不到一半'],
  },
  tries: [
    { command: 'llm-primer lab eval --caught 0.9', why: '每一步之后检查，失败就重试一次' },
    { command: 'llm-primer lab eval --right 160 --of 200 --against 150', why: '比例不变，题数变成十倍' },
    { command: 'llm-primer lab eval --right 3 --of 3', why: '弄坏它：三题全对，教科书公式就说万无一失' },
  ],
  chain: (step, n) => `每一步做对的机会是 ${step}；从 1 步到 ${n} 步，全部做对的机会`,
  curve: '全部做对',
  whole: (share, succeeded, runs) => `走完全程：算出来是 ${share}；实际走 ${runs} 遍，成了 ${succeeded} 遍。`,
  needed: (needed) => `想让十次里成九次，每一步都要有 ${needed} 的把握。`,
  interval: '测出的成绩，和真实水平可能在哪里（95%，威尔逊区间）',
  columns: { result: '成绩', share: '比例', truth: '真实水平可能是' },
  schoolbook: (range) => `对第一行，教科书公式给出：${range}`,
  explain: {
    chain: (step, n, whole) => `各步的机会要相乘：${step} 的 ${n} 次方是 ${whole}。`,
    almost: '单看一步几乎完美，一连许多步都不能错，就不是那么回事了。',
    caught: (caught, step) =>
      `检查能发现 ${caught} 的失败，发现后重试一次，每一步就升到 ${step}。凡是程序能检查的结果，这都是便宜的办法。`,
    interval: (result, range) =>
      `${result} 只是抽了一次签。真实水平在 ${range} 之间，这么多题都可能考出这个成绩。`,
    undecided: (yours, rival, p) =>
      `${yours} 比 ${rival} 强吗？假如两家一样好，光凭运气，两次这样的测试也有 ${p} 的机会差到这么多以上（费希尔精确检验）。凭这次测试，说不出谁更好。`,
    decided: (yours, rival, p) =>
      `${yours} 和 ${rival} 之间，只是运气吗？假如两家一样好，光凭运气，两次这样的测试只有 ${p} 的机会差到这么多（费希尔精确检验）：这里的差距不只是运气。`,
    pairedUndecided: (yours, rival, p) =>
      `两家答的是同一批题，所以只数一家对、另一家错的那些。假如两家一样好，这些题有 ${p} 的机会分得这么不匀（麦克尼马尔精确检验）：${yours} 对 ${rival}，说不出谁更好。`,
    pairedDecided: (yours, rival, p) =>
      `两家答的是同一批题，所以只数一家对、另一家错的那些。假如两家一样好，这些题只有 ${p} 的机会分得这么不匀（麦克尼马尔精确检验）：${yours} 对 ${rival}，差距不只是运气。`,
    touching: '看两个区间碰不碰，不能算检验：差距不只是运气的时候，区间也可能重叠。',
    width: (width) => `第三行比例与第一行相同，题数是十倍，区间只有 ${width} 宽。`,
    certain: (range) =>
      `教科书公式在这里万分肯定：${range}。全对或者全错，它就算不出一点出入，题目再少也一样。`,
    coverage: (wilson, schoolbook) =>
      `假如测出的比例就是真相，反复考这么多题，威尔逊区间有 ${wilson} 的机会包含它，教科书公式有 ${schoolbook}；两者许诺的都是 95%。`,
    limit:
      '这些算法都假定各步、各题互不相干。实际上，题目理解错了会一连错许多步，相似的题也会一起错，那时连这些区间都嫌太窄。',
  },
}
