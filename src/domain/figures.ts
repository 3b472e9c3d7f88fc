/** Computes the numbers of a figure, by the name that stands as `{{name}}` in its drawing, already written out. */
type FigureNumbers = () => Readonly<Record<string, string>>

const computations: Readonly<Record<string, FigureNumbers>> = {
  'bigram-table': bigramTable,
}

/** The numbers of a computed figure; none for a figure without a computation, undefined for an unknown one. */
export const figureNumbers = (computed: string | undefined): Readonly<Record<string, string>> | undefined =>
  computed === undefined ? {} : computations[computed]?.()

/** Four sentences, so short that a reader can count along; the Chinese ones have the same shape word by word. */
const FOUR_SENTENCES = 'I like tea . I like milk . we like tea . I read books .'.split(' ')

function bigramTable(): Readonly<Record<string, string>> {
  return {
    'i-like': share('like', 'I'),
    'i-read': share('read', 'I'),
    'like-tea': share('tea', 'like'),
    'like-milk': share('milk', 'like'),
    'we-like': share('like', 'we'),
    stop: share('.'),
    i: share('I'),
    tea: share('tea'),
  }
}

/** How often `word` stands among the words that follow `before`, or among all words when nothing comes before. */
function share(word: string, before?: string): string {
  const places = FOUR_SENTENCES.filter((_, at) => before === undefined || FOUR_SENTENCES[at - 1] === before)
  return (places.filter((each) => each === word).length / places.length).toFixed(2)
}
