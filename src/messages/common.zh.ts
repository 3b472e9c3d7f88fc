import type { TextTrouble, UpdateTrouble } from '../errors.ts'
import { notSavedZh } from './data.zh.ts'
import type { CommonMessages, Report } from './messages.ts'
import { packTroubleZh } from './pack.zh.ts'

export const commonZh: CommonMessages = {
  description: '在终端里学大语言模型：中英双语的交互教程。',
  languageHint: 'English: llm-primer config set lang en',
  examples: '示例：',
  helpHeadings: {
    'Usage:': '用法：',
    'Arguments:': '参数：',
    'Options:': '选项：',
    'Global Options:': '全局选项：',
    'Commands:': '命令：',
  },
  choices: (list) => `（${list}）`,
  options: {
    lang: '正文和界面的语言：zh、en 或 both（对照）',
    width: '按多少列排版（至少 20）',
    theme: '配色：深色背景、浅色背景或不用颜色',
    color: '何时使用颜色',
    ascii: '只用 ASCII 画图',
    plain: '打印后立即返回：不翻页、不占全屏、不提问',
    accessible: '适合读屏软件的逐行输出',
    dataDir: '存放个人数据的目录',
    content: '使用另一个课程目录，源文件或编译好的都可以',
    sources: '同时打印事实的出处',
    json: '以 JSON 输出',
    help: '显示帮助',
    version: '显示版本号',
  },
  minutes: (count) => `${count} 分钟`,
  listSeparator: '、',
  labelled: (name) => `${name}：`,
  error: (detail) => {
    switch (detail.code) {
      case 'unknown-chapter':
        return {
          what: /^\d/.test(detail.wanted)
            ? `没有第 ${detail.wanted} 章。`
            : `没有“${detail.wanted}”这一章或这一节。`,
          todo:
            detail.known.length === 0
              ? '这个课程里没有章节。'
              : `现有章节：${detail.known.join('、')}。查看目录：llm-primer read 1 --toc`,
        }
      case 'unknown-section':
        return {
          what: `第 ${detail.chapter} 章没有 ${detail.wanted} 这一节。`,
          todo: `它有 ${detail.chapter}.1 到 ${detail.chapter}.${detail.sections}：llm-primer read ${detail.chapter} --toc`,
        }
      case 'unknown-term':
        return {
          what: `术语表里没有“${detail.wanted}”。`,
          todo:
            detail.meant.length > 0
              ? `你要找的是不是：${detail.meant.join('、')}？`
              : `可以在全部内容里找：llm-primer search ${detail.wanted}`,
        }
      case 'content-wrong':
        return {
          what: `${detail.folder} 有 ${detail.errors} 个错误。`,
          todo: '每个错误的文件和位置见上面的清单。',
        }
      case 'broken-content':
        return {
          what: `${[detail.file, detail.place, detail.reason].filter(Boolean).join('：')}${detail.others > 0 ? `（另有 ${detail.others} 处）` : ''}`,
          todo: `查看全部错误：llm-primer check ${detail.folder}`,
        }
      case 'no-content':
        return {
          what: `${detail.folder} 里没有课程。`,
          todo: '--content 后面写含有 chapters/ 或 catalog/ 的目录，像本项目的 content/ 那样。',
        }
      case 'no-catalogue':
        return {
          what: `${detail.folder} 里没有模型目录。`,
          todo: '去掉 --content，可查看 llm-primer 自带的模型。',
        }
      case 'nothing-to-check':
        return {
          what: `${detail.folder} 里没有 chapters/，也没有 catalog/。`,
          todo: '请写明含有它们的目录：llm-primer check 目录',
        }
      case 'broken-course':
        return {
          what: `课程文件 ${detail.file} 已损坏：${detail.reason}`,
          todo: '请重新安装 llm-primer，或去掉 --content。',
        }
      case 'file-missing':
        return {
          what: `找不到文件 ${detail.file}。`,
          todo: '请检查路径，或查看课程目录：llm-primer read 1 --toc',
        }
      case 'file-unreadable':
        return { what: `无法读取 ${detail.file}：${detail.reason}`, todo: '请换一个可以读取的文本文件。' }
      case 'unreadable-text':
        return textTroubleZh(detail.file)[detail.trouble]
      case 'needs-terminal':
        return {
          what: `llm-primer ${detail.command} 需要提问，只能在终端里运行。`,
          todo:
            detail.command === 'quiz'
              ? '请在终端中运行，或用文件答题：llm-primer quiz --answers 文件（题目见 --list）。'
              : /^(?:data|pack) /.test(detail.command)
                ? '请在终端中运行，或加上 --yes。'
                : `请在终端中运行，或查看：llm-primer ${detail.command} --help`,
        }
      case 'unknown-command':
        return {
          what: `没有“${detail.command}”这个命令。`,
          todo: didYouMean(detail.meant, '查看全部命令：llm-primer --help'),
        }
      case 'unknown-subcommand':
        return {
          what: `llm-primer ${detail.group} 没有“${detail.command}”这个子命令。`,
          todo: `可用的子命令：${detail.allowed.join('、')}。${didYouMean(detail.meant, '')}`,
        }
      case 'unknown-setting':
        return {
          what: `没有“${detail.wanted}”这项设置。`,
          todo: `可用的设置：${detail.allowed.join('、')}。${didYouMean(detail.meant, '')}`,
        }
      case 'unknown-option':
        return {
          what: `这里没有 ${detail.option} 这个选项。`,
          todo: didYouMean(detail.meant, '加上 --help 可查看全部选项。'),
        }
      case 'option-without-value':
        return { what: `${detail.option} 需要一个值。`, todo: '加上 --help 可查看用法。' }
      case 'argument-missing':
        return { what: `缺少参数 ${detail.argument}。`, todo: '加上 --help 可查看示例。' }
      case 'two-to-compare':
        return {
          what: '比较需要两到三个名称。',
          todo: '例如：llm-primer models compare kimi deepseek',
        }
      case 'too-many-arguments':
        return { what: '参数太多了，这个命令用不了这么多。', todo: '加上 --help 可查看示例。' }
      case 'unknown-value':
        return {
          what: `${detail.option} 不认识“${detail.value}”。`,
          todo: `可用的值：${detail.allowed.join('、')}。${didYouMean(detail.meant, '')}`,
        }
      case 'wrong-value':
        return { what: `${detail.option} 不能是“${detail.value}”。`, todo: `应为：${detail.expected}` }
      case 'wrong-form':
        return { what: `${detail.option} 不能是“${detail.value}”。`, todo: `例如：${detail.examples}` }
      case 'unknown-model':
        return {
          what: `目录里没有“${detail.wanted}”。`,
          todo: didYouMean(detail.meant, '查看全部：llm-primer models'),
        }
      case 'broken-update':
        return {
          what: `${[detail.file, detail.place].filter(Boolean).join('：')}：${updateTrouble(detail.trouble)}`,
          todo: '没有改动任何内容。请重新下载：https://models.dev/api.json',
        }
      case 'price-without-currency':
        return {
          what: `${detail.value} 缺少币种。`,
          todo: '请连同币种一起写，如 5cny、2usd、1eur；不同币种之间不换算。',
        }
      case 'options-exclude':
        return { what: `${detail.option} 不能与 ${detail.other} 同用。`, todo: '请去掉其中一个。' }
      case 'query-too-long':
        return { what: `搜索的内容最多 ${detail.most} 个字符。`, todo: '请只留最要紧的几个词。' }
      case 'wrong-usage':
        return { what: detail.reason, todo: '加上 --help 可查看示例。' }
      case 'unknown-lab':
        return {
          what: `没有名为“${detail.wanted}”的实验。`,
          todo: didYouMean(detail.meant, '查看全部实验：llm-primer lab'),
        }
      case 'text-too-short':
        return {
          what: `这段文字只有 ${detail.sentences} 句、${detail.tokens} 个词元，不够用来学习。`,
          todo: `至少需要 ${detail.neededSentences} 句、${detail.neededTokens} 个词元。`,
        }
      case 'unknown-token':
        return { what: `模型从没见过“${detail.token}”。`, todo: `它认识的有：${detail.known.join(' ')}` }
      case 'size-unknown':
        return {
          what: `${detail.model} 的参数量没有公布过。`,
          todo: '可以自己定一个结构：llm-primer lab size --layers 32 --dim 4096',
        }
      case 'not-a-text':
        return { what: `${detail.file} 不是 UTF-8 文本。`, todo: '请换一个非空的文本文件。' }
      case 'not-a-saved-model':
        return { what: `${detail.file} 不是这个实验保存的模型。`, todo: '用 --save FILE 可以保存一个。' }
      case 'not-saved':
        return notSavedZh(detail.count, detail.trouble)
      case 'lines-left-out':
        return { what: `略过了 ${detail.count} 行。`, todo: '请改好上面列出的行再交一次；其余的都已收下。' }
      case 'score-too-low':
        return {
          what: `得分 ${detail.percent}%，低于要求的 ${detail.wanted}%。`,
          todo: '看看错在哪里：llm-primer review',
        }
      case 'settings-broken':
        return {
          what: `${detail.path} 里的设置读不出来，所以没有改动它。`,
          todo: '请改好这个文件，或重新开始：llm-primer config reset',
        }
      case 'settings-not-saved':
        return {
          what: `设置没能写入${detail.path}（${detail.reason}）。`,
          todo: '请让该位置可写，或存到别处：--data-dir 目录。',
        }
      case 'file-not-written':
        return {
          what: `${detail.file} 无法写入（${detail.reason}）。`,
          todo: '请换一个可以写入的位置，或在那里腾出空间。',
        }
      case 'output-not-written':
        return {
          what: `输出没能写完（${detail.reason}）。`,
          todo: '请在输出的去处腾出空间，或改写到别的文件。',
        }
      case 'not-repaired':
        return {
          what: `${detail.file} 没能修好（${detail.reason}），原样未动。`,
          todo: '请看看目录是否可写，是否另有修复正在进行。',
        }
      case 'pack-refused':
        return {
          what: `没有添加 ${detail.pack}：${packTroubleZh(detail.trouble)}。`,
          todo: '请改好，再检查一遍：llm-primer check 目录',
        }
      case 'bad-pack-name':
        return {
          what: `“${detail.pack}”不能作内容包的名字。`,
          todo: '名字只能用小写字母、数字和连字符：--name 名字',
        }
      case 'unknown-pack':
        return {
          what: `没有内容包 ${detail.pack}。`,
          todo:
            detail.known.length === 0
              ? '还没有内容包。添加：llm-primer pack add 目录'
              : `现有：${detail.known.join('、')}`,
        }
      case 'nothing-to-undo':
        return { what: '没有可以撤销的重置。', todo: '看看存了什么：llm-primer data doctor' }
      case 'no-such-backup':
        return {
          what: detail.wanted === undefined ? '没有备份。' : `没有 ${detail.wanted} 的备份。`,
          todo:
            detail.known.length === 0
              ? '还没有任何备份；现在备份：llm-primer data backup'
              : `现有备份：${detail.known.join('、')}`,
        }
      case 'not-a-journal':
        return {
          what: `${detail.file} 里没有学习记录。`,
          todo: '请指明一个 journal-….jsonl 文件，或放着这种文件的目录。',
        }
      case 'no-questions':
        return {
          what: `${detail.where} 里没有这样的题。`,
          todo: `看看有哪些题：llm-primer quiz ${detail.where} --list`,
        }
    }
  },
  bug: {
    what: 'llm-primer 因自身的错误而停止。',
    todo: (version, command) => `请附上以下内容报告：版本 ${version}，命令“${command}”，以及后面几行。`,
  },
}

