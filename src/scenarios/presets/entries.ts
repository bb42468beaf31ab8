/** The id and title of a preset; its description and its experiment are loaded on demand. */
interface PresetEntry {
  readonly id: string
  readonly title: string
}

/** The presets that are not lectures, in the order of the menu. */
export const presetEntries: readonly PresetEntry[] = [
  { id: 'two-moons', title: 'Two moons, 2-8-8-1' },
  { id: 'optimizer-race', title: 'Optimiser race, 2-8-8-1' },
  { id: 'race-in-own-planes', title: 'Optimiser race, each in its own plane' },
  { id: 'xor', title: 'XOR, 2-4-1' },
  { id: 'spirals', title: 'Spirals, 2-16-16-1' },
  { id: 'sine', title: 'Sine, 1-16-16-1' },
  { id: 'four-judgements', title: 'Train, test, shifted, attacked: 2-8-8-1' },
  { id: 'surrogate-and-success', title: 'The surrogate is not the success' },
  { id: 'two-laws', title: 'Two laws, two bowls: f = w x² + b' },
  { id: 'himmelblau', title: 'Himmelblau' },
  { id: 'edge-of-trainability', title: 'The edge of trainability' },
  { id: 'normalisation-and-rate', title: 'Normalisation and learning rate' },
]
