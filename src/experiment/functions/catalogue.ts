import type { PlaneFunction } from './function.ts'
import { beale } from './beale.ts'
import { booth } from './booth.ts'
import { goldsteinPrice } from './goldstein-price.ts'
import { himmelblau } from './himmelblau.ts'
import { matyas } from './matyas.ts'
import { mccormick } from './mccormick.ts'
import { octopus } from './octopus.ts'
import { quadratic } from './quadratic.ts'
import { rastrigin } from './rastrigin.ts'
import { rosenbrock } from './rosenbrock.ts'
import { sixHumpCamel } from './six-hump-camel.ts'
import { styblinskiTang } from './styblinski-tang.ts'
import { threeHumpCamel } from './three-hump-camel.ts'

/** Every closed-form function, in the order in which a menu shows them. */
export const functions: readonly PlaneFunction[] = [
  himmelblau,
  rosenbrock,
  quadratic,
  beale,
  booth,
  matyas,
  threeHumpCamel,
  sixHumpCamel,
  styblinskiTang,
  goldsteinPrice,
  mccormick,
  rastrigin,
  octopus,
]

const byId = new Map(functions.map((entry) => [entry.id, entry]))

/** The function of this id, or undefined. */
export const functionOf = (id: string): PlaneFunction | undefined => byId.get(id)
