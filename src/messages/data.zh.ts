import type { DataMessages } from './messages.ts'

export const notSavedZh: DataMessages['notSaved'] = (things, trouble) => {
  switch (trouble.type) {
    case 'no-home':
      return {
        what: `找不到主目录，有 ${things} 条记录没能保存。`,
        todo: '请指明把进度存在哪里：--data-dir 目录，或 LLM_PRIMER_HOME=目录。',
      }
    case 'read-only':
      return {
        what: `无法写入 ${trouble.path}，有 ${things} 条记录没能保存。`,
        todo: '请让该目录可写，或把进度存到别处：--data-dir 目录。',
      }
    case 'disk-full':
      return {
        what: `磁盘已满，有 ${things} 条记录没能存入 ${trouble.path}。`,
        todo: '请腾出一些空间，或把进度存到别处：--data-dir 目录。',
      }
    case 'in-the-way':
      return {
        what: `${trouble.path} 不是普通文件，有 ${things} 条记录没能保存。`,
        todo: '请把它移开，或把进度存到别处：--data-dir 目录。',
      }
    case 'too-long':
      return { what: '有一个答案太长，没能保存。', todo: '答案请不要超过 64 KB。' }
    case 'failed':
      return {
        what: `有 ${things} 条记录没能存入 ${trouble.path}：${trouble.reason}`,
        todo: '请看看 llm-primer data doctor 怎么说。',
      }
  }
}

export const dataZh: DataMessages = {
  notSaved: notSavedZh,
}
