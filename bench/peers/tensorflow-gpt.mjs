// The GPT lab's model in tfjs, on the backend that runs in plain JavaScript, as the lab's engine does.

/** `tensors` are the weights of the lab's model; one layer. */
export async function createTensorflowGpt(tf, { dim, heads }, tensors) {
  await tf.setBackend('cpu')
  const variables = tensors.map(({ rows, columns, values }) =>
    tf.variable(tf.tensor2d(Float32Array.from(values), [rows, columns])),
  )
  const [tokens, positions, query, key, value, merge, widen, narrow, output] = variables
  const optimizer = tf.train.adam(0.01, 0.85, 0.99, 1e-8)

  const rmsNorm = (x) => tf.mul(x, tf.rsqrt(tf.add(tf.mean(tf.square(x), -1, true), 1e-5)))

  function loss({ ids, targets, batch }) {
    const length = ids.length / batch
    const places = Array.from({ length: ids.length }, (_, at) => at % length)
    const x = rmsNorm(
      tf.add(
        tf.gather(tokens, tf.tensor1d(ids, 'int32')),
        tf.gather(positions, tf.tensor1d(places, 'int32')),
      ),
    )
    const normed = rmsNorm(x)
    const split = (weights) =>
      tf.transpose(tf.reshape(tf.matMul(normed, weights), [batch, length, heads, dim / heads]), [0, 2, 1, 3])
    const scores = tf.mul(tf.matMul(split(query), split(key), false, true), 1 / Math.sqrt(dim / heads))
    const hidden = Array.from({ length: length * length }, (_, at) =>
      at % length > Math.floor(at / length) ? -1e9 : 0,
    )
    const weights = tf.softmax(tf.add(scores, tf.tensor(hidden, [1, 1, length, length])))
    const attended = tf.reshape(tf.transpose(tf.matMul(weights, split(value)), [0, 2, 1, 3]), [
      batch * length,
      dim,
    ])
    const merged = tf.add(x, tf.matMul(attended, merge))
    const out = tf.add(merged, tf.matMul(tf.relu(tf.matMul(rmsNorm(merged), widen)), narrow))
    const logits = tf.matMul(out, output)
    const counted = targets.map((target) => (target < 0 ? 0 : 1))
    const right = tf.oneHot(
      tf.tensor1d(
        targets.map((target) => Math.max(0, target)),
        'int32',
      ),
      output.shape[1],
    )
    const losses = tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), tf.cast(right, 'float32')), -1))
    const share = 1 / counted.reduce((sum, each) => sum + each, 0)
    return tf.mul(tf.sum(tf.mul(losses, tf.tensor1d(counted))), share)
  }

  return {
    loss: (batch) => tf.tidy(() => loss(batch).dataSync()[0]),
    step: (batch) => optimizer.minimize(() => loss(batch)),
  }
}
