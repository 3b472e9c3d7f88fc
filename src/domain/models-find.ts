import type { CatalogDetails } from './catalog.ts'
import {
  type App,
  appRow,
  type Company,
  type Family,
  familyRow,
  type ModelRow,
  newestRelease,
  normalizeName,
  type Release,
  releaseRow,
} from './models.ts'
import { suggest } from './suggest.ts'

/** What a name means: an entry of the catalogue, or one release of it. */
export interface FoundModel {
  readonly entry: Family | App
  readonly company: Company
  readonly release?: Release
}

interface Named extends FoundModel {
  readonly names: readonly string[]
}

/**
 * Finds an entry or a release by id, name, alias or pinyin. What fits better comes first: an id, then a name of an entry,
 * then a release, then an alias; then ids as interfaces have them: with a provider before it, a day or a build behind
 * it, or "latest" in place of a number: `mistral-large-latest` is not the first Mistral Large, which nobody offers now.
 */
export function findModel(word: string, details: CatalogDetails): FoundModel | undefined {
  const ranks = namesByRank(details)
  const isNamed = [word, barerNames(word)[0] ?? word].some((name) =>
    ranks.flat().some(({ names }) => names.includes(normalizeName(name))),
  )
  const tunings = isNamed ? [] : tuningsOf(word, details)
  if (tunings.length > 0) return tunings.length === 1 ? tunings[0] : undefined
  for (const name of [word, ...barerNames(word)]) {
    const wanted = normalizeName(name)
    const found = ranks.flatMap((rank) => rank.filter(({ names }) => names.includes(wanted))).at(0)
    if (found === undefined) continue
    const isLatest = name !== word && /latest$/i.test(word.trim())
    return (isLatest ? latestInPlaceOf(found, word, details) : undefined) ?? foundModel(found)
  }
  return (
    releaseNamed(barest(word), ranks) ??
    ofSize(barest(word), details) ??
    onlyRelease(word, details) ??
    latestOf(barest(word), details) ??
    onlyFamilyOf(word, details) ??
    shortNamed(word, details) ??
    chineseNamed(word, details)
  )
}

/** `文心4.5`, `豆包 1.6`, `混元大模型`, `通义`: a Chinese name or its beginning, where releases have the Latin one. */
function chineseNamed(word: string, details: CatalogDetails): FoundModel | undefined {
  const named = chineseFamily(word, details)
  if (named === undefined) return undefined
  const { family, rest } = named
  if (rest === '') return family
  return latinNames(family)
    .map((name) => findModel(`${name} ${rest}`, details))
    .find((found) => found?.release !== undefined && found.entry.id === family.entry.id)
}

/** The one family that a word's Chinese beginning names, and what stands behind it. */
function chineseFamily(
  word: string,
  details: CatalogDetails,
): { readonly family: FoundModel; readonly rest: string } | undefined {
  const [, beginning = '', rest = ''] =
    /^([\p{sc=Han}·]+)[\s-]*([^\p{sc=Han}]*)$/u.exec(word.normalize('NFKC').trim()) ?? []
  const wanted = normalizeName(beginning.replace(/(大?模型|系列)$/, ''))
  if (wanted.length < 2) return undefined
  const [family, ...others] = entriesOf(details).filter(
    ({ entry, company }) =>
      entry.kind === 'family' &&
      [entry.name.zh, ...entry.aliases, company.name.zh, ...company.aliases].some((name) =>
        normalizeName(name).startsWith(wanted),
      ),
  )
  return family === undefined || others.length > 0 ? undefined : { family, rest }
}

const latinNames = ({ entry }: FoundModel): string[] => [
  entry.name.en,
  ...(entry.kind === 'family' ? entry.prefixes : []),
]

/** A word with the Latin name of a family in place of the Chinese one. */
function inLatin(word: string, details: CatalogDetails): string {
  const named = chineseFamily(word, details)
  return named === undefined || named.rest === '' ? word : `${named.family.entry.name.en} ${named.rest}`
}

/**
 * What people leave out: `R1` and `4o` are names without the family's, `sonnet` is a word that only one family has in
 * its names, and the newest of those.
 */
