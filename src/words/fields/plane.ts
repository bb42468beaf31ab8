import type { PlaneSpec } from '../../experiment/spec/plane.ts'
import type { FieldsOf } from './field.ts'

export const planeFields = {
  first: { label: 'first weight', name: 'first weight of the plane' },
  second: { label: 'second weight', name: 'second weight of the plane' },
  origin: { label: 'origin', name: 'origin of the plane' },
  extent: { name: 'extent of the plane' },
  normalization: { label: 'normalised', words: { filter: 'by filter', layer: 'by layer', none: 'not' } },
  which: { label: 'eigenvectors', words: { top: 'the two largest', extreme: 'largest and smallest' } },
  of: { label: 'of', name: 'run of the plane' },
  points: { name: 'points of the plane' },
  from: { label: 'from', name: 'first point of the line' },
  to: { label: 'to', name: 'second point of the line' },
  bent: { label: 'bent path, too', name: 'bent path' },
  u: { label: 'direction u' },
  v: { label: 'direction v' },
  components: {},
  a: { label: 'to the right', name: 'axis a' },
  b: { label: 'to the back', name: 'axis b' },
} satisfies FieldsOf<PlaneSpec>
