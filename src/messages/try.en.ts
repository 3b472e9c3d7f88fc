import type { Ending, RequestTrouble } from '../domain/chat-answer.ts'
import type { ForeignDialect } from '../domain/foreign-dialect.ts'
import type { NetworkTrouble } from '../domain/network-trouble.ts'
import type { WaitReason } from '../domain/retry.ts'
import type { ErrorWording, Report } from './error-wording.ts'
import { didYouMeanEn } from './usage.en.ts'

export const tryEn = {
  summary: 'ask a model of your own; the only command that opens a connection',
  about:
    'Nothing is sent unless you type `try` with a question, or say yes to a recipe. Without words it looks on this computer alone for a model server and shows what it finds.',
  prompt: 'what to ask; - for standard input',
  options: {
    file: 'ask what stands in this file (- for standard input)',
    endpoint: 'address of the model server, such as http://localhost:11434/v1',
    keyEnv: 'name of the environment variable that holds the key',
    model: 'name of the model, as the server calls it',
    system: 'an instruction that goes before the question',
    temperature: 'from 0 to 2; without it, as the server has it',
    maxTokens: 'longest answer, in tokens',
    n: 'ask so many times, one after the other, and show how the answers spread',
    seed: 'sent with every request; whether it is obeyed is up to the server',
    remote: 'allow an address outside this computer',
    dryRun: 'print the request and send nothing',
    thinking: 'show the thinking too',
    json: 'print JSON (llm-primer/try@1)',
  },
  /** Before anything goes to another machine. */
  sending: (host: string, model: string, size: string): string =>
    `Sending to ${host}: model ${model}, ${size}.`,
  listing: (host: string): string =>
    `No model is named: ${host} is asked for its list, and for nothing else yet.`,
  size: (characters: string, bytes: string): string =>
    `${characters} ${characters === '1' ? 'character' : 'characters'} (${bytes})`,
  inClear: (host: string): string =>
    `The way to ${host} is not encrypted (http): whoever sits in between reads the question, the answer and the key.`,
  moved: (address: string): string => `It answers at ${address}.`,
  anew: 'Each piece from this server repeats all of the answer so far; the answer begins anew here.',
  dialect: (withoutCounts: boolean): string =>
    withoutCounts
      ? 'This server does not know stream_options; asked again without it, so it will not count tokens.'
      : 'This server wants max_completion_tokens in the place of max_tokens; asked again so.',
  retry: (reason: WaitReason, seconds: string, status: number, asked: boolean): string =>
    `${
      {
        loading: `The model is still loading (${status})`,
        busy: `The server is busy or limits requests (${status})`,
        'server-error': `The server failed (${status})`,
      }[reason]
    }; ${asked ? `it asks to wait ${seconds} s, then it is asked again.` : `asked again in ${seconds} s.`}`,
  /** Nothing came yet. */
  patience: (seconds: number, most: number): string =>
    `No answer yet after ${seconds} s. A model that has to be loaded first may take a minute or two; waiting up to ${most} s. Ctrl-C stops.`,
  waiting: (seconds: number): string => `waiting … ${seconds} s`,
  thinks: 'The model is thinking …',
  thinksSoFar: (words: number): string => `thinking … ${words} pieces so far`,
  thought: (tokens: string, seconds: string): string => `thought for ${seconds} s (${tokens})`,
  pieces: (count: string): string => `${count} pieces of text`,
  tokens: (count: string): string => `${count} ${/(?:^|\s)1$/.test(count) ? 'token' : 'tokens'}`,
  tokensIn: (count: string): string => `${count} ${/(?:^|\s)1$/.test(count) ? 'token' : 'tokens'} in`,
  cached: (count: string): string => `${count} of them from the cache`,
  tokensOut: (count: string): string => `${count} out`,
  roughly: (count: string): string => `about ${count}`,
  ownCount: '(our own count by o200k)',
  first: (seconds: string): string => `first token after ${seconds} s`,
  firstOfText: (seconds: string): string => `answer after ${seconds} s`,
  speed: (perSecond: string): string => `${perSecond} tokens/s`,
  bill: (amount: string, model: string, day: string): string => `${amount} (${model}, prices as of ${day})`,
  listPrice: (amount: string, model: string, day: string): string =>
    `at its maker's it would be ${amount} (${model}, prices as of ${day})`,
  cutByLength: 'The limit of tokens cut the answer off (finish_reason: length).',
  lostCharacters:
    'The server sent bytes that are no UTF-8. Where � stands a character is lost; what encoding it writes is a setting of the server.',
  loneMark: (mark: string): string =>
    `What stands before ${mark} is the model’s thinking, which the server passed on as answer. It can be set to tell the two apart (llama.cpp: --reasoning-format, vLLM: --reasoning-parser).`,
  refused: 'The model refused: the text above is its refusal.',
  refusedSilently: 'The model refused and did not say why (finish_reason: refusal).',
  countedNothing:
    'The server counted 0 for an answer that is there, which cannot be; the counts here are our own.',
  notCounted: 'The server sent no counts; these are our own.',
  shortened: (server: string, own: string): string =>
    `The server counted ${server} tokens in, and the question has about ${own}: it seems to have been cut to fit the context window, without a word. Set a larger window on the server (num_ctx in Ollama, -c in llama.cpp), or ask something shorter.`,
  stopped: 'Stopped. The request was ended; some servers compute on for a while.',
  answerOf: (number: number, count: number): string => `answer ${number} of ${count}`,
  spread: (answers: number, different: number): string =>
    different === 1
      ? `${answers === 2 ? 'Both' : `All ${answers}`} answers are the same, sign for sign.`
      : `${answers} answers, ${different} different ones:`,
  times: (count: number): string => `${count} ×`,
  seedSame: (seed: number): string => `Every request had the seed ${seed}.`,
  dry: {
    nothingSent: 'Nothing was sent.',
    noEndpoint: 'No server is set, so the address is the usual one of Ollama.',
    noModel: 'No model is named, so MODEL stands for its name.',
    key: (variable: string): string => `In the place of $${variable} stands its value.`,
  },
  find: {
    heading: 'Model servers on this computer',
    usual: (name: string, port: number): string => `${name} (port ${port})`,
    models: (count: number): string => (count === 1 ? '1 model' : `${count} models`),
    noModels: 'no model yet',
    wantsKey: 'answers, and wants a key: --key-env NAME',
    loading: 'answers that it is still loading',
    silent: 'takes the connection and says nothing',
    other: 'something answers, but no model server',
    none: (ports: string): string => `No model server answers on this computer (looked at ports ${ports}).`,
    set: (address: string, model: string): string => `Set: ${address} with ${model || 'any model'}.`,
    question: 'Which one is to be asked from now on?',
    no: 'none',
    chosen: (address: string, model: string): string =>
      `${model} at ${address} is set. Ask it: llm-primer try "What is a token?"`,
    useIt: (address: string, model: string): string =>
      `Use it: llm-primer try --endpoint ${address} --model ${model} "What is a token?"`,
    install:
      'Install one of them, load a model, and run llm-primer try again: Ollama (https://ollama.com), LM Studio (https://lmstudio.ai), llama.cpp (https://github.com/ggml-org/llama.cpp), Jan (https://jan.ai), vLLM (https://docs.vllm.ai).',
    fits: (memory: string, budget: string): string =>
      `This computer has ${memory} of memory. Open models whose weights take at most ${budget} at 4 bits a number (0.56 bytes with their scales), newest first:`,
    columns: { model: 'model', parameters: 'parameters', weights: 'weights' },
    nothingFits: (memory: string): string =>
      `This computer has ${memory} of memory; no open model of the catalogue fits at 4 bits a number. A server elsewhere: --endpoint ADDRESS --remote.`,
    asOf: (day: string): string => `Catalogue as of ${day}. More of them: llm-primer models --open-source`,
  },
  next: {
    summary: 'what comes next? the probabilities of your model beside those of the lab',
    text: 'the beginning of a text',
    top: 'how many to show',
    after: (text: string): string => `After “${text}”`,
    ours: 'lab next (counted)',
    end: '(end of the sentence)',
    form: {
      completion: 'Your model was given the text itself to go on with (/completions).',
      chat: 'Your model was given the text as a message (/chat/completions): this is how its answer begins, which is not the same as how the text goes on.',
    },
    lesson: 'The lab has only counted words of the lessons, three at a time: llm-primer lab next.',
  },
  recipe: {
    summary: 'try something of the course on your own model; without a name, the list',
    name: 'a recipe, as the section names it',
    yes: 'send without asking',
    heading: 'Try it on yours',
    none: 'This course has nothing to try on a model of your own.',
    count: (count: number): string => (count === 1 ? '1 thing to try' : `${count} things to try`),
    row: (number: string, id: string, title: string): string => `${number}  ${id}  ${title}`,
    lookFor: 'Look for:',
    system: 'Instruction:',
    prompt: 'Question:',
    setting: (n: number, temperature: number | undefined): string =>
      [
        n === 1 ? 'asked once' : `asked ${n} times`,
        temperature === undefined ? 'temperature as the server has it' : `temperature ${temperature}`,
      ].join(', '),
    goes: (host: string, model: string, requests: number, size: string): string =>
      `${requests === 1 ? '1 request goes' : `${requests} requests go`} to ${host}, model ${model}: ${size} in all. Nothing else of yours is sent.`,
    askToSend: 'Send it?',
    remote: (host: string): string =>
      `${host} is not this computer, and in the reader nothing is sent elsewhere. If it may go there, leave the reader and run:`,
    askYes: 'Enter sends it. Until you leave llm-primer, the next ones start at once.',
    theOnlyModel: '(the only one that it has)',
    no: 'no',
    send: 'yes, send',
    notSent: 'Nothing was sent.',
    noServer:
      'No model of your own is set yet. Find one on this computer: llm-primer try. Or: llm-primer config set try-endpoint ADDRESS (and try-model NAME).',
    answer: (number: number, count: number): string =>
      count === 1 ? 'Answer' : `Answer ${number} of ${count}`,
    running: (done: number, of: number): string => `asking … ${done} of ${of} answers`,
    loneMark: (mark: string): string =>
      `Left out here is what stands before ${mark}: the model’s thinking, which the server passed on as answer. It can be set to tell the two apart (llama.cpp: --reasoning-format, vLLM: --reasoning-parser).`,
    noText: '(no text)',
    seen: 'What was seen',
    saw: {
      held: 'the check holds',
      missed: 'the check does not hold',
      found: (words: string): string => `found: ${words}`,
      notFound: (words: string): string => `not found: ${words}`,
      counted: (count: number, of: 'characters' | 'words' | 'lines' | 'items'): string =>
        `${count} ${{ characters: 'characters', words: 'words', lines: 'lines', items: 'list items' }[of]}`,
      number: (value: number | undefined): string =>
        value === undefined ? 'no number in it' : `the last number is ${value}`,
      json: { bare: 'JSON, as asked for', fenced: 'JSON only after a fence is taken off', none: 'not JSON' },
      wrongShape: (place: string): string => `JSON, but not of that shape (${place})`,
      ended: (how: string): string => `ended with: ${how}`,
      tokens: (prompt: string | undefined, cached: string | undefined, answer: string | undefined): string =>
        [
          prompt === undefined ? 'tokens in not counted' : `${prompt} tokens in`,
          cached === undefined ? 'from the cache not told' : `${cached} of them from the cache`,
          answer === undefined ? 'tokens out not counted' : `${answer} out`,
        ].join(', '),
      noCounts: 'the server sent no counts',
      impossible: 'the server counted 0 for an answer that is there, which cannot be',
    },
    check: {
      contains: (words: string): string => `Check: one of these words is in it: ${words}`,
      lacks: (words: string): string => `Check: none of these words is in it: ${words}`,
      matches: (pattern: string): string => `Check: it matches ${pattern}`,
      'one-of': (words: string): string => `Check: the whole answer is one of: ${words}`,
      json: 'Check: the whole answer is JSON of the shape that was asked for',
      count: (
        of: 'characters' | 'words' | 'lines' | 'items',
        least: number | undefined,
        most: number | undefined,
      ): string => {
        const thing = { characters: 'characters', words: 'words', lines: 'lines', items: 'list items' }[of]
        const range =
          least === undefined
            ? `at most ${most ?? '…'}`
            : most === undefined
              ? `at least ${least}`
              : least === most
                ? `exactly ${least}`
                : `${least} to ${most}`
        return `Check: ${range} ${thing}`
      },
      number: (value: number): string => `Check: its last number is ${value}`,
      same: 'Check: all answers are the same, sign for sign',
      ending: (how: string): string => `Check: it ends with ${how}`,
      usage: 'Nothing is checked: the tokens are counted',
    },
    total: (held: number, of: number): string => `The check held in ${held} of ${of} answers.`,
    counts: 'It stands in your progress, apart from your own answers.',
    stopped: 'Stopped; this run was not stored.',
    keys: { send: 'send', back: 'back', keys: 'keys', again: 'again', stop: 'stop' },
  },
  /** Standing words for the answers that are none; also what the JSON says beside the code. */
  errors: {
    'bad-endpoint': ({ trouble, address }) =>
      ({
        'not-an-address': {
          what: `${address === '' ? 'The address' : `"${address}"`} is not the address of a model server.`,
          todo: 'Write it as http://HOST:PORT/v1, for instance http://localhost:11434/v1.',
        },
        'not-http': {
          what: `${address === '' ? 'The address' : address} is neither http nor https.`,
          todo: 'Write it as http://HOST:PORT/v1 or https://HOST/v1.',
        },
        password: {
          what: 'The address has a user name or a password in it, so it was neither used nor stored.',
          todo: 'Leave it out, put the key into an environment variable, and name that: --key-env NAME.',
        },
        query: {
          what: 'The address has a question mark or a number sign in it, behind which keys are often put, so it was neither used nor stored.',
          todo: 'Write it without: http://HOST:PORT/v1. A key belongs into an environment variable: --key-env NAME.',
        },
      })[trouble],
    'needs-remote': ({ host }) => ({
      what: `${host} is not this computer, so nothing was sent.`,
      todo: 'If your question may go there, add --remote.',
    }),
    'no-endpoint': () => ({
      what: 'No model server is set, and there is nobody to ask which one is meant.',
      todo: 'See what answers on this computer: llm-primer try. Then name it: --endpoint ADDRESS --model NAME, or config set try-endpoint ADDRESS.',
    }),
    'which-model': ({ host, known }) =>
      known.length === 0
        ? {
            what: `The server at ${host} names no model.`,
            todo: 'Load one there, or name it: --model NAME.',
          }
        : {
            what: `The server at ${host} has ${known.length} models, and none is named.`,
            todo: `Name one: --model NAME. There are: ${known.slice(0, 20).join(', ')}${known.length > 20 ? ' …' : ''}`,
          },
    'not-a-variable': () => ({
      what: 'What was given is not the name of an environment variable. It is not repeated here, since it may be the key itself.',
      todo: 'Put the key into an environment variable, say MY_KEY, and give its name: --key-env MY_KEY.',
    }),
    'key-not-set': ({ variable, fault }) => ({
      what: {
        unset: `The environment variable ${variable} is not set, so there is no key and nothing was sent.`,
        empty: `The environment variable ${variable} is empty, so there is no key and nothing was sent.`,
        characters: `The value of ${variable} has spaces or characters in it that no key has, so nothing was sent.`,
      }[fault],
      todo: `Set it in this shell (export ${variable}=…; in PowerShell $env:${variable}="…"), or leave --key-env away if the server wants no key.`,
    }),
    'no-prompt': () => ({
      what: 'There is nothing to ask: the question is empty.',
      todo: 'For instance: llm-primer try "What is a token?"',
    }),
    'unknown-recipe': ({ wanted, known, meant }) => ({
      what: `There is no recipe "${wanted}".`,
      todo:
        known.length === 0
          ? 'This course has none.'
          : `There are: ${known.join(', ')}. ${didYouMeanEn(meant, '')}`.trimEnd(),
    }),
    'no-probabilities': ({ host }) => ({
      what: `The server at ${host} gives no probabilities (logprobs), neither for a text nor for a chat.`,
      todo: 'llama.cpp, vLLM and several others give them; Ollama and LM Studio depend on the version.',
    }),
    'no-answer': ({ host, trouble }) => requestReport(host, trouble),
    'bad-answer': ({ host, ending }) => endingReport(host, ending),
  } satisfies Partial<ErrorWording>,
}

