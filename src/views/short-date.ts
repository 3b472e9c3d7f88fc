import type { Frame } from './frame.ts'

/** `24 Nov`, `11月24日` */
export function shortDate(day: string, { messages }: Frame): string {
  const [, month = 1, date = 1] = day.split('-').map(Number)
  return messages.progress.date(month, date)
}
