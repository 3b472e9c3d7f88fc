import type { Messages } from './messages.ts'

export const exportZh: Messages['export'] = {
  summary: '把学习成果带走：anki、markdown、json',
  anki: '题目和术语，可导入 Anki；加 --lang both 则中英对照',
  markdown: '学到哪里、错了哪些，写成 Markdown',
  json: '全部学习记录，JSON 格式',
  output: '写入这个文件，不打印',
  missed: '只要上次答错的题',
  written: (path, count) => `${path}：${count} 条`,
  notes: {
    title: (day) => `llm-primer，${day}`,
    practised: (done, all) => `已练 ${done}/${all}`,
    remembered: (percent) => `还记得 ${percent}%`,
    aside: (facts) => `（${facts}）`,
    written: '我的笔记',
    missed: '答错的题',
  },
}
