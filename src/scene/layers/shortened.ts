/** A name without what follows its comma where that does not fit, and cut where even that is too long. */
export function shortened(name: string, fits: (text: string) => boolean): string {
  if (fits(name)) return name
  const [short = name] = name.split(',')
  let cut = short
  while (cut.length > 1 && !fits(cut === short ? cut : `${cut}…`)) cut = cut.slice(0, -1).trimEnd()
  return cut === short ? cut : `${cut}…`
}
