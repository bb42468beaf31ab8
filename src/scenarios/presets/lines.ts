import { presetEntries } from './entries.ts'
import type { Preset } from './preset.ts'

/** One line on each preset, by its id: what to see and what to do. The menu writes it once it is opened. */
export const presetLines: Readonly<Record<string, string>> = {
  'two-moons': 'A real network of 105 weights: the plane goes through w₀ and the ends of two runs.',
  'optimizer-race':
    'One w₀ and the same batches of 32 for six rules: Muon is below 0.05 first, then Adam, Lion and the heavy ball.',
  'race-in-own-planes':
    'The same six runs, from the same w₀ with the same batches: together in one plane, and each in the plane of its own two principal components. Each stage says how much of its run it shows, beside what such a plane shows of a random walk.',
  xor: 'No line separates the four corners: press L and the loss stays at 1, the variance of the labels.',
  spirals: 'One w₀, two valleys: Adam and momentum solve the same data at different places.',
  sine: 'A curve fitted to 64 points: watch the function follow the hand.',
  'four-judgements':
    'One network, four judgements: under 1 % of the train and 2 % of the test samples are wrong, but 13 % or more of moons turned by 20°, and 6 % where each input may move by 0.1.',
  'surrogate-and-success':
    'A line f = w x + b on 23 points, three of them right and far out: least squares, dotted, ends where 3 are wrong, and the lowest stair has none.',
  'two-laws':
    '|x| from x between −1 and 1: what is best there costs 25 times the least loss on x between 0 and 2, whose bowl is dotted.',
  himmelblau:
    'Four minima, all at 0: from one w₀ the algorithms end in different ones. The colours say where gradient descent from each point ends.',
  'edge-of-trainability':
    'Each point is a run of its own, with these rates in its two layers: below 0 it trains, on the plateau it does not. The edge between is rough.',
  'normalisation-and-rate':
    'Each point is a run of its own: six layers of ReLUs learn 64 digits. With batch norm rates over a hundredfold train them, with layer norm or with none hardly one does.',
}

/** Id, title and line of a preset. @throws Error where there is none of that name */
export function entryOf(id: string): Pick<Preset, 'id' | 'title' | 'idea'> {
  const entry = presetEntries.find((one) => one.id === id)
  const idea = presetLines[id]
  if (entry && idea !== undefined) return { ...entry, idea }
  throw new Error(`There is no preset "${id}".`)
}
