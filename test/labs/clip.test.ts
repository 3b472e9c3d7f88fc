import { describe, expect, test } from 'vitest'
import {
  type ClipOptions,
  captionFrom,
  contrastiveLoss,
  createClip,
  parametersOf,
  run,
} from '../../src/labs/clip.ts'
import {
  caption,
  captionWords,
  draw,
  patchesOf,
  type Scene,
  scenes,
  side,
  vocabularyOf,
} from '../../src/labs/pictures.ts'
import { createRandom } from '../../src/labs/random.ts'
import { quietSession } from '../../src/labs/session.ts'
import { createTape } from '../../src/labs/tape.ts'
import { deep, seeds } from './deep.ts'
import { worstGradientError } from './gradients.ts'

const asked = (changes: Partial<ClipOptions>): ClipOptions => ({
  locale: 'en',
  caption: '',
  hold: 8,
  batch: 16,
  noise: 0.01,
  shuffle: false,
  whole: false,
  steps: 300,
  seed: 42,
  ...changes,
})

const picture = (scene: Scene): string[] => {
  const pixels = draw(scene, 0, () => 0)
  return Array.from({ length: side }, (_, row) =>
    pixels
      .slice(row * side, (row + 1) * side)
      .map((lit) => (lit ? '#' : '.'))
      .join(''),
  )
}

describe('pictures', () => {
  test('a small plus at the bottom right, a large cross at the top left', () => {
    expect(picture({ shape: 'plus', size: 'small', place: 'bottom-right' })).toEqual([
      '........',
      '........',
      '........',
      '........',
      '.....#..',
      '....###.',
      '.....#..',
      '........',
    ])
    expect(picture({ shape: 'cross', size: 'large', place: 'top-left' }).slice(0, 4)).toEqual([
      '#..#....',
      '.##.....',
      '.##.....',
      '#..#....',
    ])
  })

  test('forty combinations, forty captions and forty pictures, all different', () => {
    for (const names of [
      scenes.map((scene) => caption(scene, 'en')),
      scenes.map((scene) => caption(scene, 'zh')),
      scenes.map((scene) => picture(scene).join()),
    ])
      expect(new Set(names).size).toBe(40)
    expect(vocabularyOf('en')).toHaveLength(14)
  })

  test('the patch of its place holds the shape, the others are dark', () => {
    const lit = patchesOf(draw({ shape: 'frame', size: 'large', place: 'bottom-left' }, 0, () => 0)).map(
      (patch) => patch.reduce((sum, pixel) => sum + pixel, 0),
    )
    expect(lit).toEqual([0, 0, 12, 0])
  })

  test('noise turns over about its share of the pixels', () => {
    const random = createRandom(3)
    const scene: Scene = { shape: 'square', size: 'large', place: 'top-left' }
    let turned = 0
    for (let each = 0; each < 200; each++)
      turned += draw(scene, 0.1, random).filter((pixel, at) => pixel !== Number(at % 8 < 4 && at < 32)).length
    expect(turned / (200 * 64)).toBeCloseTo(0.1, 1)
  })
})

describe('a caption of the learner', () => {
  test.each([
    ['en', 'A large CROSS, at the top left.', ['a', 'large', 'cross', 'at', 'the', 'top', 'left']],
    ['en', 'small', ['small']],
    ['zh', '左上的大方框', ['左', '上', '的', '大', '方框']],
    ['zh', '加号 小', ['加号', '小']],
  ] as const)('in %s: %j', (locale, text, words) => {
    expect(captionFrom(text, vocabularyOf(locale), locale)).toEqual(words)
  })

  test.each([
    ['en', 'a large circle', 'circle'],
    ['zh', '左上的大圆', '圆'],
  ] as const)('in %s a word that no caption has is told: %j', (locale, text, token) => {
    expect(() => captionFrom(text, vocabularyOf(locale), locale)).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ code: 'unknown-token', token }) }),
    )
  })
})