const didYouMean = (meant: string | undefined, otherwise: string): string =>
  meant === undefined ? otherwise : `你是不是想用 ${meant}？`

const textTroubleZh = (file: string): Readonly<Record<TextTrouble, Report>> => ({
  'no-markdown': {
    what: `${file} 里没有 Markdown 文件。`,
    todo: '请指定含有 .md 文件的目录，或者一个文件。',
  },
  'not-a-file': {
    what: `${file} 既不是文件，也不是目录。`,
    todo: '请指定一个 Markdown 文件，或者从管道传入：命令 | llm-primer read -',
  },
  'not-text': {
    what: `${file} 不是 UTF-8 文本。`,
    todo: '请先转换编码，例如：iconv -f GB18030 -t UTF-8 文件 | llm-primer read -',
  },
  'too-large': {
    what: `${file} 超过 64 MB。`,
    todo: '可以只读一部分：head -c 1000000 文件 | llm-primer read -',
  },
  'not-allowed': { what: `没有读取 ${file} 的权限。`, todo: '请检查权限，或者换一个文件。' },
})

function updateTrouble(trouble: UpdateTrouble): string {
  switch (trouble.type) {
    case 'not-an-object':
      return '这里应为对象'
    case 'no-models':
      return '里面没有模型'
    case 'not-a-name':
      return '不是名称'
    case 'hidden-character':
      return '含有控制字符或不可见字符'
    case 'not-a-day':
      return '不是日期'
    case 'not-a-boolean':
      return '既不是 true 也不是 false'
    case 'not-a-number':
      return '不是这个范围内的数'
    case 'not-a-list':
      return '不是名称列表'
    case 'not-utf8':
      return '不是 UTF-8 编码'
    case 'not-json':
      return `不是完整的 JSON（${trouble.said}）`
    case 'not-as-described':
      return trouble.said
    case 'unknown-family':
      return `目录里没有家族“${trouble.family}”`
  }
}
