/**
 * What has a colour of its own in all pictures of all lectures, as its index among the run colours; runs also have a marker and
 * a dash of that index. Everything else gets the first index that is free.
 */

/** Rules, each with the look of its runs. */
export const ruleLooks: Readonly<Partial<Record<string, number>>> = {
  sgd: 0,
  momentum: 1,
  'heavy-ball': 1,
  adam: 2,
  sam: 2,
  nesterov: 3,
  rmsprop: 4,
  adagrad: 5,
  muon: 6,
  adamw: 7,
}

/** Parts of the data: training, new, moved. */
const partLooks: Readonly<Partial<Record<string, number>>> = { train: 0, test: 1, shifted: 3 }

/** Quantities of a part of the data, each with the part if none is named. */
const usualParts: Readonly<Partial<Record<string, string>>> = {
  'part-loss': 'test',
  'part-errors': 'test',
  'part-accuracy': 'test',
  'quantised-errors': 'test',
}

/** Returns the look of a quantity; undefined if it has none of its own. */
export function quantityLook(
  quantity: string,
  given: Readonly<Record<string, unknown>> = {},
): number | undefined {
  const usual = usualParts[quantity]
  return usual === undefined ? undefined : partLooks[String(given['part'] ?? usual)]
}

/**
 * Returns one look for each of several things: its own, or the first that is free. The first of those with the same own look
 * has it.
 */
export function distinctLooks(own: readonly (number | undefined)[], most: number): readonly number[] {
  const taken = new Set(own)
  return own.map((look, i) => {
    if (look !== undefined && own.indexOf(look) === i) return look
    const free = Array.from({ length: most }, (_, one) => one).find((one) => !taken.has(one)) ?? i % most
    taken.add(free)
    return free
  })
}
