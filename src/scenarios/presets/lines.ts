import { presetEntries } from './entries.ts'
import type { Preset } from './preset.ts'

/** The description of each preset by its id: what to see and what to do. The menu shows it once it is open. */
export const presetLines: Readonly<Record<string, string>> = {
  'two-moons': 'A real network of 105 weights. The plane goes through w₀ and the end points of two runs.',
  'optimizer-race':
    'Six rules, one w₀ and the same batches of 32. Muon falls below 0.05 first, then Adam, Lion and the heavy ball.',
  'race-in-own-planes':
    'The same six runs, from the same w₀ with the same batches, together in one plane and each in the plane of its own two principal components. Each stage states how much of its run it shows, and how much such a plane shows of a random walk.',
  xor: 'No line separates the four corners. Press L, and the loss stays at 1, the variance of the labels.',
  spirals: 'One w₀, two valleys: Adam and momentum solve the same data at different places.',
  sine: 'A curve fitted to 64 points. Watch the function follow your hand.',
  'four-judgements':
    'One network, four judgements: under 1 % of the training samples and 2 % of the test samples are wrong, but 13 % or more of moons turned by 20°, and 6 % if each input may move by 0.1.',
  'surrogate-and-success':
    'A line f = w x + b on 23 points, three of them on the right side and far out. Least squares, dotted, ends where 3 are wrong; on the lowest stair, none are.',
  'two-laws':
    '|x| for x between −1 and 1. The best weights there cost 25 times the least loss for x between 0 and 2, whose bowl is dotted.',
  himmelblau:
    'Four minima, all at 0. From one w₀ the algorithms end in different ones. The colours show where gradient descent from each point ends.',
  'edge-of-trainability':
    'Each point is its own run, with these rates in its two layers. Below 0 it trains; on the plateau it does not. The edge between them is rough.',
  'normalisation-and-rate':
    'Each point is its own run, in which six layers of ReLUs learn 64 digits. With batch norm, rates over a hundredfold range train them; with layer norm or none, hardly any rate does.',
}

/**
 * Returns id, title and description of a preset.
 * @throws Error if there is none of that id
 */
export function entryOf(id: string): Pick<Preset, 'id' | 'title' | 'idea'> {
  const entry = presetEntries.find((one) => one.id === id)
  const idea = presetLines[id]
  if (entry && idea !== undefined) return { ...entry, idea }
  throw new Error(`There is no preset "${id}".`)
}
