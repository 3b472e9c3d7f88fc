import { join } from 'node:path'
import { expect, test } from 'vitest'
import { normalizeName } from '../../src/domain/models.ts'
import { nameCollator, sortModels } from '../../src/domain/models-filter.ts'
import { familiesOfCompany, findModel, nearFamily, seriesNamed } from '../../src/domain/models-find.ts'
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
  ['gpt-4o-2024-05-13', 'gpt/gpt-4o-2024-05-13'],
  ['gpt-4o-2024-08-06', 'gpt/gpt-4o'],
  ['claude-opus-4-0', 'claude/claude-opus-4'],
  ['claude-sonnet-4-0', 'claude/claude-sonnet-4'],
  ['InternLM3', 'internlm/internlm3-8b'],
  ['llama 4 scout', 'llama/llama-4'],
  ['Mistral Small 3.2', 'mistral/mistral-small-3-2'],
  ['openai/gpt-4o', 'gpt/gpt-4o'],
  ['llama 3 8b', 'llama/llama-3'],
  ['llama3:8b', 'llama/llama-3'],
  ['gemma2:9b', 'gemma/gemma-2'],
  ['llama-3-70b-instruct', 'llama/llama-3'],
  ['kimi-k2-0711', 'kimi/kimi-k2'],
  ['deepseek-ai/DeepSeek-V3-0324', 'deepseek/deepseek-v3'],
  ['deepseek-chat', 'deepseek/deepseek-v4-flash'],
  ['deepseek-reasoner', 'deepseek/deepseek-v4-flash'],
  ['llama-3.3-70b', 'llama/llama-3-3-70b-instruct'],
  ['Qwen/Qwen2.5-7B-Instruct-GGUF', 'qwen/qwen2-5-7b-instruct'],
  ['zai-org/GLM-5.3', 'glm/glm-5-3'],
  ['DeepSeek R1', 'deepseek/deepseek-r1'],
  ['通义千问', 'qwen'],
  ['通义', 'qwen'],
  ['mistral-large-latest', 'mistral/mistral-large-4'],
  ['mistral large', 'mistral/mistral-large'],
  ['claude-3-5-sonnet-latest', 'claude/claude-3-5-sonnet'],
  ['chatgpt-4o-latest', 'gpt/chatgpt-4o-latest'],
  ['moonshot', 'kimi'],
  ['混元大模型', 'hunyuan'],
  ['豆包1.6', 'doubao-seed/doubao-seed-1-6'],
  ['文心4.5', 'ernie/ernie-4-5'],
  ['文心 5.1', 'ernie/ernie-5-1'],
  ['千问3', 'qwen/qwen3'],
  ['星火X2', 'spark/spark-x2'],
  ['智谱4.5', 'glm/glm-4-5'],
  ['月之暗面 K2', 'kimi/kimi-k2'],
  ['阶跃3.7 Flash', 'step/step-3-7-flash'],
  ['字节', undefined],
  ['qwen3-235b-a22b-2507', undefined],
  ['Qwen/Qwen3-235B-A22B-Instruct-2507', 'qwen/qwen3-235b-a22b-instruct-2507'],
  ['qwen3-235b-a22b', 'qwen/qwen3'],
  ['文心9.9', undefined],
])('%s is %s', (word, id) => {
  expect(found(word)).toBe(id)
})