function shortNamed(word: string, details: CatalogDetails): FoundModel | undefined {
  const wanted = normalizeName(barest(word))
  if (wanted.length < 2) return undefined
  const families = entriesOf(details).flatMap(({ entry, company }) =>
    entry.kind === 'family' ? [{ entry, company }] : [],
  )
  const named = (/\d/.test(wanted) ? families : []).flatMap(({ entry, company }) => {
    const names = [entry.name.en, entry.name.zh, entry.id].map(normalizeName)
    const release = entry.releases.find((each) =>
      names.some((name) => normalizeName(each.name.en) === name + wanted),
    )
    return release === undefined ? [] : [{ entry, company, release }]
  })
  if (named.length === 1) return named[0]
  if (/\d/.test(wanted)) return undefined
  const having = families.flatMap(({ entry, company }) => {
    const releases = entry.releases.filter(({ name }) => wordsOf(name.en).includes(wanted))
    const offered = releases.filter(({ current }) => current)
    const release = newestRelease(offered.length > 0 ? offered : releases)
    return release === undefined ? [] : [{ entry, company, release }]
  })
  return having.length === 1 ? having[0] : undefined
}

const wordsOf = (name: string): string[] => name.toLowerCase().split(/[^\p{L}]+/u)

/** `智谱` is GLM, `小米` MiMo: a company of which there is one family. */
function onlyFamilyOf(word: string, details: CatalogDetails): FoundModel | undefined {
  const [found, ...others] = familiesOfCompany(word, details)
  return others.length === 0 ? found : undefined
}

/** The families of the company that a word names, or whose Chinese name it begins: `字节`, `月之`. */
export function familiesOfCompany(word: string, details: CatalogDetails): FoundModel[] {
  const wanted = normalizeName(word)
  const isBeginning = /^\p{sc=Han}{2,}$/u.test(wanted)
  return entriesOf(details).filter(
    ({ entry, company: { id, name, aliases } }) =>
      entry.kind === 'family' &&
      wanted !== '' &&
      [id, name.zh, name.en, ...aliases]
        .map(normalizeName)
        .some((each) => each === wanted || (isBeginning && each.startsWith(wanted))),
  )
}

/** `InternLM3` where the only release of that series is InternLM3-8B. */
function onlyRelease(word: string, details: CatalogDetails): FoundModel | undefined {
  const series = seriesNamed(word, details)
  const [release, ...others] = series?.releases ?? []
  if (series === undefined || release === undefined || others.length > 0) return undefined
  return { entry: series.family, company: series.company, release }
}

/** Releases that begin with a word: `Qwen3.5`, `grok 4 fast`. */
export interface Series {
  readonly family: Family
  readonly company: Company
  readonly releases: readonly Release[]
  /** The word as a list of releases finds them: the Latin name in place of the Chinese one. */
  readonly word: string
}

/** The releases of one family whose names go on behind the word with another word, not with another number. */
export function seriesNamed(word: string, details: CatalogDetails): Series | undefined {
  const latin = inLatin(word, details)
  const wanted = normalizeName(barerNames(latin)[0] ?? '')
  if (!/\p{L}.*\d/u.test(wanted)) return undefined
  const found = entriesOf(details).flatMap(({ entry, company }): Series[] => {
    if (entry.kind === 'app') return []
    const releases = entry.releases.filter((release) =>
      [release.id, release.name.en, release.name.zh].some(
        (name) => goesOn(name, wanted) || untuned(name) === wanted,
      ),
    )
    return releases.length === 0
      ? []
      : [{ family: entry, company, releases: newestFirst(releases), word: latin }]
  })
  return found.length === 1 ? found[0] : undefined
}

/** `qwen3-235b-a22b-2507` is Instruct-2507 and Thinking-2507: releases whose names have the word and their tuning alone. */
function tuningsOf(word: string, details: CatalogDetails): FoundModel[] {
  const wanted = normalizeName(barerNames(word)[0] ?? '')
  return entriesOf(details).flatMap(({ entry, company }) =>
    entry.kind === 'family'
      ? entry.releases
          .filter(({ id, name }) => [id, name.en].some((each) => untuned(each) === wanted))
          .map((release) => ({ entry, company, release }))
      : [],
  )
}

