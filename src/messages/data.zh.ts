import type { Messages } from './messages.ts'
import { reasonZh } from './reason.zh.ts'

export const notSavedZh: Messages['data']['notSaved'] = (things, trouble) => {
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
        what: `有 ${things} 条记录没能存入 ${trouble.path}：${reasonZh(trouble.reason)}。`,
        todo: '请看看 llm-primer data doctor 怎么说。',
      }
  }
}

export const dataZh: Messages['data'] = {
  notSaved: notSavedZh,
  summary: '自己的数据：path、doctor、backup、restore、merge、reset',
  path: '数据存在哪里',
  doctor: '检查数据是否齐全、完好',
  repair: '修复损坏的记录文件；损坏的原件会留着',
  backup: '备份记录，存进备份目录或指定的文件',
  restore: '把备份里有、现在没有的记录找回来：写日期（2026-11-23）或文件',
  merge: '并入另一台机器的记录：文件，或放着它们的目录',
  reset: '清除一节、一章或全部进度；可以撤销',
  yes: '不再确认',
  undo: '撤销上一次清除',
  paths: {
    journals: '学习记录',
    settings: '设置',
    backups: '备份',
    data: '内容包',
    cache: '缓存（可以删除）',
  },
  noHome: '没有地方：找不到主目录',
  journalsIn: (folder) => `学习记录在 ${folder}`,
  columns: { file: '文件', entries: '条数', damaged: '损坏', newer: '较新', size: '大小' },
  noJournal: '还没有任何记录。',
  total: (events, first, last) => `共 ${events} 条，从 ${first} 到 ${last}。`,
  duplicates: (count) => `有 ${count} 条不止存了一处，各算一次。`,
  damagedAt: (name, offsets, more) =>
    `${name} 有损坏的行，在第 ${offsets} 字节${more > 0 ? `，另有 ${more} 处` : ''}。其余都有效。`,
  howToRepair: '修复：llm-primer data doctor --repair',
  newer: (count) =>
    `有 ${count} 条是更新版本的 llm-primer 写的：都留着，这里不算。更新 llm-primer 就能看到。`,
  absurd: (count) =>
    `有 ${count} 条的时间是任何时钟都走不到的（年份超过 9999，或时区差了一天以上）；留着，不算。`,
  unreadable: (name, reason) => `${name} 读不出来（${reasonZh(reason)}），里面的记录暂时不算。`,
  seeDoctor: '看看哪里不对：llm-primer data doctor',
  future: (count, last) =>
    `有 ${count} 条比时钟晚一天以上，最晚的在 ${last}；留着，时候没到先不算。请检查时钟。`,
  unwritable: (folder, reason) => `${folder} 无法写入（${reasonZh(reason)}），新的答案会丢。`,
  backups: (count, newest) => `有 ${count} 份备份，最新的是 ${newest}。`,
  noBackups: '还没有备份；每天第一次写入时会自动备份。',
  nameOfAnother: (folder) =>
    `这台机器的记录文件所用的名字，是在另一台机器上起的。如果两台机器都往同一个同步目录里写，请删掉本机 ${folder} 里的 machine 文件：会另起一个名字，记录一条也不会丢。`,
  updateBroken: '上次更新目录得到的数据读不出来，现在只用本版本自带的模型数据：llm-primer models update 文件',
  settingsBroken: '设置读不出来：llm-primer config reset',
  healthy: '一切完好。',
  nothingToRepair: '没有要修的。',
  repaired: (name, salvaged, dropped, original) =>
    `${name}：从损坏的行里救回 ${salvaged} 条，${dropped} 条救不回来。损坏的原件在 ${original}`,
  joined: (folder, count) => `已把旧版本留在 ${folder} 的 ${count} 条记录并入学习记录。`,
  nothingToBackUp: '还没有任何记录，没有可以备份的，所以没有建立文件。',
  backedUp: (path, size) => `已备份：${path}（${size} 字节）`,
  keptOfLast: (count) =>
    `上一份备份里有 ${count} 条，学习记录里已经没有了；这份备份继续留着它们。要找回：llm-primer data restore`,
  restoreQuestion: '用哪一份备份？只会补上缺的，不会拿走什么。',
  nothing: '都不用',
  backupOf: (day, size) => `${day}（${size} 字节）`,
  restored: (added, known) => `找回 ${added} 条，${known} 条本来就在。`,
  restoreOne: (day) => `找回其中一份：llm-primer data restore ${day}`,
  merged: (file, added, known, broken) =>
    `${file}：并入 ${added} 条，${known} 条本来就在${broken > 0 ? `，略过 ${broken} 行损坏的` : ''}。`,
  resetQuestion: (where) => (where === undefined ? '清除全部进度？' : `清除 ${where} 的进度？`),
  keep: '不，留着',
  forget: '是，清除',
  resetDone: '已清除。撤销：llm-primer data reset --undo',
  resetUndone: '清除已撤销，进度都回来了。',
  nothingDone: '什么都没有改动。',
  errors: {
    'not-saved': (detail) => notSavedZh(detail.count, detail.trouble),
    'not-repaired': (detail) => ({
      what: `${detail.file} 没能修好（${reasonZh(detail.reason)}），原样未动。`,
      todo: '请看看目录是否可写，是否另有修复正在进行。',
    }),
    'nothing-to-undo': () => ({ what: '没有可以撤销的重置。', todo: '看看存了什么：llm-primer data doctor' }),
    'no-such-backup': (detail) => ({
      what: detail.wanted === undefined ? '没有备份。' : `没有 ${detail.wanted} 的备份。`,
      todo:
        detail.known.length === 0
          ? '还没有任何备份；现在备份：llm-primer data backup'
          : `现有备份：${detail.known.join('、')}`,
    }),
    'not-a-journal': (detail) => ({
      what: `${detail.file} 里没有学习记录。`,
      todo: '请指明一个 journal-….jsonl 文件，或放着这种文件的目录。',
    }),
  },
}
