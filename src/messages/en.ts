import { commonEn } from './common.en.ts'
import type { Messages } from './messages.ts'
import { readEn } from './read.en.ts'
import { readerEn } from './reader.en.ts'

export const en: Messages = { common: commonEn, read: readEn, reader: readerEn }
