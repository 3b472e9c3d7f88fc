import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const cachebillEn = {
  about: {
    title: 'What a cache saves, maker by maker',
    line: 'the same prompts by four makers’ rules and prices, and your own prompts in real tokens',
  },
  options: {
    pattern:
      'chat: each request repeats the conversation; questions: each asks something else about one text',
    requests: 'how many requests',
    stable: 'tokens that every request begins with',
    question: 'tokens of each question',
    answer: 'tokens of each answer',
    gap: 'minutes between two requests',
    clock: 'put the time of day in front of everything',
  },
  predict: {
    question:
      'A chat of ten turns, two minutes apart, on instructions of 3,000 tokens; each turn sends everything again. What part of all the prompts’ tokens does a cache of five minutes give back?',
    choices: ['under half', 'half to three quarters', 'more than three quarters'],
  },
  tries: [
    { command: 'llm-primer lab cachebill --clock', why: 'break it: the time of day at the very beginning' },
    {
      command: 'llm-primer lab cachebill --pattern questions',
      why: 'many questions about one text: whose rule finds the text at once?',
    },
    { command: 'llm-primer lab cachebill --gap 10', why: 'ten minutes between two requests' },
    {
      command: 'llm-primer lab cachebill --text prompts.txt',
      why: 'your own prompts, with lines of --- between them',
    },
  ],
  setting: {
    chat: (requests: number, gap: string): string =>
      `A chat of ${requests} requests, ${gap} minutes apart; each repeats all that was said.`,
    questions: (requests: number, gap: string): string =>
      `${requests} requests, ${gap} minutes apart; each asks something else about the same text.`,
    own: (requests: number, gap: string): string =>
      `Your ${requests} prompts, ${gap} minutes apart, in tokens of o200k.`,
  },
  tokens: (tokens: string, common: string): string =>
    `${counted(tokens, 'token')} in all prompts together; ${common} tokens stand at the beginning of every one`,
  clock: 'The time of day stands in front, so no two requests begin alike.',
  hits: 'Of the prompts’ tokens, read from the cache',
  byRequest: 'Tokens read from the cache, by request',
  columns: {
    maker: 'Maker',
    request: (number: number): string => `No. ${number}`,
    without: 'Without',
    with: 'With',
    share: 'Share',
    from: 'Pays from',
    day: 'Price of',
  },
  never: 'never',
  bill: 'The prompts’ bill, without a cache and with it',
  noPrices: 'The catalogue has no price with a cache for these models, so there is no bill.',
  makers: {
    anthropic: 'Anthropic',
    'anthropic-hour': 'Anthropic 1 h',
    openai: 'OpenAI',
    kimi: 'Kimi',
    deepseek: 'DeepSeek',
  },
  kinds: {
    prefix: 'the longest common beginning',
    breakpoints: 'up to a mark that the caller sets',
    units: 'whole stored units only',
  },
  rules:
    'Rules as the makers’ pages say (stored copies of 2026); OpenAI’s and Kimi’s lifetime and Kimi’s write price from others’ quotations:',
  rule: (maker: string, kind: string, minutes: number | null, write: string): string =>
    `${maker}: ${kind}; kept ${minutes === null ? 'for a time that is not named' : `${minutes} minutes after the last use`}; writing costs ${write} of the input price`,
  explain: {
    saves: (maker: string, share: string): string =>
      `With ${maker} the prompts cost ${share} of what they cost without a cache. Answers come on top and are never cached.`,
    dearer: (makers: readonly string[]): string =>
      `Dearer with the cache than without: ${makers.join(', ')}. Writing into it costs more than plain input, and too little is read again.`,
    units: (prefix: string, units: string): string =>
      `The second question finds ${prefix} tokens by the longest common beginning and none by whole units: the common text is no unit yet. The third finds ${units}: two requests had shown where they part.`,
    lifetime: (gap: string): string =>
      `${gap} minutes between two requests are more than five, so the short cache never finds anything and is written anew each time; the one of an hour does.`,
    short:
      'No prompt here has 1,024 tokens. Anthropic and OpenAI store nothing so short and do not say so; Anthropic’s least length is 512 to 4,096 tokens, by model.',
    clock:
      'Nothing is read from any cache: the first tokens differ each time, and what comes after different tokens is different to all of them. What changes belongs to the end.',
    hour: 'The cache of an hour gives back no more than that of five minutes here and costs more to write: the requests come close enough together.',
    order:
      'Put first what stays (tools, instructions, documents), then the conversation, and last what changes. A cache changes the bill and the time to the first token, not the answer.',
    limit:
      'DeepSeek also ends units at intervals that its page does not name; they are left out. Real caches may miss: a request lands on another machine, or the first answer has not begun yet. The usage that comes back with an answer tells what was counted.',
  },
} satisfies LabWords & Record<string, unknown>

export type CachebillWords = typeof cachebillEn
