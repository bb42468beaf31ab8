import { functionOf } from '../model/catalogue.ts'
import type { Extent } from '../schema/numbers.ts'
import type { ModelSpec } from '../schema/model.ts'
import type { PlaneSpec } from '../schema/plane.ts'

const square = (from: number, to: number): Extent => ({ a: [from, to], b: [from, to] })

/** The extent that a plane has unless it names one; undefined where it depends on a run (pca, hessian) or has none. */
export function defaultExtent(plane: PlaneSpec, model: ModelSpec): Extent | undefined {
  switch (plane.kind) {
    case 'weights': {
      const window = model.kind === 'function' ? functionOf(model.id)?.window : undefined
      if (!window) return square(-3, 3)
      return plane.first === 0
        ? { a: [...window.a], b: [...window.b] }
        : { a: [...window.b], b: [...window.a] }
    }
    case 'random':
    case 'directions':
      return square(-1, 1)
    case 'through':
      return square(-0.5, 1.5)
    case 'line':
      return { a: [-0.2, 1.2], b: [-0.5, 0.5] }
    default:
      return undefined
  }
}
