import { commonZh } from './common.zh.ts'
import type { Messages } from './messages.ts'
import { readZh } from './read.zh.ts'
import { readerZh } from './reader.zh.ts'

export const zh: Messages = { common: commonZh, read: readZh, reader: readerZh }