const said = (message: string): string => (message === '' ? '' : ` It says: ${message}`)

/** Two hours rather than 7,200 seconds. */
const longTime = (seconds: number): string =>
  seconds < 120
    ? `${seconds} s`
    : seconds < 7200
      ? `${Math.ceil(seconds / 60)} minutes`
      : seconds < 172_800
        ? `${Math.ceil(seconds / 3600)} hours`
        : `${Math.ceil(seconds / 86_400)} days`

const WITH_V1 = 'Give the address that ends in /v1: http://HOST:PORT/v1.'
const AT_THE_GATEWAY =
  'Set what stands between to OpenAI-compatible answers (chat completions), or give the address at which it answers so.'

const DIALECTS: Readonly<Record<ForeignDialect, { readonly name: string; readonly todo: string }>> = {
  anthropic: { name: "Anthropic's Messages", todo: AT_THE_GATEWAY },
  responses: { name: "OpenAI's Responses", todo: AT_THE_GATEWAY },
  gemini: {
    name: "Gemini's own interface",
    todo: 'Give its OpenAI-compatible address, which ends in /v1beta/openai, or set what stands between to it.',
  },
  ollama: { name: "Ollama's own interface", todo: WITH_V1 },
  'llama.cpp': { name: "llama.cpp's own /completion", todo: WITH_V1 },
}

