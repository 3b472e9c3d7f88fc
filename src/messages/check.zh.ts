import type { FindingDetail, IdKind, ReferenceKind } from '../domain/check-content.ts'
import type { DrawnValues, DrawProblem } from '../domain/drawn-question.ts'
import type { Messages } from './messages.ts'

const percent = (share: number): string => `${Math.round(share * 100)}%`

const IDS: Readonly<Record<IdKind, string>> = {
  chapters: '章',
  sections: '节',
  goals: '目标',
  questions: '题目',
  terms: '术语',
}

const REFERENCES: Readonly<Record<ReferenceKind, string>> = {
  source: 'sources.json 里没有出处',
  term: 'glossary.json 里没有术语',
  section: '没有这一节：',
  figure: '没有这幅图：',
  question: '没有这道题：',
  lab: '没有这个实验：',
  constant: 'constants.json 里没有数值',
}

function finding(detail: FindingDetail): string {
  switch (detail.rule) {
    case 'unreadable':
      return detail.reason
    case 'not-a-file':
      return '这是链接、管道或设备，因此没有读取这个目录：请换成文件本身。'
    case 'missing-text':
      return '缺少这一节的正文。'
    case 'repeated-id':
      return `${IDS[detail.kind]}的 id“${detail.id}”用了两次：请改掉后来的那个。`
    case 'lost-id':
      return `已发布的${IDS[detail.kind]}“${detail.id}”不见了，学习者的进度记在它名下：请恢复。`
    case 'new-id':
      return `有 ${detail.ids.length} 个 id 还没有登记：${detail.ids.join('、')}。发布前请补上。`
    case 'unknown-reference':
      return `${REFERENCES[detail.to]}“${detail.id}”。`
    case 'term-elsewhere':
      return `章节说 ${detail.term} 在这里讲，术语表说在 ${detail.section} 讲：请统一。`
    case 'languages-differ':
      return `这一页的中英文结构不同。中文：${detail.zh}；英文：${detail.en}。`
    case 'behind':
      return `这里跟的是这一节的第 ${detail.rev} 版，别处已到第 ${detail.newest} 版：请改到一致，再写上新版号。`
    case 'untold-change':
      return `这${detail.of === 'section' ? '一节' : '道题'}已是第 ${detail.rev} 版：请在 changed 里用两种语言写明改了什么，好告诉${detail.of === 'section' ? '读过' : '答过'}旧版的人。`
    case 'labs-differ':
      return [
        ...(detail.unnamed.length > 0
          ? [`正文里有实验 ${detail.unnamed.join('、')}，chapter.json 的这一节却没有写。`]
          : []),
        ...(detail.unoffered.length > 0
          ? [`chapter.json 写了 ${detail.unoffered.join('、')}，正文里却没有（<!-- lab: … -->）。`]
          : []),
      ].join('')
    case 'typed-number':
      return `编号 ${detail.number} 是手写的，而编号由文件夹和小节的次序决定：${detail.of === 'chapter' ? '请删去' : '请把链接文字留空'}。`
    case 'numbers-differ':
      return `有的数字只在一种语言里出现。中文：${detail.zh.join('、') || '无'}；英文：${detail.en.join('、') || '无'}。共用的数字请放进 constants.json。`
    case 'flat-statement':
      return `${detail.sources.join('、')} 没有人读过原文：请写明是谁的说法，或读过之后提高等级。`
    case 'unsourced':
      return `段落里有${{ year: '年份', number: '数字', company: '公司' }[detail.because]}（${detail.word}），末尾却没有出处标记 [^key]。`
    case 'front-page':
      return `${detail.url} 只是网站首页：写上说这话的那一页。`
    case 'unproved':
      return `标着读过，却没有写 ${detail.missing.join('、')}：写明打开的是哪一份，并留下撑得住这句话的原文。`
    case 'long-quote':
      return `摘的原文有 ${detail.words} 个词，最多 ${detail.most} 个。`
    case 'much-hearsay':
      return `这一页有 ${detail.count} 处“据报道”之类的话，最多一处：去读原文再直说，或写明是谁报道的，或删去。`
    case 'stale-fact':
      return `上次核对是 ${detail.days} 天前（${detail.asOf}）：请重新核对。`
    case 'early-term':
      return `“${detail.term}”出现在讲解它的 ${detail.section} 之前：第一次出现时请写成术语链接。`
    case 'longest-option':
      return `${detail.questions} 道单选题里总选最长的选项能对 ${percent(detail.score)}（${detail.locale}），随便选能对 ${percent(detail.chance)}：请缩短正确选项或加长错误选项。`
    case 'names-place':
      return `“${detail.words}”指的是位置，而选项会打乱：请直接说内容。`
    case 'wrong-key':
      return detail.computed === null
        ? `答案是 ${detail.key}，但所写的计算不存在或缺少参数。`
        : `答案是 ${detail.key}，但计算得到 ${detail.computed}。`
    case 'trap-is-right':
      return `干扰答案 ${detail.value} 落在正确答案的误差范围内。`
    case 'bad-draw':
      return badDraw(detail.problem)
    case 'figure-too-wide':
      return `图宽 ${detail.columns} 列，最多 ${detail.most} 列。`
    case 'figure-not-ascii':
      return `ASCII 版里有其他字符：${detail.characters}`
    case 'uncomputed-number':
      return `没有代码计算 ${detail.name}。`
    case 'unknown-goal':
      return `chapter.json 里 ${detail.section} 这一节没有目标“${detail.goal}”。`
    case 'unoffered-lab':
      return `${detail.section} 这一节没有实验“${detail.lab}”：请写它 "labs" 里的一个，或者不写。`
    case 'no-goal':
      return detail.of === 'goal'
        ? '这个目标没有 id，题目无从指明：请补上。'
        : '这道题没有写明考的是本节哪个目标：请用 "goal" 写明。'
    case 'unasked-goal':
      return `目标“${detail.goal}”没有题目来考。`
    case 'bad-link':
      return `链接应以 http:// 或 https:// 开头，这里是 ${detail.href}`
    case 'page-count':
      return `这一节有 ${detail.pages} 页，应为 3 到 4 页。`
    case 'page-length':
      return `这一页有 ${detail.count} ${{ zh: '个汉字（应为 350 到 500）', en: '个英文词（应为 250 到 350）' }[detail.locale]}。`
    case 'page-end':
      return '这一页没有以图、实验或题目收尾。'
    case 'missing-pinyin':
      return `标题“${detail.title}”没有写拼音，按拼音搜索不到。`
  }
}

