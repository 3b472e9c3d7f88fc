import { expect, test } from 'vitest'
import { chosenBackups } from '../../src/domain/backups.ts'

test('of a year of daily backups the last week, four weeks and six months stay', () => {
  const days = Array.from({ length: 365 }, (_, ago) =>
    new Date(Date.UTC(2026, 10, 23) - ago * 86_400_000).toISOString().slice(0, 10),
  )
  const kept = [...chosenBackups(days)].sort().reverse()

  expect(kept).toEqual(
    [
      '2026-11-23',
      '2026-11-22',
      '2026-11-21',
      '2026-11-20',
      '2026-11-19',
      '2026-11-18',
      '2026-11-17',
      // The newest of the weeks that begin on Mondays 16, 9 and 2 November and 26 October.
      '2026-11-16',
      '2026-11-15',
      '2026-11-08',
      '2026-11-01',
      // The newest that is left of each month before.
      '2026-11-14',
      '2026-10-31',
      '2026-09-30',
      '2026-08-31',
      '2026-07-31',
      '2026-06-30',
    ]
      .sort()
      .reverse(),
  )
})

test('few backups all stay', () => {
  const days = ['2026-11-01', '2026-11-05', '2024-02-29']

  expect([...chosenBackups(days)].sort()).toEqual([...days].sort())
})
