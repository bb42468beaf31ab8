/** A path one step further: `data` and `targets` make `data.targets`, a number makes `data.targets[3]`. */
export const itemPath = (path: string, key: string | number): string => {
  if (typeof key === 'number') return `${path}[${key}]`
  return path === '' ? key : `${path}.${key}`
}
