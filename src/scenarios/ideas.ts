import { catalogue } from './catalogue.ts'

/** An idea of the theory of machine learning. Lectures refer to it in `ideas`. */
export interface Idea {
  readonly id: string
  readonly title: string
  readonly line: string
  /** Ids of the presets that show it in the sandbox. */
  readonly presets?: readonly string[]
}

/** The ideas in the order of the course. */
export const ideas: readonly Idea[] = [
  {
    id: 'three-levels',
    title: 'Three levels of indirection',
    line: 'The best system, the best of a family, the best on a sample, and the one that a search finds: three gaps lie between them.',
  },
  {
    id: 'terrain',
    title: 'Terrain of cost and quality',
    line: 'The quality that each cost can buy forms a landscape, with slopes, cliffs and thresholds.',
    presets: ['edge-of-trainability'],
  },
  {
    id: 'model-gap',
    title: 'Model gap',
    line: 'Nearly all functions lie outside every family that can be trained. A good one may lie inside.',
  },
  {
    id: 'metric-gap',
    title: 'Metric gap',
    line: 'Training minimises a stand-in on a sample; what counts happens elsewhere.',
    presets: ['four-judgements', 'surrogate-and-success', 'two-laws'],
  },
  {
    id: 'algorithm-gap',
    title: 'Algorithm gap',
    line: 'A loss with several valleys does not decide where a run ends. The start, the algorithm and chance do.',
    presets: ['himmelblau', 'optimizer-race', 'race-in-own-planes'],
  },
  {
    id: 'goodhart',
    title: 'Goodhart: no free lunch',
    line: 'Push one measure far enough, and others pay for it. Decisions are no exception.',
  },
  {
    id: 'anna-karenina',
    title: 'Anna Karenina',
    line: 'Networks that succeed come to resemble each other, and so do their representations.',
  },
  {
    id: 'end-to-end',
    title: 'End-to-end analysis',
    line: 'An algorithm in real use, predicted from its first step to its last.',
  },
  {
    id: 'proof-of-concept',
    title: 'Proof of concept, and impossibility',
    line: 'An algorithm that provably works, though nobody runs it; and what provably no algorithm can do.',
  },
  {
    id: 'character-witness',
    title: 'Character witness',
    line: 'A weaker statement about the algorithm in use, which speaks well of it without proving the case.',
  },
  {
    id: 'ultra-wide',
    title: 'Toy model: ultra-wide',
    line: 'In the limit of infinite width, a network becomes a kernel method. It looks real, but learns no representation.',
  },
  {
    id: 'all-linear',
    title: 'Toy model: all-linear',
    line: 'Many linear layers can express no more than one, yet gradient descent prefers other solutions in them.',
  },
  {
    id: 'without-theorems',
    title: 'Theory without theorems',
    line: 'An experiment can settle a question: the same network that learns also fits random labels.',
  },
  {
    id: 'bad-drawings',
    title: 'Bad drawings',
    line: 'A picture of a landscape can lie: by its ruler, its plane, or its projection.',
  },
  {
    id: 'famous-landscapes',
    title: 'Famous landscapes',
    line: 'The pictures that everybody knows, of networks small enough to be drawn while you watch.',
    presets: ['normalisation-and-rate'],
  },
  {
    id: 'famous-phenomena',
    title: 'Famous phenomena',
    line: 'What networks do that surprises everybody, in networks small enough to be watched.',
  },
]

/** Ids of the lectures that show an idea, in order. */
export const lecturesOf = ({ id }: Idea): readonly string[] =>
  catalogue.filter(({ ideas: shown = [] }) => shown.includes(id)).map((lecture) => lecture.id)
