const linear = (byte: number): number => {
  const share = byte / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

/** Relative luminance of a colour #rrggbb, 0 to 1, as contrast is computed from it (WCAG 2.2). */
const luminance = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(parseInt(color.slice(at, at + 2), 16)))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const [dark, light] = ['#14141c', '#ffffff']

/** Of a dark and a light ink, the one that has more contrast with a colour #rrggbb; at least 4.5 with any. */
export function inkOn(color: string): string {
  const ground = luminance(color) + 0.05
  const contrast = (ink: string) => (luminance(ink) + 0.05) / ground
  return contrast(light) > 1 / contrast(dark) ? light : dark
}
