/** Returns the entry at an index that may be out of range. @throws RangeError if there is none */
export function at<T extends NonNullable<unknown>>(list: ArrayLike<T>, index: number): T {
  const entry = list[index]
  if (entry === undefined) throw new RangeError(`There is no entry ${index} in a list of ${list.length}.`)
  return entry
}
