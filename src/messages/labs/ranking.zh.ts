import type { RankingWords } from './ranking.en.ts'

export const rankingZh: RankingWords = {
  about: {
    title: '由对局得出的排行榜',
    line: '比多少局，最强的才会排到榜首',
  },
  options: {
    models: '榜上有几个模型',
    gap: '相邻两个模型相差多少 Elo 分；0 表示全都一样强',
    duels: '每两个模型比多少局',
    leaderboards: '做多少张榜，看它们对的有几成',
  },
  predict: {
    question:
      '六个模型，每一个对上比它弱一级的，100 局能赢 55 局。每两个之间比 20 局。最强的那个有多大机会排在榜首？',
    choices: ['几乎总是（95% 以上）', '多半如此（80% 到 95%）', '没有那么多'],
  },
  tries: [
    { command: 'llm-primer lab ranking --duels 400', why: '模型不变，局数变成二十倍' },
    { command: 'llm-primer lab ranking --seed 7', why: '模型不变，换一次运气，榜也换了样' },
    { command: 'llm-primer lab ranking --gap 0', why: '弄坏它：所有模型一样强，榜首照样有人' },
  ],
  board: (duels) => `其中一张：每两个模型比 ${duels} 局`,
  columns: {
    place: '名次',
    model: '模型',
    rating: '得分',
    wins: '胜局',
    truth: '真实水平（名次）',
    duels: '每对局数',
    champion: '最强者居首',
    order: '名次全对',
  },
  neighbours: (winRate, duels) => `只看相邻的两个：较强的一方每局有 ${winRate} 的机会赢。比完 ${duels} 局`,
  outcomes: (ahead, level, behind) => `它领先的机会是 ${ahead}，打平 ${level}，落后 ${behind}。`,
  trust: (leaderboards) => `排行榜靠得住吗？每种局数各做 ${leaderboards} 张`,
  explain: {
    inPlace: (models) => `这一次，${models} 个模型的名次都对。换一个种子，也许就乱了。`,
    misplaced: (misplaced, models) =>
      `${models} 个模型里有 ${misplaced} 个站错了位置。谁都没有出错，这只是运气。`,
    equal: '这里所有模型一样强，得分的差别全是运气。排行榜总有第一名，哪怕谁也不配。',
    noise: (gap, behind) =>
      `${gap} 分的领先，抵不住这样的运气：较强的一方有 ${behind} 的机会反而落后。差距小一半，想看清它，局数大约要变成四倍。`,
    clear: (gap, behind) =>
      `局数够多，${gap} 分的领先就看得出来：较强的一方只有 ${behind} 的机会落后。差距小一半，想看得同样清楚，局数大约要变成四倍。`,
    method: '得分由全部对局一次算出，再换成 Elo 的刻度，公开的竞技场也是这样做的。',
    limit: '真实的对局还有评委的口味，模型各有所长，考题也可能早就泄露。这些毛病，加局数是治不好的。',
  },
}
