import type { LabWords } from './words.ts'

export const wireEn = {
  about: {
    title: 'What comes down the wire',
    line: 'streams of six servers cut at every byte, and a hundred clients that all try again',
  },
  options: {
    crlf: 'end lines in CR LF, as the standard allows',
    packet: 'bytes of a packet in the stream that is shown',
    clients: 'clients of the storm',
    rounds: 'storms of each kind; shown is their mean',
  },
  predict: {
    question:
      'A hundred clients want to change the same row at once; whoever comes too late tries again. One kind tries again at once, another waits twice as long after each refusal, all by the same clock. How long until the last of the second kind is served?',
    choices: ['far shorter: they stay out of each other’s way', 'about as long', 'far longer'],
  },
  tries: [
    { command: 'llm-primer lab wire --packet 1', why: 'break it: every byte in a packet of its own' },
    {
      command: 'llm-primer lab wire --packet 4096',
      why: 'the whole stream in one piece: which mistakes does nobody see?',
    },
    { command: 'llm-primer lab wire --clients 10', why: 'a small storm' },
  ],
  packets: (dialect: string, size: number): string => `The stream of ${dialect} in packets of ${size} bytes`,
  gaveUp: 'gives up with an error',
  text: (text: string): string => `“${text}”`,
  told: (reader: string, text: string): string => `${reader}: ${text}`,
  cuts: 'Cut in two at every byte: for how many cuts is the text wrong?',
  cutsNote:
    'Columns: (a) takes a packet for whole lines, (b) decodes each packet by itself, (c) reads comments as data, (d) stops at the stop reason, (e) does none of these.',
  server: 'Server',
  all: 'all',
  short: { packets: 'a', characters: 'b', comments: 'c', finish: 'd', careful: 'e' },
  readers: {
    packets: 'a packet is taken for whole lines',
    characters: 'each packet is decoded by itself',
    comments: 'comments are read as data',
    finish: 'reading stops at the stop reason',
    careful: 'none of these mistakes',
  },
  dialects: {
    openai: 'OpenAI',
    anthropic: 'Anthropic',
    ollama: 'Ollama',
    'llama.cpp': 'llama.cpp',
    deepseek: 'DeepSeek',
    vllm: 'vLLM',
  },
  waits: {
    none: 'at once',
    exponential: 'doubling',
    quarter: '− a quarter',
    equal: 'half random',
    full: 'all random',
    decorrelated: 'decorrelated',
  },
  storm: 'Attempts until all of them are',
  calls: (calls: string): string => calls,
  time: (clients: number): string => `${clients} clients want the same row: time until the last is served`,
  seconds: (seconds: string): string => `${seconds} s`,
  stormNote: (rounds: number): string =>
    `Mean of ${rounds} storms. First wait 5 ms, longest 2 s; a message takes 10 ms, give or take 2. “− a quarter” is what the official clients of OpenAI and Anthropic do.`,
  explain: {
    careful: (cuts: string): string =>
      `Read with care, the text is right for each of ${cuts} cuts: bytes wait until a character is whole, characters until a line is whole.`,
    packets: (wrong: string, cuts: string): string =>
      `Whoever takes a packet for whole lines is wrong for ${wrong} of ${cuts} cuts. On one’s own machine streams come in whole lines, so it is noticed only in the field.`,
    characters: (wrong: string): string =>
      `Decoding each packet by itself breaks characters of several bytes, for ${wrong} cuts. In English nobody would see it.`,
    comments: (always: number): string =>
      `Lines that begin with a colon are comments that keep the connection alive. Read as data, they break the streams of ${always} of these servers wherever they are cut.`,
    finish: (always: number): string =>
      `Stopping at the stop reason loses the last piece with ${always} of these servers, which sends both together: text first, then the reason.`,
    storm: (clients: number, none: string, full: string): string =>
      `${clients} clients that try again at once make ${none} attempts; with waits drawn between 0 and the doubled one ${full}. Most attempts of the first come only to be refused.`,
    steady: (steady: string, full: string): string =>
      `Doubling without chance is slowest: ${steady} s against ${full} s. Who collided once waits equally long and collides again; chance pulls them apart.`,
    published:
      'So does Brooker’s simulator (2015), whose model this is: doubling without jitter slowest by far, full jitter with the fewest attempts. There clients contend for one row; a server of models refuses by tokens a minute, which this does not model.',
    retry:
      'Before trying again, read why it was refused. The same status says “wait” and “no money left”, and only the code inside tells which; where the server says how long to wait, that counts.',
    limit:
      'The streams are written out from the documentation, not taken off a wire; servers have habits beyond these. A retry costs tokens where the first try was served after all.',
  },
} satisfies LabWords & Record<string, unknown>

export type WireWords = typeof wireEn
