import type { Messages } from './messages.ts'

export const completionZh: Messages['completion'] = {
  summary: '输出命令行补全脚本',
  shell: 'bash、zsh 或 fish',
}
