import type { Variant } from './program.ts'

const texts: Readonly<Record<Variant, () => Promise<{ readonly default: string }>>> = {
  function: () => import('../../../../shaders/compute/train-function.wgsl'),
  straight: () => import('../../../../shaders/compute/train-straight.wgsl'),
  streamed: () => import('../../../../shaders/compute/train-streamed.wgsl'),
  thread: () => import('../../../../shaders/compute/train-thread.wgsl'),
  tiled: () => import('../../../../shaders/compute/train.wgsl'),
}

/** The WGSL of a variant, loaded when it is first needed. @throws Error with a sentence where it cannot be loaded */
export async function sourceOf(variant: Variant): Promise<string> {
  const text = await texts[variant]().catch(() => {
    throw new Error('A training kernel could not be loaded: look at the connection and load the page again.')
  })
  return text.default
}

/** Loads the WGSL of all variants, so that nobody has to wait for one later. @throws as `sourceOf` */
export async function prepareSources(): Promise<void> {
  await Promise.all(Object.keys(texts).map((variant) => sourceOf(variant as Variant)))
}