function requestReport(host: string, trouble: RequestTrouble): Report {
  switch (trouble.type) {
    case 'network':
      return networkReport(host, trouble.trouble)
    case 'redirected':
      return {
        what: `The server at ${host} points to another place, ${trouble.to}; nothing was sent there.`,
        todo: 'If that is the right one, give it as --endpoint.',
      }
    case 'misdirected':
      return {
        what: `The server at ${host} answers with a redirect (${trouble.status}) that leads to no answer.`,
        todo: 'Look at the address: most end in /v1, for instance http://localhost:11434/v1.',
      }
    case 'web-page':
      return {
        what: `${trouble.address} answers with a web page, not as a model server.`,
        todo: 'Look at the address: most end in /v1, for instance http://localhost:11434/v1.',
      }
    case 'not-a-model-server':
      return {
        what: `Something answers at ${trouble.address}, but not as a model server does.`,
        todo: 'Look at host, port and path: most addresses end in /v1.',
      }
    case 'foreign-dialect':
      return {
        what: `${trouble.address} answers in the form of ${DIALECTS[trouble.dialect].name}, and chat completions were asked for; its answer is not shown.`,
        todo: DIALECTS[trouble.dialect].todo,
      }
    case 'wrong-address':
      return {
        what: `There is no model server at ${trouble.address} (${trouble.status}).${said(trouble.message)}`,
        todo: 'Look at the address: most end in /v1, for instance http://localhost:11434/v1.',
      }
    case 'no-list':
      return {
        what: `There is no list of models at ${trouble.address} (${trouble.status}), and no model is named.${said(trouble.message)}`,
        todo: 'Look at the address: most end in /v1. If it is right, name the model: --model NAME.',
      }
    case 'no-model':
      return {
        what: `The server at ${host} has no model "${trouble.model}".${said(trouble.message)}`,
        todo:
          trouble.known === undefined
            ? 'Load it there, or name another one: --model NAME.'
            : trouble.known.length === 0
              ? 'It has none at all: load one there first.'
              : `It has: ${trouble.known.join(' ')}`,
      }
    case 'key':
      return {
        what:
          trouble.variable === undefined
            ? `The server at ${host} wants a key (${trouble.status}).${said(trouble.message)}`
            : `The server at ${host} did not take the key from ${trouble.variable} (${trouble.status}).${said(trouble.message)}`,
        todo:
          trouble.variable === undefined
            ? 'Put it into an environment variable and give its name: --key-env NAME.'
            : `Check the value of ${trouble.variable}, and whether the key belongs to this server and may use this model.`,
      }
    case 'no-money':
      return {
        what: `The account at ${host} has no money or quota left (${trouble.status}); it was not asked again.${said(trouble.message)}`,
        todo: "Look at the balance on the maker's page, or ask a model on this computer: llm-primer try",
      }
    case 'too-long-wait':
      return {
        what: `The server at ${host} wants to be asked again in ${longTime(trouble.seconds)} at the earliest.${said(trouble.message)}`,
        todo: 'Ask again then.',
      }
    case 'proxy-unusable':
      return {
        what: `The proxy in ${trouble.variable} is not an HTTP proxy, and others are not spoken here.`,
        todo: 'Name an HTTP proxy (http://HOST:PORT), or put the host into no_proxy.',
      }
    case 'status':
      return {
        what: `The server at ${host} refused (${trouble.status}${trouble.tries > 1 ? `, asked ${trouble.tries} times` : ''}).${said(trouble.message)}`,
        todo:
          trouble.status >= 500 || trouble.status === 429
            ? 'Look at the log of the server, or ask again later.'
            : trouble.message === ''
              ? 'It does not say why: look at its log; --dry-run shows the request.'
              : 'Change what it names; --dry-run shows the request.',
      }
  }
}

