import { expect, test } from 'vitest'
import { askedInWords } from '../../src/domain/models-asked.ts'

// What people type, and the options that a person would have typed in its place.
test.each([
  ['能商用吗', '--commercial yes', ''],
  ['可以商用的开源模型', '--commercial yes --open-source', ''],
  ['最便宜的长上下文', '--sort price --min-context 1m', ''],
  ['16GB 能跑什么', '--memory 16gb', ''],
  ['24g 显存能跑什么模型', '--memory 24gb', ''],
  ['国产开源代码模型', '--open-source --region cn', ''],
  ['国内哪些模型能看图', '--region cn --modality image', ''],
  ['最新的 qwen', '--sort released', 'qwen'],
  ['deepseek r1 能商用吗', '--commercial yes', 'deepseek r1'],
  ['文心一言 开源吗', '--open-source', '文心一言'],
  ['豆包 多少钱', '--sort price', '豆包'],
  ['最便宜的模型', '--sort price', ''],
  ['支持函数调用', '--can tools', ''],
  ['哪些模型支持 json 输出', '--can json', ''],
  ['会思考的开源模型', '--open-source --can thinking', ''],
  ['离线能用的模型', '--open-source', ''],
  ['deepseek 高峰价格', '--sort price', 'deepseek'],
  ['mit 许可证', '--licence mit', ''],
  ['免费的模型有哪些', '--max-price 0cny', ''],
  ['能听语音的模型', '--modality audio', ''],
  ['美国的开源模型', '--open-source --region us', ''],
  ['can I use llama commercially', '--commercial yes', 'llama'],
  ['cheapest long context', '--sort price --min-context 1m', ''],
  ['what runs on 16GB', '--memory 16gb', ''],
  ['what runs on a mac with 32 gb', '--memory 32gb', ''],
  ['open source coding model china', '--open-source --region cn', ''],
  ['best open model', '--open-source', ''],
  ['apache 2.0 models', '--licence apache-2.0', ''],
  ['which models see images', '--modality image', ''],
  ['self-host', '--open-source', ''],
  ['chatgpt price', '--sort price', 'chatgpt'],
  ['european models', '--region eu', ''],
  ['function calling', '--can tools', ''],
  ['offline reasoning model', '--open-source --can thinking', ''],
  ['newest chinese model', '--sort released --region cn', ''],
  ['how much does gpt-4o cost', '--sort price', 'gpt-4o'],
  ['可以商用的大模型有哪些', '--commercial yes', ''],
  ['开源可商用', '--commercial yes --open-source', ''],
  ['百万上下文', '--min-context 1m', ''],
  ['20万上下文的国产模型', '--min-context 200k --region cn', ''],
  ['1m context open source', '--min-context 1m --open-source', ''],
  ['128K context window', '--min-context 128k', ''],
  ['vision models under mit', '--modality image --licence mit', ''],
  ['deepseek 是哪个公司的', '', 'deepseek'],
  ['who makes kimi', '', 'kimi'],
  ['qwen 上下文多长', '', 'qwen'],
  ['上下文最长的模型', '--sort context', ''],
  ['longest context', '--sort context', ''],
  ['真正开源的模型有哪些', '--open osaid', ''],
  ['智谱 GLM-5.3 开源了吗', '--open-source', '智谱 GLM-5.3'],
  ['DeepSeek 半夜便宜吗', '--sort price', 'DeepSeek'],
  ['文心一言现在用的什么模型', '', '文心一言'],
  ['哪里下载 GLM-5.3 权重', '', 'GLM-5.3'],
  ['元宝是模型吗', '', '元宝'],
  ['where to download kimi k3 weights', '', 'kimi k3'],
  ['can I fine-tune Gemma 4', '--open-source', 'Gemma 4'],
  ['what happened to wizardlm', '', 'wizardlm'],
  ['Mac 能跑什么模型', '--memory 16gb', ''],
  ['能在手机上跑的模型', '--memory 16gb', ''],
  ['4090 能跑什么模型', '--memory 24gb', ''],
  ['models that run on an RTX 5090', '--memory 32gb', ''],
  ['哪些模型可以微调', '--open-source', ''],
  ['什么模型上下文有一百万', '--min-context 1m', ''],
  ['models with a context of 200k', '--min-context 200k', ''],
  ['models without restrictions', '--open permissive', ''],
  ['谁做的 Kimi', '', 'Kimi'],
  ['who owns kimi', '', 'kimi'],
  ['DeepSeek 什么时候便宜', '--sort price', 'DeepSeek'],
  ['is deepseek cheaper at night', '--sort price', 'deepseek'],
  ['我的电脑能跑哪些开源模型', '--memory 16gb --open-source', ''],
  ['what can my Mac run', '--memory 16gb', ''],
  ['which models run on my laptop', '--memory 16gb', ''],
  ['哪些模型已经下线', '--status superseded,withdrawn,closed,renamed', ''],
  ['which models are retired', '--status superseded,withdrawn,closed,renamed', ''],
])('"%s" is %s', (question, options, rest) => {
  const asked = askedInWords(question)
  expect({ options: asked?.options.join(' '), rest: asked?.rest }).toEqual({ options, rest })
})

test('a machine without its memory has one for example, which is told', () => {
  expect(askedInWords('Mac 能跑什么模型')?.isMemoryExample).toBe(true)
  expect(askedInWords('what runs on a mac with 32 gb')?.isMemoryExample).toBe(false)
})

test('a question about quality, or for another kind of model, is told as such', () => {
  expect(askedInWords('国产开源代码模型')?.asksQuality).toBe(true)
  expect(askedInWords('best open model')?.asksQuality).toBe(true)
  expect(askedInWords('embedding')?.asksOtherKind).toBe(true)
  expect(askedInWords('文生图')?.asksOtherKind).toBe(true)
})

// Names have letters of such words in them, and are no questions.
test.each([
  '千问',
  'Qwen',
  'Mistral',
  'DeepSeek-R1',
  'Seed-OSS',
  'mitra',
  '4o',
  'openai',
  'gpt-oss',
  'Kimi K3',
  '豆包',
])('"%s" is a name', (name) => {
  expect(askedInWords(name)).toBeUndefined()
})
