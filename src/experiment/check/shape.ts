import { layoutOf } from '../model/layout.ts'
import type { ModelSpec } from '../schema/model.ts'

/** Layers of a network; a function's two weights are one layer. */
export const layerCount = (model: ModelSpec): number => (model.kind === 'mlp' ? model.widths.length - 1 : 1)

/** Number of weights. */
export const weightCount = (model: ModelSpec): number => (model.kind === 'mlp' ? layoutOf(model).size : 2)

export const count = (n: number, noun: string, plural = `${noun}s`): string =>
  `${n} ${n === 1 ? noun : plural}`

/** Names in quotes, separated by commas. */
export const listed = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')
