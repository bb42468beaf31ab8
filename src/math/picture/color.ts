/** A colour: red, green and blue in sRGB, 0 to 1. */
export type Rgb = readonly [number, number, number]

/** Parses #rrggbb or rgb(r, g, b) to sRGB channels in [0, 1]. */
export function parseColor(css: string): Rgb {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(css)
  if (hex) return [channel(hex[1]), channel(hex[2]), channel(hex[3])]
  const [red = 0, green = 0, blue = 0] = (css.match(/[\d.]+/g) ?? []).map((part) => Number(part) / 255)
  return [red, green, blue]
}

const channel = (digits: string | undefined): number => parseInt(digits ?? '0', 16) / 255
