import type { Block } from './blocks.ts'

/**
 * The same text in two languages, paragraph by paragraph. Headings, figures, labs, questions and pages stand at the same
 * places in both; between two of them blocks are paired if their kinds agree, else one language follows the other.
 */
export function pairBlocks(first: readonly Block[], second: readonly Block[]): Block[] {
  const [left, right] = [stretches(first), stretches(second)]
  if (left.length !== right.length) return [...first, ...second]
  return left.flatMap((stretch, at) => pairStretch(stretch, right[at] ?? []))
}

const LANDMARKS: ReadonlySet<Block['type']> = new Set([
  'heading',
  'figure',
  'lab',
  'recipe',
  'question',
  'page',
  'models',
])

/** Cuts before every landmark; a landmark stands in a stretch of its own. */
function stretches(blocks: readonly Block[]): Block[][] {
  const all: Block[][] = [[]]
  for (const block of blocks) {
    if (LANDMARKS.has(block.type)) all.push([block], [])
    else all.at(-1)?.push(block)
  }
  return all
}

function pairStretch(first: readonly Block[], second: readonly Block[]): Block[] {
  const agree = first.length === second.length && first.every(({ type }, at) => type === second[at]?.type)
  if (!agree) return [...first, ...second]
  return first.flatMap((block, at) => pair(block, second[at] ?? block))
}

function pair(first: Block, second: Block): Block[] {
  if (first.type === 'figure' && second.type === 'figure')
    return [{ ...first, caption: [...first.caption, { type: 'break' }, ...second.caption] }]
  if (first.type === 'question' && second.type === 'question') return [bothBoxes(first, second)]
  if (first.type === 'lab' || first.type === 'recipe' || first.type === 'page' || first.type === 'rule')
    return [first]
  if (first.type === 'code' && JSON.stringify(first) === JSON.stringify(second)) return [first]
  return [{ type: 'pair', blocks: [first, second] }]
}

type QuestionBlock = Block & { readonly type: 'question' }

/** One box with both prompts and both wordings of each choice. */
function bothBoxes(first: QuestionBlock, second: QuestionBlock): Block {
  const [one, other] = [first.box, second.box]
  if (one === undefined || other === undefined) return first
  return {
    ...first,
    box: {
      ...one,
      prompt: `${one.prompt}\n${other.prompt}`,
      choices: one.choices.map(({ id, text }, at) => ({ id, text: joined(text, other.choices[at]?.text) })),
      explanation: `${one.explanation}\n${other.explanation}`,
    },
  }
}

const joined = (text: string, other: string | undefined): string =>
  other === undefined || other === text ? text : `${text}  ${other}`