describe.each([false, true])('the model, pictures in one piece: %s', (whole) => {
  const model = createClip({ locale: 'en', whole }, createRandom(5))
  const random = createRandom(6)
  const pairs = scenes.slice(10, 14).map((scene) => ({
    picture: draw(scene, 0, random),
    words: captionWords(scene, 'en'),
  }))

  test('its gradients agree with finite differences', () => {
    expect(
      worstGradientError(parametersOf(model), (tape) => contrastiveLoss(tape, model, pairs)),
    ).toBeLessThan(1e-4)
  })

  test('the loss of one pair is ln 1, and that of a pair given four times ln 4', () => {
    const lossOf = (given: typeof pairs): number => contrastiveLoss(createTape(), model, given).values[0] ?? 0
    expect(lossOf(pairs.slice(0, 1))).toBeCloseTo(0, 12)
    expect(lossOf(pairs.map(() => pairs[0] ?? { picture: [], words: [] }))).toBeCloseTo(Math.log(4), 12)
  })
})

describe('before training', () => {
  test('what it picks is chance, and the loss about ln B', async () => {
    const { seen, unseen } = await run(asked({ steps: 0 }), quietSession)
    expect(seen.right).toBeLessThan(0.15)
    expect(unseen.right).toBeLessThan(0.2)
    for (const batch of [4, 16, 24]) {
      const { initialLoss } = await run(asked({ steps: 1, batch }), quietSession)
      expect(Math.abs((initialLoss ?? 0) - Math.log(batch))).toBeLessThan(0.15)
    }
  })
})

describe('after training', async () => {
  const result = await run(asked({ caption: 'small cross top left' }), quietSession)

  test('it finds most captions, far above the chance of 1 in 40, also of combinations never seen', () => {
    expect(result.seen.pictures + result.unseen.pictures).toBe(200)
    expect(result.seen.right).toBeGreaterThan(0.9)
    expect(result.unseen.right).toBeGreaterThan(0.5)
  })

  test('the picture that was asked for is shown, and found by its caption', () => {
    expect(result.shown.caption).toBe('a small cross at the top left')
    expect(result.shown.ranked[0]?.caption).toBe(result.shown.caption)
    expect(result.searched.ranked[0]?.caption).toBe(result.shown.caption)
  })

  test('cosines lie between −1 and 1, and each picture is nearest to its own caption', () => {
    for (const [at, row] of result.grid.values.entries()) {
      for (const value of row) expect(Math.abs(value)).toBeLessThanOrEqual(1)
      expect(row.indexOf(Math.max(...row))).toBe(at)
    }
  })
})

test('from captions that belong to other pictures nothing is learned: the loss stays at ln B', async () => {
  const { seen, losses } = await run(asked({ shuffle: true }), quietSession)
  expect(losses.at(-1)).toBeGreaterThan(Math.log(16) - 0.1)
  expect(seen.right).toBeLessThan(0.1)
})

test('with one pair at a time there is nothing to learn', async () => {
  const { losses, seen } = await run(asked({ batch: 1, steps: 30 }), quietSession)
  expect(Math.max(...losses)).toBeCloseTo(0, 12)
  expect(seen.right).toBeLessThan(0.15)
})

test('with nothing held out there is nothing to report of it', async () => {
  expect((await run(asked({ hold: 0, steps: 1 }), quietSession)).unseen).toEqual({ pictures: 0, right: null })
})

describe.runIf(deep)('whatever the seed', () => {
  test.each(seeds.flatMap((seed) => [[seed, 'en'] as const, [seed, 'zh'] as const]))(
    'all forty trained on: at least 95 % right of 40 (seed %i, %s)',
    async (seed, locale) => {
      const { seen } = await run(asked({ seed, locale, hold: 0 }), quietSession)
      expect(seen.right).toBeGreaterThanOrEqual(0.95)
    },
    600_000,
  )

  test.each(seeds)(
    'in patches it puts unseen combinations together, in one piece far less often (seed %i)',
    async (seed) => {
      const patches = await run(asked({ seed }), quietSession)
      const whole = await run(asked({ seed, whole: true }), quietSession)
      expect(patches.unseen.right).toBeGreaterThan(0.6)
      expect(whole.unseen.right).toBeLessThan((patches.unseen.right ?? 0) - 0.2)
    },
    600_000,
  )
})
