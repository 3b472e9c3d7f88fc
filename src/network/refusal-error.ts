import { addressText } from '../domain/endpoint.ts'
import { type Moment, type Retry, retryOf } from '../domain/retry.ts'
import { toldText } from '../domain/told-text.ts'
import { modelsAt } from './model-list.ts'
import type { ReadRefusal } from './read-refusal.ts'
import { RequestError, type Server } from './server.ts'

/** Whether it is asked again: not for a model that is not there, whatever the status. */
export function retryFor(refusal: ReadRefusal, moment: Moment): Retry {
  const retry = retryOf(refusal, moment)
  return retry.type === 'wait' && retry.reason === 'server-error' && isModelMissing(refusal)
    ? { type: 'no' }
    : retry
}

/** The error that the learner is told of a refusal, once it is not asked again. */
export async function refusalError(
  refusal: ReadRefusal,
  retry: Retry,
  {
    base,
    server,
    model,
    tries,
  }: { readonly base: URL; readonly server: Server; readonly model: string; readonly tries: number },
): Promise<RequestError> {
  const { status, message } = refusal
  const variable = server.key?.variable
  if (retry.type === 'no-money') return new RequestError({ type: 'no-money', status, message })
  if (retry.type === 'too-long')
    return new RequestError({ type: 'too-long-wait', seconds: Math.ceil(retry.seconds), message })
  if (status === 401 || isAboutKey(refusal))
    return new RequestError({ type: 'key', status, variable, message })
  if (isModelMissing(refusal)) {
    const known = await modelsIfAny(base, server)
    return new RequestError({ type: 'no-model', model, known, message })
  }
  if (status === 404 || status === 405)
    return new RequestError({ type: 'wrong-address', address: addressText(base), status, message })
  return new RequestError({ type: 'status', status, tries, message })
}

/** A 403 may be about the country or come from a firewall, a 400 about anything: it is the key only where it is named. */
const isAboutKey = ({ status, message, code }: ReadRefusal): boolean =>
  (status === 498 &&
    /(?:key|token).*(?:invalid|expired)|(?:invalid|expired).*(?:key|token)/i.test(message)) ||
  (status === 403 && OF_KEYS.test(`${message} ${code}`) && !OF_PLACES.test(`${message} ${code}`)) ||
  (status === 400 &&
    /api[ _-]?key|密钥/i.test(message) &&
    /invalid|incorrect|not valid|missing|expired|错|无效|过期/i.test(message))

const OF_KEYS = /key|auth|token|log ?in|credential|permi|access|allowed|denied|密钥|令牌|鉴权|认证|登录|权限/i
const OF_PLACES = /countr|region|territor|location|\bip\b|国家|地区|区域/i

const isModelMissing = ({ status, message, code }: ReadRefusal): boolean =>
  [400, 403, 404, 422, 500].includes(status) &&
  (/model_?not_?(?:found|supported)|invalid_model|unknown_model/i.test(code) ||
    /no endpoints found for/i.test(message) ||
    (/model|模型/i.test(message) && MISSING.test(message)))

const MISSING =
  /not (?:be )?(?:found|exist|available|loaded|supported|a valid)|no (?:such )?models?\b|(?:does not|doesn't) exist|unknown|(?:invalid|unsupported) model|\bpull\b|不存在|(?:未|没有|无法)找到|找不到|不支持|无效的模型/i

const modelsIfAny = (base: URL, server: Server): Promise<string[] | undefined> =>
  modelsAt(base, server).then(
    (found) => (Array.isArray(found) ? found.map((name) => toldText(name, server.key?.value)) : undefined),
    () => undefined,
  )