function networkReport(host: string, trouble: NetworkTrouble): Report {
  switch (trouble.type) {
    case 'refused':
      return {
        what: `Nothing answers at ${host}: nobody listens on that port.`,
        todo: 'Start the model server (ollama serve, or the server of LM Studio), or look at the port.',
      }
    case 'unknown-host':
      return {
        what: `The name ${host} does not resolve: there is no such host, or no network.`,
        todo: 'Look at the spelling of the address, and at the network.',
      }
    case 'unreachable':
      return {
        what: `${host} cannot be reached from here.`,
        todo: 'Look at the network, a VPN, or the firewall.',
      }
    case 'not-allowed':
      return {
        what: `The system does not let llm-primer connect to ${host}.`,
        todo: 'Look at the firewall, or at the sandbox this runs in.',
      }
    case 'no-connection':
      return {
        what: `No connection to ${host} within ${trouble.seconds} s.`,
        todo: 'Look at the address, the network and the firewall.',
      }
    case 'silent':
      return {
        what: `The server at ${host} was silent for ${trouble.seconds} s, so nobody waits any longer.`,
        todo: 'Look at its log: a model may be too large for the memory. Then ask again.',
      }
    case 'hung-up':
      return {
        what: `The server at ${host} closed the connection before it had said anything.`,
        todo: 'Look at its log; if it speaks TLS, write https:// in the address.',
      }
    case 'broken':
      return {
        what: `The connection to ${host} broke within the answer; what came, if anything did, stands above.`,
        todo: 'Ask again; the log of the server may say why.',
      }
    case 'certificate':
      return {
        what: {
          unknown: `The certificate of ${host} is not signed by anybody this computer trusts, so no key and no question were sent.`,
          expired: `The certificate of ${host} is not valid today (expired, or not yet valid), so no key and no question were sent.`,
          'other-name': `The certificate of ${host} was made out for another name, so no key and no question were sent.`,
        }[trouble.fault],
        todo: {
          unknown:
            'If it is your own, name the file of the certificate: NODE_EXTRA_CA_CERTS=FILE.pem llm-primer try …',
          expired: 'Renew it on the server, and look at the clock of this computer.',
          'other-name': 'Write the host as the certificate has it.',
        }[trouble.fault],
      }
    case 'no-tls':
      return {
        what: `${host} does not speak TLS as https needs it.`,
        todo: 'A server on this computer is mostly asked with http://.',
      }
    case 'no-http':
      return {
        what: `Something answers at ${host} that is not HTTP.`,
        todo: 'Look at the port; if it speaks TLS, write https:// in the address.',
      }
    case 'unreadable':
      return {
        what: `The server at ${host} compressed its answer (${trouble.encoding}), and it cannot be read.`,
        todo: 'Ask it without a proxy in between that compresses.',
      }
    case 'proxy-refused':
      return {
        what: `The proxy ${trouble.proxy} does not let us through to ${host} (${trouble.status}).`,
        todo: 'Look at its rules and its password, or put the host into no_proxy.',
      }
    case 'proxy-unreachable':
      return {
        what: `The proxy ${trouble.proxy} that the environment names cannot be reached.`,
        todo: 'Look at https_proxy, http_proxy and all_proxy, or put the host into no_proxy.',
      }
    case 'proxy-no-http':
      return {
        what: `The proxy ${trouble.proxy} that the environment names does not answer as an HTTP proxy does.`,
        todo: 'Look at https_proxy, http_proxy and all_proxy (http://HOST:PORT), or put the host into no_proxy.',
      }
    case 'failed':
      return {
        what: `The connection to ${host} failed${trouble.reason === '' ? '' : ` (${trouble.reason})`}.`,
        todo: 'Look at the address and the network.',
      }
  }
}

