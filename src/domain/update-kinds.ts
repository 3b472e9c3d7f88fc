import { type Family, normalizeName } from './models.ts'
import { isRecord } from './record.ts'

/** How many are another name of a release, retired by their maker, or no models for text. */
export interface SetAside {
  readonly aliases: number
  readonly retired: number
  readonly otherKinds: number
}

/** Names that point at something else from time to time, and the ways in which routers sell one model. */
const ALIAS =
  /(^|[-/:@_.])latest$|^(deepseek-(chat|reasoner)|gpt-\d(\.\d)?-chat)$|:(free|beta|nitro|floor|extended|online)$/i
/** What stands behind the id of a release: a day, a build, a trial, the way in which weights are tuned or packed. */
const BEHIND =
  /[-@:_](20\d{6}|20\d{2}-\d{2}-\d{2}|\d{6}|\d{2}-\d{2}|\d{2}-20\d{2}|\d{4}|\d{3}|v\d(:\d)?|preview|exp|experimental|instruct|it|hf|fp8|gguf|awq)$/i
/** Embeddings, speech, pictures and films, moderation. */
const OTHER_KIND =
  /embed|rerank|moderation|guard|whisper|speech|transcri|realtime|audio|voice|dall-?e|gpt-image|imagen|imagine|image-|-image|flux|seedream|seedance|hailuo|cogview|video|livetranslate|music|(?<![a-z])(tts|asr|stt|ocr|veo|sora|live|3d)(?![a-z])/i
const RETIRED = /^(deprecated|retired|discontinued|legacy|sunset)$/i

/** What a model of a maker is, if it is not a release of its own. `siblings` are the ids beside it. */
export function kindApart(
  id: string,
  model: Readonly<Record<string, unknown>>,
  siblings: ReadonlySet<string>,
  family: Family,
): keyof SetAside | undefined {
  const { modalities } = model
  const kinds = isRecord(modalities) ? [modalities.input, modalities.output] : []
  if (kinds.some((list) => Array.isArray(list) && !list.includes('text'))) return 'otherKinds'
  if ([id, model.name].some((name) => typeof name === 'string' && OTHER_KIND.test(name))) return 'otherKinds'
  if (typeof model.status === 'string' && RETIRED.test(model.status)) return 'retired'
  if (ALIAS.test(id) || isOtherId(id, model.name, family)) return 'aliases'
  const shorter = shorterNames(id)
  return shorter.some((name) => siblings.has(name) || isReleaseOf(family, name)) && !isReleaseOf(family, id)
    ? 'aliases'
    : undefined
}

/** What is left of an id when the days and builds behind it are taken away one after the other. */
function shorterNames(id: string): string[] {
  const names: string[] = []
  for (let last = id; ; ) {
    const shorter = last.replace(BEHIND, '')
    if (shorter === last || shorter === '') return names
    names.push(shorter)
    last = shorter
  }
}

const isReleaseOf = ({ releases }: Family, name: string): boolean => {
  const wanted = normalizeName(bare(name))
  return releases.some((each) =>
    [each.id, each.name.en, each.name.zh].some((own) => normalizeName(own) === wanted),
  )
}

/** A further id that the catalogue has for a release, which neither its own id nor its name is. */
function isOtherId(id: string, name: unknown, family: Family): boolean {
  const wanted = normalizeName(bare(id))
  return (
    !isReleaseOf(family, id) &&
    !(typeof name === 'string' && isReleaseOf(family, name)) &&
    family.releases.some(({ ids = [] }) => ids.some((each) => normalizeName(bare(each)) === wanted))
  )
}

/** Without the provider before it. */
const bare = (id: string): string => id.replace(/^.*\//, '')
