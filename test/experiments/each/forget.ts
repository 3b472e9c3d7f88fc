import type { ForgetResult } from '../../../src/labs/forget.ts'
import { reading, tells } from '../walk/reading.ts'

const changeOf = (result: ForgetResult, way: string) => {
  const found = result.ways.filter((each) => each.way === way).at(-1)
  return {
    learned: result.newLoss - (found?.newLoss ?? 0),
    forgot: (found?.oldLoss ?? 0) - result.oldLoss,
    rank: found?.rank,
    trained: found?.trained,
  }
}

export const readings = [
  reading<ForgetResult>(/^Nothing was tuned/, (_, { tuning }) => tuning === 0),
  reading<ForgetResult>(/^With all weights free the loss on the new task falls/, (told, result) => {
    const { learned, forgot } = changeOf(result, 'full')
    return tells(told, learned, forgot) && learned > 0 && forgot > 0
  }),
  reading<ForgetResult>(/^The model had not learned the old task/, (_, { stepsDone }) => stepsDone === 0),
  reading<ForgetResult>(/^LoRA of rank/, (told, result) => {
    const [narrow, full] = [changeOf(result, 'lora'), changeOf(result, 'full')]
    return (
      tells(told, narrow.rank, narrow.trained, narrow.learned, narrow.forgot) &&
      narrow.learned < full.learned &&
      narrow.forgot < full.forgot
    )
  }),
  reading<ForgetResult>(/^With old items in half of every step/, (told, result) => {
    const [replay, full] = [changeOf(result, 'replay'), changeOf(result, 'full')]
    return (
      tells(told, replay.forgot, full.forgot, replay.learned) &&
      replay.forgot < full.forgot &&
      replay.learned > 0
    )
  }),
]

export const answer = { en: /^LoRA, rank 1 .*\d$/, zh: /^LoRA，秩 1 .*\d$/ }