function endingReport(host: string, ending: Ending): Report {
  switch (ending.type) {
    case 'filtered':
      return {
        what: `A filter of the server at ${host} stopped the answer (finish_reason: content_filter).`,
        todo: 'What came, if anything did, stands above. Ask it in other words.',
      }
    case 'tool':
      return {
        what: 'The model answered with the call of a tool and no text; there are no tools here.',
        todo: 'Ask it in other words, or tell it to answer in text.',
      }
    case 'empty':
      return ending.thought
        ? {
            what: `The model thought and gave no answer${ending.limited ? ': the limit of tokens was used up before' : ''}.`,
            todo: ending.limited
              ? 'Allow more: --max-tokens NUMBER. --thinking shows what it thought.'
              : 'See what it thought: --thinking.',
          }
        : {
            what: `The answer of ${host} is empty: not one word came.`,
            todo: 'The question may be longer than the context window of the model, or the model is not loaded as it should be: look at the log of the server.',
          }
    case 'error':
      return {
        what: `The server at ${host} told of an error within the answer${ending.message === '' ? '.' : `: ${ending.message}`}`,
        todo: 'What came before, if anything did, stands above. The log of the server may say more.',
      }
    case 'unfinished':
      return {
        what: `The answer is incomplete: ${host} ended the stream without saying that the answer ends.`,
        todo: 'What came stands above. Ask again for a whole one.',
      }
    case 'broken':
      return networkReport(host, ending.trouble)
    case 'unreadable':
      return {
        what: `${ending.events === 1 ? 'A part' : `${ending.events} parts`} of the answer from ${host} could not be read, so something is missing in it.${said(ending.words)}`,
        todo: 'Ask again; if it stays so, the server does not speak this protocol.',
      }
    case 'endless':
      return {
        what: `The answer of ${host} was cut at ${ending.megabytes} MB: no answer of a model is so long.`,
        todo: 'Look at the log of the server; --max-tokens NUMBER sets a limit.',
      }
    default:
      return { what: `The answer of ${host} did not end well.`, todo: 'Ask again.' }
  }
}
