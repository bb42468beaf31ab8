/** Adam at a rate that falls from `from` to a tenth of it over `steps` steps, evenly on a logarithmic scale. */
export const falling = (from: number, steps: number) => ({
  id: 'adam',
  learningRate: from,
  schedule: { kind: 'step', every: 1, factor: 0.1 ** (1 / steps) },
  steps,
})
