import { expect, test } from 'vitest'
import { eventsIn, parseYears, type TimelineEvent } from '../../src/domain/timeline.ts'

const event = (date: string): TimelineEvent => ({ date, text: { zh: date, en: date }, sources: [] })

test('one year and a span of years are understood', () => {
  expect(parseYears('2017')).toEqual({ from: 2017, to: 2017 })
  expect(parseYears('2010-2019')).toEqual({ from: 2010, to: 2019 })
})

test.each(['17', '2019-2010', 'transformer', '2017-', '20170'])('%s is no span of years', (text) => {
  expect(parseYears(text)).toBeUndefined()
})

test('both ends of a span belong to it, however exact the dates are', () => {
  const events = ['1913', '2009-12', '2010-01-01', '2019', '2020-05'].map(event)

  expect(eventsIn(events, { from: 2010, to: 2019 }).map(({ date }) => date)).toEqual(['2010-01-01', '2019'])
})
