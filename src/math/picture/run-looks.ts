import { runColors, type RunLook, type Theme } from './palette.ts'

/** The fixed style of each algorithm. */
const own: Readonly<Partial<Record<string, number>>> = {
  sgd: 0,
  momentum: 1,
  adam: 2,
  nesterov: 3,
  rmsprop: 4,
  adagrad: 5,
  muon: 6,
  adamw: 7,
}

/**
 * Returns the look of each algorithm's runs: its own, in any order. An algorithm without a style, and a
 * second one of the same rule, get the first style that no other has.
 */
export function runLooks(algorithms: readonly { readonly id: string }[], theme: Theme): readonly RunLook[] {
  const colors = runColors(theme)
  const taken = new Set(algorithms.flatMap(({ id }) => own[id] ?? []))
  return algorithms.map(({ id }, i) => {
    const isFirst = algorithms.findIndex((other) => other.id === id) === i
    const free = colors.findIndex((_, style) => !taken.has(style))
    const style = (isFirst ? own[id] : undefined) ?? (free < 0 ? i % colors.length : free)
    taken.add(style)
    return { style, color: colors[style]! }
  })
}
