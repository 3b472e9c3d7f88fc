import type { Messages } from './messages.ts'

export const usageZh: Messages['usage'] = {
  errors: {
    'needs-terminal': (detail) => ({
      what: `llm-primer ${detail.command} 需要提问，只能在终端里运行。`,
      todo: /^quiz /.test(detail.command)
        ? `请在终端中运行，或用文件答题：llm-primer ${detail.command} --answers 文件（题目见 --list）。`
        : /^(?:data|pack) /.test(detail.command)
          ? '请在终端中运行，或加上 --yes。'
          : `请在终端中运行，或查看：llm-primer ${detail.command} --help`,
    }),
    'unknown-command': (detail) => ({
      what: `没有“${detail.command}”这个命令。`,
      todo: didYouMeanZh(detail.meant, '查看全部命令：llm-primer --help'),
    }),
    'unknown-subcommand': (detail) => ({
      what: `llm-primer ${detail.group} 没有“${detail.command}”这个子命令。`,
      todo: `可用的子命令：${detail.allowed.join('、')}。${didYouMeanZh(detail.meant, '')}`,
    }),
    'unknown-option': (detail) => ({
      what: `这里没有 ${detail.option} 这个选项。`,
      todo: didYouMeanZh(detail.meant, '加上 --help 可查看全部选项。'),
    }),
    'option-without-value': (detail) => ({
      what: `${detail.option} 需要一个值。`,
      todo: '加上 --help 可查看用法。',
    }),
    'argument-missing': (detail) => ({
      what: `缺少参数 ${detail.argument}。`,
      todo: '加上 --help 可查看示例。',
    }),
    'two-to-compare': () => ({
      what: '比较需要两到三个名称。',
      todo: '例如：llm-primer models compare kimi deepseek',
    }),
    'too-many-arguments': () => ({
      what: '参数太多了，这个命令用不了这么多。',
      todo: '加上 --help 可查看示例。',
    }),
    'unknown-value': (detail) => ({
      what: `${detail.option} 不认识“${detail.value}”。`,
      todo: `可用的值：${detail.allowed.join('、')}。${didYouMeanZh(detail.meant, '')}`,
    }),
    'wrong-value': (detail) => ({
      what: `${detail.option} 不能是“${detail.value}”。`,
      todo: `应为：${detail.expected}`,
    }),
    'wrong-form': (detail) => ({
      what: `${detail.option} 不能是“${detail.value}”。`,
      todo: `例如：${detail.examples}`,
    }),
    'options-exclude': (detail) => ({
      what: `${detail.option} 不能与 ${detail.other} 同用。`,
      todo: '请去掉其中一个。',
    }),
    'wrong-usage': (detail) => ({ what: detail.reason, todo: '加上 --help 可查看示例。' }),
  },
}

/** Names the word that was probably meant. */
export const didYouMeanZh = (meant: string | undefined, otherwise: string): string =>
  meant === undefined ? otherwise : `你是不是想用 ${meant}？`
