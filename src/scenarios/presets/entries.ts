import type { Preset } from './preset.ts'

/** The words of the menu on a preset, whose experiment is loaded when it is opened. */
export type PresetEntry = Pick<Preset, 'id' | 'title' | 'idea'>

/** The presets that are no lecture, in the order of the menu. */
export const presetEntries: readonly PresetEntry[] = [
  {
    id: 'two-moons',
    title: 'Two moons, 2-8-8-1',
    idea: 'A real network of 105 weights: the plane goes through w₀ and the ends of two runs.',
  },
  {
    id: 'optimizer-race',
    title: 'Optimiser race, 2-8-8-1',
    idea: 'One w₀ and the same batches of 32 for six rules: Muon is below 0.05 first, then Adam, Lion and the heavy ball.',
  },
  {
    id: 'race-in-own-planes',
    title: 'Optimiser race, each in its own plane',
    idea: 'The same six runs, from the same w₀ with the same batches: together in one plane, and each in the plane of its own two principal components. Each stage says how much of its run it shows, beside what such a plane shows of a random walk.',
  },
  {
    id: 'xor',
    title: 'XOR, 2-4-1',
    idea: 'No line separates the four corners: press L and the loss stays at 1, the variance of the labels.',
  },
  {
    id: 'spirals',
    title: 'Spirals, 2-16-16-1',
    idea: 'One w₀, two valleys: Adam and momentum solve the same data at different places.',
  },
  {
    id: 'sine',
    title: 'Sine, 1-16-16-1',
    idea: 'A curve fitted to 64 points: watch the function follow the hand.',
  },
  {
    id: 'four-judgements',
    title: 'Train, test, shifted, attacked: 2-8-8-1',
    idea: 'One network, four judgements: under 1 % of the train and 2 % of the test samples are wrong, but 13 % or more of moons turned by 20°, and 6 % where each input may move by 0.1.',
  },
  {
    id: 'surrogate-and-success',
    title: 'The surrogate is not the success',
    idea: 'A line f = w x + b on 23 points, three of them right and far out: least squares, dotted, ends where 3 are wrong, and the lowest stair has none.',
  },
  {
    id: 'two-laws',
    title: 'Two laws, two bowls: f = w x² + b',
    idea: '|x| from x between −1 and 1: what is best there costs 25 times the least loss on x between 0 and 2, whose bowl is dotted.',
  },
  {
    id: 'himmelblau',
    title: 'Himmelblau',
    idea: 'Four minima, all at 0: from one w₀ the algorithms end in different ones. The colours say where gradient descent from each point ends.',
  },
  {
    id: 'edge-of-trainability',
    title: 'The edge of trainability',
    idea: 'Each point is a run of its own, with these rates in its two layers: below 0 it trains, on the plateau it does not. The edge between is rough.',
  },
]

/** The entry of a preset. @throws Error where there is none of that name */
export function entryOf(id: string): PresetEntry {
  const entry = presetEntries.find((one) => one.id === id)
  if (entry) return entry
  throw new Error(`There is no preset "${id}".`)
}
