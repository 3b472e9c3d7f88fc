import type { CompletionMessages } from './messages.ts'

export const completionZh: CompletionMessages = {
  summary: '输出命令行补全脚本',
  shell: 'bash、zsh 或 fish',
}
