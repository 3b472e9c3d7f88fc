import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nameCollator, sortModels } from '../../src/domain/models-filter.ts'
import { findModel, nearFamily } from '../../src/domain/models-find.ts'
import { createCourse } from '../../src/files/course.ts'
import { aRow } from '../model-rows.ts'

const details = createCourse(join(import.meta.dirname, '..', '..', 'dist', 'course')).catalogDetails()
const found = (word: string): string | undefined => {
  const model = findModel(word, details)
  return model && [model.entry.id, model.release?.id].filter(Boolean).join('/')
}

// Ids as interfaces and hubs write them, and the release that each means.
test.each([
  ['claude-3-5-sonnet-20240620', 'claude/claude-3-5-sonnet'],
  ['claude-opus-4-1@20250805', 'claude/claude-opus-4-1'],
  ['gpt-4o-2024-05-13', 'gpt/gpt-4o'],
  ['openai/gpt-4o', 'gpt/gpt-4o'],
  ['kimi-k2-0711', 'kimi/kimi-k2'],
  ['deepseek-ai/DeepSeek-V3-0324', 'deepseek/deepseek-v3'],
  ['deepseek-chat', 'deepseek/deepseek-v4-flash'],
  ['deepseek-reasoner', 'deepseek/deepseek-v4-flash'],
  ['llama-3.3-70b', 'llama/llama-3-3-70b-instruct'],
  ['Qwen/Qwen2.5-7B-Instruct-GGUF', 'qwen/qwen2-5-7b-instruct'],
  ['zai-org/GLM-5.3', 'glm/glm-5-3'],
  ['DeepSeek R1', 'deepseek/deepseek-r1'],
  ['通义千问', 'qwen'],
])('%s is %s', (word, id) => {
  expect(found(word)).toBe(id)
})

test('a name without a number is the newest that is offered', () => {
  expect(found('gemini-flash-latest')).toBe('gemini/gemini-3-8-flash')
  expect(found('claude sonnet')).toBe('claude/claude-sonnet-5-5')
})

test.each(['sora', 'gpt-99', 'claude-42-20300101', '', '/', '-'])('%j is nothing', (word) => {
  expect(found(word)).toBeUndefined()
})

test('a word that is no release names the family that comes near and what there is of it', () => {
  const near = nearFamily('qwen2.5', details)

  expect(near?.family.id).toBe('qwen')
  expect(near?.isBeginning).toBe(true)
  for (const { name } of near?.releases ?? []) expect(name.en).toMatch(/^Qwen2\.5/)
  expect(nearFamily('DeepSeek R9', details)?.family.id).toBe('deepseek')
  expect(nearFamily('sora', details)).toBeUndefined()
})

test('5.10 comes after 5.9', () => {
  const row = (name: string) => aRow({ id: name, name: { zh: name, en: name } })
  const sorted = sortModels(['GLM-5.10', 'GLM-5.9', 'GLM-5.1'].map(row), 'name', 'en', '2026-11-29')

  expect(sorted.map(({ id }) => id)).toEqual(['GLM-5.1', 'GLM-5.9', 'GLM-5.10'])
  expect(nameCollator('zh').compare('GLM-5.9', 'GLM-5.10')).toBeLessThan(0)
})