const untuned = (name: string): string =>
  normalizeName(name.replace(/[-_ ](?:instruct|thinking|chat|base|it)(?=[-_ ]|$)/gi, ''))

/** What follows the word in a name: nothing, or after a separator a word, a size or a date. */
function goesOn(name: string, wanted: string): boolean {
  const letters = [...name.normalize('NFKC')]
  const length = letters.findIndex((_, at) => normalizeName(letters.slice(0, at + 1).join('')) === wanted)
  return length >= 0 && /^$|^[^\p{L}\p{N}]+(?:\p{L}|\d+\p{L}|\d{4})/u.test(letters.slice(length + 1).join(''))
}

export const newestFirst = (releases: readonly Release[]): Release[] =>
  [...releases].sort((a, b) => ((a.released.value ?? '') < (b.released.value ?? '') ? 1 : -1))

const foundModel = ({ entry, company, release }: Named): FoundModel => ({
  entry,
  company,
  ...(release === undefined ? {} : { release }),
})

/** What stands behind the name of a release: a day, a build, the kind of tuning, the way in which weights are packed. */
const BEHIND =
  /[-@:_ ](20\d{6}|20\d{2}-\d{2}-\d{2}|\d{2}-\d{2}|\d{4}|\d{3}|latest|free|instruct|chat|base|it|hf|fp8|gguf|awq|preview|beta|thinking)$/i

