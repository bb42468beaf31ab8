import { missingPart } from '../../../experiment/spec/values/missing-part.ts'

/** The code of each variant of training: its WGSL, and what writes the rest for a network. */
const code = {
  function: () => import('../../../../shaders/compute/train-function.wgsl'),
  expression: () => import('../../../../shaders/compute/train-expression.wgsl'),
  straight: () => import('./straight.ts'),
  streamed: () => import('./streamed.ts'),
  thread: () => import('./thread.ts'),
  tiled: () => import('../../../../shaders/compute/train.wgsl'),
} as const

/** The variants of training. */
export type Variant = keyof typeof code
/** The variants of a network's program where a workgroup trains each run. */
export type NetworkVariant = Exclude<Variant, 'function' | 'expression' | 'thread'>

type Code<V extends Variant> = Awaited<ReturnType<(typeof code)[V]>>

/** The code of a variant, loaded when it is first needed. @throws Error with a sentence where it cannot be loaded */
export async function codeOf<V extends Variant>(variant: V): Promise<Code<V>> {
  try {
    return (await code[variant]()) as Code<V>
  } catch {
    throw new Error(missingPart('A training kernel'))
  }
}

/** Loads the code of all variants, so that nobody has to wait for one later. @throws as `codeOf` */
export async function prepareVariants(): Promise<void> {
  await Promise.all((Object.keys(code) as Variant[]).map((variant) => codeOf(variant)))
}
