// What an import changes, to be read by whoever runs it.

/** `+` releases that are new, `-` gone, `~` changed, each changed field with what it was and is. */
export function differenceLines(before, after) {
  const of = (releases) => new Map(releases.map((each) => [`${each.family}/${each.id}`, each]))
  const [old, now] = [of(before), of(after)]
  return [
    ...[...now.keys()].filter((key) => !old.has(key)).map((key) => `+ ${key}`),
    ...[...old.keys()].filter((key) => !now.has(key)).map((key) => `- ${key}`),
    ...[...now].flatMap(([key, release]) => changedFields(key, old.get(key), release)),
  ]
}

function changedFields(key, old, now) {
  if (old === undefined) return []
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]))
    .map((field) => `~ ${key} ${field}: ${text(old[field])} -> ${text(now[field])}`)
}

const text = (value) => (value === undefined ? 'nothing' : JSON.stringify(value))

/** What somebody curated and the sets say otherwise of: the curated value stays. */
export function curatedLines(families, releases) {
  return releases.flatMap((imported) => {
    const family = families.find(({ id }) => id === imported.family)
    const own = family?.releases.find(({ id, ids = [] }) => id === imported.id || ids.includes(imported.id))
    return ['context', 'maxOutput', 'released'].flatMap((field) => {
      const [curated, said] = [own?.[field]?.value, imported[field]?.[0]]
      return curated == null || said === undefined || String(curated).startsWith(String(said[0]))
        ? []
        : [`= ${imported.family}/${own.id} ${field}: ${curated} stays, ${said[1]} says ${said[0]}`]
    })
  })
}
