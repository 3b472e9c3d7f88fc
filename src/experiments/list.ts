import type { LabName } from '../domain/labs.ts'
import { abstain } from './abstain.ts'
import { arithmetic } from './arithmetic.ts'
import { attention } from './attention.ts'
import { bottleneck } from './bottleneck.ts'
import { cachebill } from './cachebill.ts'
import { clip } from './clip.ts'
import { distance } from './distance.ts'
import { drift } from './drift.ts'
import { emerge } from './emerge.ts'
import { envelope } from './envelope.ts'
import { evaluation } from './eval.ts'
import type { Experiment } from './experiment.ts'
import { fewshot } from './fewshot.ts'
import { forget } from './forget.ts'
import { forward } from './forward.ts'
import { gpt } from './gpt.ts'
import { grammar } from './grammar.ts'
import { hallucinate } from './hallucinate.ts'
import { icl } from './icl.ts'
import { injection } from './injection.ts'
import { mask } from './mask.ts'
import { memorise } from './memorise.ts'
import { next } from './next.ts'
import { ngram } from './ngram.ts'
import { rag } from './rag.ts'
import { ranking } from './ranking.ts'
import { rnn } from './rnn.ts'
import { sample } from './sample.ts'
import { size } from './size.ts'
import { template } from './template.ts'
import { tokens } from './tokens.ts'
import { votes } from './votes.ts'
import { window } from './window.ts'
import { wire } from './wire.ts'
import { word2vec } from './word2vec.ts'

/** How each experiment is loaded. Its name and its time stand in `domain/labs.ts`, its sections in `chapter.json`. */
export const experiments = {
  abstain,
  arithmetic,
  attention,
  bottleneck,
  cachebill,
  clip,
  distance,
  drift,
  emerge,
  envelope,
  eval: evaluation,
  fewshot,
  forget,
  forward,
  gpt,
  grammar,
  hallucinate,
  icl,
  injection,
  mask,
  memorise,
  next,
  ngram,
  rag,
  ranking,
  rnn,
  sample,
  size,
  template,
  tokens,
  votes,
  window,
  wire,
  word2vec,
} satisfies Readonly<Record<LabName, Experiment>>
