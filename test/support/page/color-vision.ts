/** CIE colorimetry and simulated colour blindness for colours written as #rrggbb. */
export type Vision = 'normal' | 'deuteranopia' | 'protanopia'
type Triple = readonly [number, number, number]

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const simulation: Record<Exclude<Vision, 'normal'>, readonly Triple[]> = {
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
}

const toXyz: readonly Triple[] = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
]

const times = (matrix: readonly Triple[], [x, y, z]: Triple): Triple => {
  const row = (i: number) => matrix[i]![0] * x + matrix[i]![1] * y + matrix[i]![2] * z
  return [row(0), row(1), row(2)]
}

const linear = (hex: string): Triple => {
  const channel = (i: number) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [red, green, blue] = linear(hex)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

/** CIE 1976 L*a*b* under D65. */
export function lab(hex: string, vision: Vision = 'normal'): Triple {
  const seen = vision === 'normal' ? linear(hex) : times(simulation[vision], linear(hex))
  const [x, y, z] = times(toXyz, seen.map((c) => Math.min(1, Math.max(0, c))) as unknown as Triple)
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116)
  return [116 * f(y) - 16, 500 * (f(x / 0.95047) - f(y)), 200 * (f(y) - f(z / 1.08883))]
}

/** CIE 1976 colour difference. */
export function difference(a: string, b: string, vision: Vision): number {
  const [p, q] = [lab(a, vision), lab(b, vision)]
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])
}