// The families of the catalogue since 2023, from lists of their makers: each has its releases of note.
test.each(
  `DeepSeek-V2, DeepSeek-V2.5, DeepSeek-V3, DeepSeek-V3.1, DeepSeek-V3.2, DeepSeek-R1, DeepSeek-V4-Flash, DeepSeek-V4-Pro,
  DeepSeek-V4.1-Flash, DeepSeek-Coder-V2, Qwen-72B, Qwen1.5, Qwen2, Qwen2.5, Qwen2.5-72B, QwQ-32B, Qwen3, Qwen3.7-Max,
  Qwen3.8-Max, Qwen3.8-27B, Qwen3.8-Flash, ChatGLM2-6B, ChatGLM3-6B, GLM-4, GLM-4-9B, GLM-4.5, GLM-4.6, GLM-4.7, GLM-5,
  GLM-5.1, GLM-5.2, GLM-5.3, Kimi K1.5, Kimi K2, Kimi K2 Thinking, Kimi K2.5, Kimi K2.6, Kimi K3, Kimi K3.1 Pro,
  MiniMax-01, MiniMax-M1, MiniMax-M2, MiniMax-M2.5, MiniMax-M3, Hunyuan-Large, Hy3, ERNIE 4.5, ERNIE 5.0, ERNIE 5.1,
  ERNIE 5.5, Yi-34B, Yi-1.5, Yi-Large, Yi-Lightning, Baichuan-7B, Baichuan 2, Baichuan 4, Baichuan-M3, Spark X2,
  Spark X2.5, Llama 2, Llama 3, Llama 3.1, Llama 3.2, Llama 3.3, Llama 4, Mistral 7B, Mistral Nemo, Mistral Large 2,
  Mistral Large 3, Mixtral 8x7B, Mixtral 8x22B, Gemma 7B, Gemma 2, Gemma 3, Gemma 4, Phi-3, Phi-3.5, Phi-4, GPT-3.5,
  GPT-4, GPT-4 Turbo, GPT-4o, o1, o3, GPT-4.1, GPT-4.5, GPT-5, GPT-5.5, GPT-6 Sol, GPT-6 Luna, GPT-6.1 Sol, GPT-6.2 Sol,
  GPT-6.2 Astra, Claude 2, Claude 3 Opus, Claude 3.5 Sonnet, Claude Opus 4, Claude Opus 5.5, Claude Fable 5.1,
  Gemini 1.5 Pro, Gemini 2.5 Pro, Gemini 4 Argon, Grok-1, Grok 3, Grok 4, Grok 4.7, Step-3, Step-3.5-Flash, MiMo-7B,
  MiMo-V2.5, MiMo-V2.6-Pro, InternLM-7B, InternLM3, Intern-S1, LongCat-Flash-Chat, LongCat-2.0, OLMo 2, OLMo 3`
    .split(',')
    .map((name) => name.trim()),
)('%s is there', (name) => {
  expect(found(name)).toMatch(/\//)
})

test('no release of a family stands there under two ids', () => {
  const twice = details.entries.flatMap((entry) => {
    const names = entry.kind === 'app' ? [] : entry.releases.map(({ name }) => normalizeName(name.en))
    return names.filter((name, at) => names.indexOf(name) !== at)
  })

  expect(twice).toEqual([])
  expect(JSON.stringify(details.entries)).not.toMatch(/\(latest\)/i)
})

test('the beginning of several releases is a series, by whole numbers', () => {
  const series = (word: string) => seriesNamed(word, details)?.releases.map(({ id }) => id) ?? []

  expect(series('qwen3.5')).toEqual(expect.arrayContaining(['qwen3-5-plus', 'qwen3-5-27b']))
  expect(series('qwen3.5').every((id) => id.startsWith('qwen3-5'))).toBe(true)
  expect([...series('Grok 4 Fast')].sort()).toEqual(['grok-4-fast-non-reasoning', 'grok-4-fast-reasoning'])
  // X1.1 is no X1.
  expect(series('ERNIE X1')).toEqual([])
  expect(series('qwen')).toEqual([])
})

// What people leave out when they talk.
test.each([
  ['R1', 'deepseek/deepseek-r1'],
  ['4o', 'gpt/gpt-4o'],
  ['K2', 'kimi/kimi-k2'],
  ['M3', 'minimax/minimax-m3'],
  ['o3 mini', 'gpt/o3-mini'],
  ['sonnet', 'claude/claude-sonnet-5-5'],
  ['Opus', 'claude/claude-opus-5-5'],
  ['haiku', 'claude/claude-haiku-5-5'],
  ['智谱', 'glm'],
  ['月之暗面', 'kimi'],
  ['小米', 'mimo'],
  ['阶跃', 'step'],
  ['文心', 'ernie'],
  ['混元', 'hunyuan'],
])('%s is %s', (word, id) => {
  expect(found(word)).toBe(id)
})

test('codex is a model of GPT, and chatgpt-4o-latest one of its own', () => {
  expect(found('codex')).toMatch(/^gpt\/gpt-.*codex/)
  expect(found('chatgpt-4o-latest')).toBe('gpt/chatgpt-4o-latest')
})

test.each(['flash', 'turbo', 'mini', 'pro', 'r2', 'meta'])('%s is nothing that is meant by all', (word) => {
  expect(found(word)).toBeUndefined()
})

test('sizes of a publication have its licence', () => {
  const licence = (name: string) => findModel(name, details)?.release?.licence?.value?.name

  expect(licence('gpt-oss-20b')).toBe('Apache-2.0')
  expect(licence('qwen3-32b')).toBe('Apache-2.0')
  expect(licence('qwen2.5-7b-instruct')).toBe('Apache-2.0')
  // 72B has another one, and Qwen3-Max no weights.
  expect(licence('qwen2.5-72b')).toBe('Qwen License (72B)')
  expect(licence('qwen3-max')).toBeUndefined()
})

test('a name without a number is the newest that is offered', () => {
  expect(found('gemini-flash-latest')).toBe('gemini/gemini-3-8-flash')
  // Kimi K3.1 Pro is what Moonshot brought out last (24 October).
  expect(found('kimi-latest')).toBe('kimi/kimi-k3-1-pro')
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

test('what comes near a word shares more with it than the name of the family', () => {
  const near = (word: string) => nearFamily(word, details)?.releases.map(({ name }) => name.en)

  expect(near('gemma 3 27b')).toEqual(expect.arrayContaining(['Gemma 3 (free)']))
  expect(near('gemma 3 27b')).not.toContain('Gemma 4')
  expect(near('文心5.9')).toEqual(expect.arrayContaining(['ERNIE 5.1', 'ERNIE 5.0']))
  expect(near('llama9')).toHaveLength(4)
})

test('a name without its kind of tuning is both kinds', () => {
  // The maker's README: Qwen3-2507 has the variants Qwen3-Instruct-2507 and Qwen3-Thinking-2507.
  const names = seriesNamed('qwen3-235b-a22b-2507', details)?.releases.map(({ id }) => id)
  expect(names).toEqual(['qwen3-235b-a22b-thinking-2507', 'qwen3-235b-a22b-instruct-2507'])
})

test('the beginning of a Chinese company name has its families', () => {
  const families = familiesOfCompany('字节', details).map(({ entry }) => entry.id)
  expect(families.sort()).toEqual(['doubao-seed', 'seed-oss'])
  // Letters must be whole: MiniMax is not what "mini" means.
  expect(familiesOfCompany('mini', details)).toEqual([])
})
