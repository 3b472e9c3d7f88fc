// The GPT lab's model on a tape of single numbers: every number an object that knows its parents and the slope towards
// each. The plainest way to write it, and what the lab's engine is measured against.

class Value {
  constructor(data, parents = [], slopes = []) {
    this.data = data
    this.parents = parents
    this.slopes = slopes
    this.gradient = 0
  }
}

const add = (a, b) => new Value(a.data + b.data, [a, b], [1, 1])
const multiply = (a, b) => new Value(a.data * b.data, [a, b], [b.data, a.data])
const scale = (a, factor) => new Value(a.data * factor, [a], [factor])
const relu = (a) => new Value(Math.max(0, a.data), [a], [a.data > 0 ? 1 : 0])
const exp = (a) => new Value(Math.exp(a.data), [a], [Math.exp(a.data)])
const log = (a) => new Value(Math.log(a.data), [a], [1 / a.data])
const inverse = (a) => new Value(1 / a.data, [a], [-1 / (a.data * a.data)])
const inverseRoot = (a) => new Value(1 / Math.sqrt(a.data), [a], [-0.5 / (a.data * Math.sqrt(a.data))])
const sum = (values) => values.reduce(add)

function backward(root) {
  const order = []
  const seen = new Set()
  const stack = [[root, 0]]
  while (stack.length > 0) {
    const top = stack.at(-1)
    const [value, next] = top
    if (next === 0) seen.add(value)
    if (next < value.parents.length) {
      top[1] += 1
      const parent = value.parents[next]
      if (!seen.has(parent)) stack.push([parent, 0])
    } else {
      order.push(value)
      stack.pop()
    }
  }
  root.gradient = 1
  for (const value of order.reverse()) {
    value.parents.forEach((parent, at) => {
      parent.gradient += value.slopes[at] * value.gradient
    })
  }
}

const dot = (a, b) => sum(a.map((value, at) => multiply(value, b[at])))

/** x · weights, where weights[row][column]. */
const linear = (x, weights) =>
  weights[0].map((_, column) => sum(x.map((value, row) => multiply(value, weights[row][column]))))

function softmax(values) {
  const largest = Math.max(...values.map(({ data }) => data))
  const raised = values.map((value) => exp(add(value, new Value(-largest))))
  const whole = inverse(sum(raised))
  return raised.map((value) => multiply(value, whole))
}

function rmsNorm(x) {
  const factor = inverseRoot(add(scale(dot(x, x), 1 / x.length), new Value(1e-5)))
  return x.map((value) => multiply(value, factor))
}

/** `tensors` are copied: the weights of the lab's model in the order of `parametersOf`. One layer. */
export function createScalarGpt({ dim, heads }, tensors) {
  const matrices = tensors.map(({ rows, columns, values }) =>
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => new Value(values[row * columns + column])),
    ),
  )
  const [tokens, positions, query, key, value, merge, widen, narrow, output] = matrices
  const parameters = matrices.flat(2)
  const state = parameters.map(() => ({ mean: 0, square: 0 }))
  const width = dim / heads

  function lossOfName(name) {
    const ids = [0, ...[...name].map((letter) => letter.charCodeAt(0) - 96)]
    const keys = []
    const values = []
    return ids.map((id, place) => {
      const x = rmsNorm(tokens[id].map((number, d) => add(number, positions[place][d])))
      const normed = rmsNorm(x)
      keys.push(linear(normed, key))
      values.push(linear(normed, value))
      const asked = linear(normed, query)
      const attended = Array.from({ length: heads }, (_, head) => {
        const part = (row) => row.slice(head * width, (head + 1) * width)
        const weights = softmax(keys.map((row) => scale(dot(part(asked), part(row)), 1 / Math.sqrt(width))))
        return part(values[0]).map((_, d) =>
          sum(weights.map((weight, at) => multiply(weight, part(values[at])[d]))),
        )
      }).flat()
      const merged = linear(attended, merge).map((number, d) => add(number, x[d]))
      const hidden = linear(rmsNorm(merged), widen).map(relu)
      const out = linear(hidden, narrow).map((number, d) => add(number, merged[d]))
      const right = ids[place + 1] ?? 0
      return scale(log(softmax(linear(out, output))[right]), -1)
    })
  }

  const loss = (names) => {
    const losses = names.flatMap(lossOfName)
    return scale(sum(losses), 1 / losses.length)
  }

  let power1 = 1
  let power2 = 1
  return {
    loss: (names) => loss(names).data,
    step: (names) => {
      backward(loss(names))
      power1 *= 0.85
      power2 *= 0.99
      parameters.forEach((parameter, at) => {
        const own = state[at]
        own.mean = 0.85 * own.mean + 0.15 * parameter.gradient
        own.square = 0.99 * own.square + 0.01 * parameter.gradient * parameter.gradient
        parameter.data -= (0.01 * own.mean) / (1 - power1) / (Math.sqrt(own.square / (1 - power2)) + 1e-8)
        parameter.gradient = 0
      })
    },
  }
}
