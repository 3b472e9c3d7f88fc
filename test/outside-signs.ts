/** What a terminal would obey or a reader not see; colours of our own are taken out before (`OWN_COLOURS`). */
export const OBEYED =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\r(?!\n)|\x1b/

/** What our views write with `--color always`. */
export const OWN_COLOURS = /\x1b\[(?:1|2|3|4|7|9|22|23|24|27|29|3[0-79]|0)m/g