export const checkZh: Messages['check'] = {
  summary: '检查内容目录有什么问题',
  json: '以 JSON 输出（llm-primer/check@1）',
  folder: '含有 chapters/、sources.json 等的目录；不写则为 ./content',
  line: (number) => `第 ${number} 行`,
  severities: { error: '错误', warning: '警告', note: '提示' },
  finding,
  fine: (folder) => `${folder}：没有问题。`,
  count: (errors, warnings, notes) => `${errors} 个错误，${warnings} 个警告，${notes} 条提示`,
  errors: {
    'content-wrong': (detail) => ({
      what: `${detail.folder} 有 ${detail.errors} 个错误。`,
      todo: '每个错误的文件和位置见上面的清单。',
    }),
    'broken-content': (detail) => ({
      what: `${[detail.file, detail.place, detail.reason].filter(Boolean).join('：')}${detail.others > 0 ? `（另有 ${detail.others} 处）` : ''}`,
      todo: `查看全部错误：llm-primer check ${detail.folder}`,
    }),
    'no-content': (detail) => ({
      what: `${detail.folder} 里没有课程。`,
      todo: '--content 后面写含有 chapters/ 或 catalog/ 的目录，像本项目的 content/ 那样。',
    }),
    'no-catalogue': (detail) => ({
      what: `${detail.folder} 里没有模型目录。`,
      todo: '去掉 --content，可查看 llm-primer 自带的模型。',
    }),
    'nothing-to-check': (detail) => ({
      what: `${detail.folder} 里没有 chapters/，也没有 catalog/。`,
      todo: '请写明含有它们的目录：llm-primer check 目录',
    }),
  },
}

/** 抽数的题有什么不对。 */
function badDraw(problem: DrawProblem): string {
  switch (problem.type) {
    case 'no-computation':
      return '数字是抽出来的，答案就得算：请加上 "computation"。'
    case 'no-range':
      return '数字是抽出来的：请在 "answer.range" 写明答案的范围。'
    case 'too-many':
      return '数字的组合超过 5000 种：请把每个数的取值减少一些。'
    case 'unknown-name':
      return `文字或计算里有 {${problem.name}}，"drawn" 里却没有这个数。`
    case 'unused-name':
      return `抽了 "${problem.name}"，但两种语言的题干和计算没有都用上它。`
    case 'out-of-range':
      return `${drawnText(problem.drawn)} 时答案是 ${problem.value}，超出了所写的范围。`
    case 'trap-is-right':
      return `${drawnText(problem.drawn)} 时，干扰答案 ${problem.value} 落在正确答案的误差范围内。`
  }
}

const drawnText = (drawn: DrawnValues): string =>
  Object.entries(drawn)
    .map(([name, value]) => `${name} = ${value}`)
    .join('，')
