import type { TemplateWords } from './template.en.ts'

export const templateZh: TemplateWords = {
  about: {
    title: '一场对话就是一串词元',
    line: '一个极小的聊天模型：同一个问题，多一个空格、少一个标记会怎样',
  },
  options: {
    form: '和训练时的排法并排、逐个词元给你看的是哪一种',
    many: '用六种排法来训练，而不是一种',
  },
  predict: {
    question: '一个极小的聊天模型，会的问题全都答对。现在只在问题后面加一个空格，别的都不动。还能答对多少？',
    choices: ['几乎全对：空格没有意思', '一部分', '最多四分之一'],
  },
  tries: [
    { command: 'llm-primer lab template --form no-assistant', why: '弄坏它：少了最后那个标记' },
    {
      command: 'llm-primer lab template --many',
      why: '换一个读过六种排法的模型：没读过的，它还认得哪几种？',
    },
    { command: 'llm-primer lab template --form role-words', why: '把角色写成普通的字' },
  ],
  model: (parameters, steps) =>
    `一个 ${parameters} 个参数的聊天模型，训练了 ${steps} 步；它知道十二个国家的首都`,
  trainedOn: (count) =>
    count === 1 ? '只用一种排法训练，就是下面的第一种' : `用 ${count} 种排法训练，下面标了出来`,
  rows: '交给模型的东西：一串词元',
  rowOf: (form, tokens) => `${form}，${tokens} 个词元：`,
  writes: (answer, right) => `它写出“${answer}” ${right ? '✓' : '✗'}`,
  rowNote: '每一格是一个词元，<|…|> 是标记，也只占一个。串里的 _ 是空格，\\n 是换行。',
  rowHeard: '每一项是一个词元；一个标记也是一个词元。',
  scores: '各种排法下答对多少',
  of: (right, of) => `${right}/${of}`,
  seen: '训练过',
  loud: (system, user, of) =>
    `用感叹号回答的：系统消息里写“大声”时，${of} 个里有 ${system} 个；写在用户的话里时，${user} 个。`,
  forms: {
    trained: '照训练时的',
    'no-assistant': '缺助手标记',
    'no-end': '缺结束标记',
    'no-system': '缺系统消息',
    'system-twice': '系统消息两遍',
    'user-first': '用户在前',
    'role-words': '角色写成字',
    'no-marks': '全无标记',
    'space-before': '前面有空格',
    'space-behind': '后面有空格',
    'line-break': '后面有换行',
    'no-question-mark': '缺问号',
    'other-case': '问号换半角',
  },
  loss: '每一步的训练损失（答案里每个词元，单位奈特）',
  explain: {
    untrained: '什么都没有训练，哪一种排法对它都一样陌生。',
    unlearned: '它连自己的排法都还没学会：先多练一会儿，再来比较别的。',
    breaks: (failed, others) =>
      `另外 ${others} 种排法里，有 ${failed} 种它只答对四分之一，或者更少。换成人来读，问的都是同一句话。而且没有谁会告诉你：没有报错，只有不一样的回答。`,
    one: (form, answer) =>
      `光是“${form}”，就让它写出“${answer}”。这一串里，词元和位置都变了，而模型看到的只有这些。`,
    many: (read, kept, unread) =>
      `读过 ${read} 种排法以后，没读过的 ${unread} 种里也有 ${kept} 种能答对一半以上。训练时变来变去的东西，它就不再当成问题的一部分。`,
    system: (system, user, of) =>
      `“大声”放在系统标记后面，${of} 次里算数 ${system} 次；写在用户的话里，算数 ${user} 次。标记是什么意思，全是从例子里学来的，别处都没有写。`,
    row: '聊天接口收的是一列带角色的消息。模板是和分词器存在一起的一小段程序，它把消息排成一串词元，最后一个标记打开该由模型来写的那一轮。模板用错了，不会报错。',
    published: (drop) =>
      `在大模型上量过（Sclar 等，2023）：同一个任务换十种排法，准确率的差距中位数是 7.5 个百分点，最大 76 个。这里中间那种排法掉了 ${drop} 个百分点，因为这个模型只读过一种；大模型读过很多种。`,
    limit:
      '它还给每个位置编了号，所以挪动一格就是没见过的东西。换一种排法要让你自己的模型付出多少，只有在那个模型上量了才知道。',
  },
}
