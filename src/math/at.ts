/** Entry of a list at an index that comes from elsewhere. @throws RangeError where there is none. */
export function at<T extends NonNullable<unknown>>(list: ArrayLike<T>, index: number): T {
  const entry = list[index]
  if (entry === undefined) throw new RangeError(`There is no entry ${index} in a list of ${list.length}.`)
  return entry
}
