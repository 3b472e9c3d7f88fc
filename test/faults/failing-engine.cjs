// Loaded before llm-primer: every engine of an experiment fails where it first rounds down.
const floor = Math.floor
const isInEngine = () => /[\\/]labs\.cjs/.test(new Error().stack ?? '')

Math.floor = (value) => {
  if (isInEngine()) throw new Error('planted in an engine')
  return floor(value)
}
