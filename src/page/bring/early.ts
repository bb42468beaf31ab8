/** Something that came in at one time: files, or a text that was pasted. */
interface EarlyArrival {
  readonly files: readonly File[]
  readonly text: string
}

declare global {
  /** What public/early.js keeps until it is taken; it also stops a dropped file from replacing the page. Undefined on the page of somebody else. */
  var badlandsEarly: { readonly arrivals: EarlyArrival[]; readonly stop: () => void } | undefined
}

/** Takes what was dropped or pasted before there was anything to take it, in its order, and listens in the place of the first script. */
export function earlyArrivals(): readonly EarlyArrival[] {
  const { badlandsEarly: early } = globalThis
  early?.stop()
  return early?.arrivals.splice(0) ?? []
}
