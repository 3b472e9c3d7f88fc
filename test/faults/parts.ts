// A deep run consists of parts. What is done is not done again when the run is started anew, as long as the program is
// the same; `rm -r node_modules/.cache/faults` begins from the start.
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const isDeep = process.env.LLM_PRIMER_FAULTS === 'full'

const root = join(import.meta.dirname, '..', '..')

function programName(): string {
  const hash = createHash('sha256')
  for (const folder of ['bin', 'dist'])
    for (const name of readdirSync(join(root, folder))
      .filter((each) => /\.c?js$/.test(each))
      .sort())
      hash.update(readFileSync(join(root, folder, name)))
  return hash.digest('hex').slice(0, 12)
}

/** What a part of a run found: done now, or read from what an earlier start of the same run has kept. */
export async function part<Figures extends object>(
  run: string,
  name: string,
  work: () => Figures | Promise<Figures>,
): Promise<Figures> {
  if (!isDeep) return work()
  const folder = join(root, 'node_modules', '.cache', 'faults', programName())
  const file = join(folder, `${run}.jsonl`)
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  const done = lines.map((line) => JSON.parse(line)).find((each) => each.name === name)
  if (done !== undefined) return done.figures
  const figures = await work()
  mkdirSync(folder, { recursive: true })
  appendFileSync(file, `${JSON.stringify({ name, figures })}\n`)
  return figures
}
