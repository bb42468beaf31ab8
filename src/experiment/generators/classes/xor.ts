import type { ClassGenerator, LabelledPoint } from '../generator.ts'

/** Corner n mod 4 of (-1, -1), (-1, 1), (1, -1), (1, 1); class 1 where the product of signs is positive. */
function corner(n: number): LabelledPoint {
  const x = n % 4 < 2 ? -1 : 1
  const y = n % 2 === 0 ? -1 : 1
  return { point: [x, y], label: x * y > 0 ? 1 : 0 }
}

/** Four clouds at (±1, ±1), labelled by the product of signs. */
export const xor: ClassGenerator = {
  id: 'xor',
  title: 'XOR clouds',
  task: 'classification',
  coordinates: 2,
  size: 200,
  noise: 0.35,
  parameters: {},
  classes: () => 2,
  make: () => corner,
}

/** The four points (±1, ±1) themselves, again and again where size is above 4. */
export const xorPoints: ClassGenerator = { ...xor, id: 'xor-points', title: 'XOR points', size: 4, noise: 0 }
