/** A name that is not known beforehand, inside Chinese: a space parts it from Han where it is Latin, and nothing where it is Han. */
export const besideHan = (name: string): string => `${gap(name.at(0))}${name}${gap(name.at(-1))}`

/** The same where the name begins the sentence or follows a sign. */
export const beforeHan = (name: string): string => name + gap(name.at(-1))

/** The same where the name ends the sentence or a sign follows. */
export const afterHan = (name: string): string => gap(name.at(0)) + name

const gap = (edge = ''): string => (NEEDS_NO_GAP.test(edge) ? '' : ' ')

// Han, and the signs that are as wide as Han and bring their own room.
const NEEDS_NO_GAP = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’]/
