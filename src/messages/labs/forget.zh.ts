import type { ForgetWords } from './forget.en.ts'

export const forgetZh: ForgetWords = {
  about: { title: '学了新的，忘了旧的', line: '会拼名字的模型再学倒着拼：全部微调、LoRA、混入旧题' },
  options: { tuning: '在新任务上训练多少步' },
  predict: {
    question:
      '一个会拼名字的模型，再来学倒着拼。一种办法改动全部权重，一种办法只在旁边加一个窄矩阵的乘积（LoRA）。哪一种忘掉的旧本事多？',
    choices: ['改动全部权重', '秩为 1 的 LoRA', '两种差不多'],
  },
  tries: [
    { command: 'llm-primer lab forget --tuning 1000', why: '多调些步：旧本事会忘光吗？' },
    { command: 'llm-primer lab forget --tuning 20', why: '弄坏它：几乎没调。学到了什么，忘了什么？' },
    { command: 'llm-primer lab forget --steps 0', why: '弄坏它：一个没有东西可忘的模型' },
  ],
  base: (parameters, steps, tuning) =>
    `一个 ${parameters} 个参数的 GPT，用名字训练 ${steps} 步；再用倒写的名字训练 ${tuning} 步`,
  before: (oldLoss, newLoss) =>
    `微调之前：没见过的名字，每个字符 ${oldLoss} 奈特；同样的名字倒过来，${newLoss}`,
  learned: '新任务：损失降了多少（越多越好）',
  forgot: '旧任务：损失升了多少（越少越好）',
  ways: { full: '全部权重', replay: '全部，一半旧题', lora: (rank) => `LoRA，秩 ${rank}` },
  columns: { way: '怎样微调', trained: '训练的参数', fresh: '新任务', old: '旧任务' },
  explain: {
    untuned: '没有微调：模型知道的还是原来那些。',
    forgot: (learned, forgot) =>
      `全部权重都能动，新任务的损失降了 ${learned}，旧任务的升了 ${forgot}。没有人要它忘；可也没有什么要它记住。`,
    nothingToForget: '模型本来就没有学会旧任务，也就没有什么可忘。',
    lowRank: (rank, trained, learned, forgot) =>
      `秩为 ${rank} 的 LoRA 只训练 ${trained} 个数。它学得少，${learned}；忘得也少，${forgot}：两者是连在一起的。`,
    replay: (forgot, full, learned) =>
      `每一步有一半是旧题，旧任务只损失 ${forgot}，不是 ${full}；新任务照样学到 ${learned}。手里还有旧文本的人，就能保住它教过的东西。`,
    lora: 'LoRA 不动原来的权重，只给每个矩阵加上一高一宽、都很窄的一对矩阵的乘积。这个乘积可以存在模型旁边，可以取下来，也可以永远加进权重里。',
    limit:
      '倒着拼是特意挑的任务：它和旧任务正相抵触。新旧相合的时候，微调忘不了什么。再说，损失说不出一件件事实：有的也许没了，有的原封不动。',
  },
}