/** The word without the provider before it and, one after the other, without what stands behind a name. */
function barerNames(word: string): string[] {
  const names = [word.trim().replace(/^.*\//, '')]
  for (;;) {
    const last = names.at(-1) ?? ''
    const shorter = last.replace(BEHIND, '')
    if (shorter === last || shorter === '') return names
    names.push(shorter)
  }
}

const barest = (word: string): string => barerNames(word).at(-1) ?? ''

/** `llama-3.3-70b` means the release that is called Llama-3.3-70B-Instruct. */
function releaseNamed(word: string, ranks: readonly (readonly Named[])[]): FoundModel | undefined {
  const wanted = normalizeName(word)
  const found = ranks
    .flat()
    .find(
      ({ release }) =>
        release !== undefined &&
        [release.id, release.name.en].some((name) => normalizeName(barest(name)) === wanted),
    )
  return wanted === '' || found === undefined ? undefined : foundModel(found)
}

/** `llama 3 8b`, `gemma2:9b`: one of the sizes in which a release came out. */
function ofSize(word: string, details: CatalogDetails): FoundModel | undefined {
  const [, name = '', size] = /^(.*\d.*?)[-_: ]([\d.]+)b$/i.exec(word) ?? []
  const found = name === '' ? undefined : findModel(name, details)
  const sizes = found?.release?.params?.value ?? []
  return sizes.some(({ total }) => total === Number(size)) ? found : undefined
}

/** Of a family its newest release, and of one that is over what came after it. */
function latestInPlaceOf(
  { entry, company, release }: FoundModel,
  word: string,
  details: CatalogDetails,
): FoundModel | undefined {
  if (release !== undefined) return release.current ? undefined : latestOf(barest(word), details)
  if (entry.kind === 'app') return undefined
  const newest = newestRelease(entry.releases.filter(({ current }) => current))
  return newest === undefined ? undefined : { entry, company, release: newest }
}

/** `gemini-flash-latest`, `claude sonnet`: a name without a number is the newest of those that have all its words. */
function latestOf(word: string, details: CatalogDetails): FoundModel | undefined {
  const words = word
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  if (words.length < 2 || /\d/.test(word)) return undefined
  const releases = entriesOf(details).flatMap(({ entry, company }) =>
    entry.kind === 'family' ? entry.releases.map((release) => ({ entry, company, release })) : [],
  )
  const named = releases.filter(({ release }) => {
    const own = [release.id, release.name.en].flatMap((name) => name.toLowerCase().split(/[^\p{L}]+/u))
    return words.every((each) => own.includes(each))
  })
  const offered = named.filter(({ release }) => release.current)
  const pool = offered.length > 0 ? offered : named
  const newest = newestRelease(pool.map(({ release }) => release))
  return pool.find(({ release }) => release === newest)
}

/** What comes near a word that is nothing of the catalogue: the family whose name it begins with, and what is known of it. */
export interface NearFamily {
  readonly family: Family
  readonly company: Company
  /** Releases whose names begin with the word; without any, the newest. */
  readonly releases: readonly Release[]
  readonly isBeginning: boolean
}

export function nearFamily(word: string, details: CatalogDetails): NearFamily | undefined {
  const wanted = normalizeName(barest(inLatin(word, details)))
  const ranked = entriesOf(details)
    .flatMap(({ entry, company }) =>
      entry.kind === 'family'
        ? [entry.id, entry.name.zh, entry.name.en, ...entry.aliases, ...entry.prefixes].map((name) => ({
            family: entry,
            company,
            name: normalizeName(name),
          }))
        : [],
    )
    .filter(({ name }) => name.length > 1 && wanted.startsWith(name))
    .sort((a, b) => b.name.length - a.name.length)
  const [best] = ranked
  if (best === undefined) return undefined
  const { family, company } = best
  const shortest = Math.min(...ranked.flatMap((each) => (each.family === family ? [each.name.length] : [])))
  const begins = beginningWith(wanted, family)
  const near = begins.length > 0 ? begins : alikeIn(family, wanted, shortest)
  const byDay = newestFirst(near.length > 0 ? near : family.releases)
  return { family, company, releases: byDay.slice(0, NEAR_RELEASES), isBeginning: begins.length > 0 }
}

const beginningWith = (wanted: string, { releases }: Family): Release[] =>
  releases.filter((release) =>
    [release.id, release.name.en, release.name.zh].some((name) => normalizeName(name).startsWith(wanted)),
  )

/** `gemma 3 27b` where there are Gemma 3 and Gemma 3n: those that share most of the word, and more than the family. */
function alikeIn(family: Family, wanted: string, shortest: number): Release[] {
  for (let length = wanted.length - 1; length > shortest; length -= 1) {
    const alike = beginningWith(wanted.slice(0, length), family)
    if (alike.length > 0) return alike
  }
  return []
}

const NEAR_RELEASES = 4

/** The id that was probably meant. */
export function nearModel(word: string, details: CatalogDetails): string | undefined {
  const wanted = normalizeName(word)
  const named = namesByRank(details).flat()
  const meant = suggest(
    wanted,
    named.flatMap(({ names }) => names),
  )
  const owner = named.find(({ names }) => meant !== undefined && names.includes(meant))
  return owner && (owner.release === undefined ? owner.entry.id : `${owner.entry.id}/${owner.release.id}`)
}

function namesByRank(details: CatalogDetails): readonly (readonly Named[])[] {
  const entries = entriesOf(details)
  const releases = entries.flatMap(({ entry, company }) =>
    entry.kind === 'family' ? entry.releases.map((release) => ({ entry, company, release })) : [],
  )
  const name = (found: FoundModel, ...names: readonly string[]): Named => ({
    ...found,
    names: names.map(normalizeName),
  })
  return [
    entries.map((found) => name(found, found.entry.id)),
    entries.map((found) => name(found, found.entry.name.zh, found.entry.name.en)),
    releases.map((found) =>
      name(
        found,
        `${found.entry.id}/${found.release.id}`,
        found.release.id,
        found.release.name.zh,
        found.release.name.en,
        ...(found.release.ids ?? []),
      ),
    ),
    entries.map((found) => name(found, ...found.entry.aliases, ...appNames(found.entry))),
  ]
}

function entriesOf({ entries, companies }: CatalogDetails): FoundModel[] {
  return entries.flatMap((entry) => {
    const company = companies.find(({ id }) => id === entry.company)
    return company === undefined ? [] : [{ entry, company }]
  })
}

const appNames = (entry: Family | App): string[] =>
  entry.kind === 'family' && entry.app !== undefined ? [entry.app.name.zh, entry.app.name.en] : []

/** The row of what was found, computed as in the list. */
export function rowOf({ entry, company, release }: FoundModel): ModelRow {
  if (entry.kind === 'app') return appRow(entry, company)
  return release === undefined ? familyRow(entry, company) : releaseRow(entry, release, company)
}
