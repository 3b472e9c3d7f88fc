import type { Messages } from './messages.ts'
import { reasonZh } from './reason.zh.ts'
import { didYouMeanZh } from './usage.zh.ts'

const because = (reason: string): string => (reason === 'not-understood' ? '' : `（${reasonZh(reason)}）`)

const wayOut = (reason: string): string =>
  reason === 'not-understood'
    ? '请改好这个文件，或重新开始：llm-primer config reset'
    : '请关掉占用它的程序，确认文件归自己所有，或把设置存到别处：--data-dir 目录。'

const unwritten: Readonly<Record<string, string>> = {
  EBUSY: '请关掉正打开着这个文件的程序，再试一次。',
  'in-use': '请关掉正打开着这个文件的程序，再试一次。',
  'read-only': '取消后再试一次，或把设置存到别处：--data-dir 目录。',
}

export const configZh: Messages['config'] = {
  summary: '设置：config get，config set 名称 值，config reset [名称]',
  get: '查看全部设置，或其中一项',
  set: '设定一项，以后都有效',
  reset: '清除一项设置，或全部',
  name: '设置的名称',
  value: '新的值',
  explain: {
    lang: '正文和界面的语言',
    theme: '适合哪种背景的配色',
    width: '按多少列排版',
    ambiguous: '弯引号、省略号、框线在这个终端里占几列',
    accessible: '适合读屏软件的输出',
    part: '逐行阅读时一次给出多少',
    'review-minutes': '每天复习几分钟',
    'try-endpoint': '自己的模型服务的地址',
    'try-model': '提问用哪个模型',
    'try-key-env': '存放密钥的环境变量名',
  },
  columns: { name: '设置', value: '值', meaning: '含义' },
  usual: (value) => `${value}（未设置）`,
  howTo: '改一项：llm-primer config set 名称 值',
  file: (path) => `存于 ${path}`,
  done: (name, value) => `${name} 已设为 ${value}。`,
  forgotten: (name) => `${name} 已清除。`,
  allForgotten: '全部设置已清除。',
  ignored: (name) => `config.json 里的 ${name} 无法识别，没有采用。`,
  broken: (path, reason) => ({
    what: `${path} 里的设置读不出来${because(reason)}，所以都没有用上。`,
    todo: wayOut(reason),
  }),
  errors: {
    'unknown-setting': (detail) => ({
      what: `没有“${detail.wanted}”这项设置。`,
      todo: `可用的设置：${detail.allowed.join('、')}。${didYouMeanZh(detail.meant, '')}`,
    }),
    'settings-broken': (detail) => ({
      what: `${detail.path} 里的设置读不出来${because(detail.reason)}，所以没有改动它。`,
      todo: wayOut(detail.reason),
    }),
    'settings-not-saved': (detail) => ({
      what: `设置没能写入${detail.path}（${reasonZh(detail.reason)}）。`,
      todo: unwritten[detail.reason] ?? '请让该位置可写，或存到别处：--data-dir 目录。',
    }),
  },
}
