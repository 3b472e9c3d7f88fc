import { licenceAnswers } from '../../domain/model-answers.ts'
import { largestThatFits } from '../../domain/model-memory.ts'
import { type Candidate, type Chosen, DAYS } from '../../domain/models-choice.ts'
import type { ChoiceRecord } from '../../views/model-choice.ts'

/** `llm-primer/model-choice@1`, documented in docs/json.md. */
export const choiceJson = ({ wish, choice, language, today, dataOf, command, sources }: ChoiceRecord) => ({
  schema: 'llm-primer/model-choice@1',
  decidedOn: today,
  asOf: dataOf,
  conditions: {
    data: wish.data,
    language: language ?? null,
    ...wish.filters,
    budget: wish.budget ?? null,
    callsPerDay: wish.callsPerDay,
    promptTokens: wish.size.prompt,
    answerTokens: wish.size.answer,
    rate: wish.rate ?? null,
  },
  assumes: { daysAMonth: DAYS, cachedShare: 0, ratedByTheLearner: wish.rate !== undefined },
  candidates: choice.chosen.map((chosen) => chosenJson(chosen, wish.filters.memory)),
  alsoFit: choice.alsoFit.map(idOf),
  otherCurrency: choice.otherCurrency.map(({ row, bill }) => ({ release: row.id, month: bill ?? null })),
  unpriced: choice.unpriced.map(idOf),
  ruledOut: choice.ruledOut.map(({ condition, before, out }) => ({
    condition,
    before,
    releases: out.map(idOf),
  })),
  emptiedBy: choice.emptiedBy ?? null,
  notChecked: ['quality', 'language', 'speed', 'placeOfServers'],
  command,
  sources,
})

const idOf = ({ row }: Candidate): string => row.id

function chosenJson({ row, release, bill }: Chosen, memory: ChoiceRecord['wish']['filters']['memory']) {
  const { use, tune, sell } = licenceAnswers(release)
  const need = memory && largestThatFits(release.params?.value ?? [], memory)
  return {
    id: row.id,
    release: row.id,
    name: row.name,
    company: row.company,
    region: row.region,
    month: bill ?? null,
    licence: {
      name: release.licence?.value?.name ?? null,
      commercial: use.answer,
      tune: tune.answer,
      sellOutputs: sell.answer,
      limits: use.limits,
      url: release.licence?.value?.url ?? null,
    },
    contextTokens: row.context,
    maxOutputTokens: row.maxOutput,
    weights: release.weights ?? null,
    memory: need === undefined ? null : { billions: need.total, bytes: need.weights + need.cache },
  }
}
