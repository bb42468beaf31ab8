import * as v from 'valibot'

/** A finite float64, neither NaN nor infinite. */
export const finite = v.pipe(v.number('must be a number'), v.finite('must be finite'))

/** A finite number above zero. */
export const positive = v.pipe(finite, v.gtValue(0, 'must be above 0'))

/** A finite number not below zero. */
export const nonNegative = v.pipe(finite, v.minValue(0, 'must not be negative'))

/** A number in [0, 1]. */
export const fraction = v.pipe(
  finite,
  v.minValue(0, 'must not be below 0'),
  v.maxValue(1, 'must not be above 1'),
)

/** Returns the schema of a whole number in [from, to]. */
export const whole = (from: number, to: number) =>
  v.pipe(
    finite,
    v.integer('must be a whole number'),
    v.minValue(from, `must be at least ${from}`),
    v.maxValue(to, `must be at most ${to}`),
  )

export const uint32 = whole(0, 0xffffffff)

/** Two finite numbers, the second above the first. */
export const interval = v.pipe(
  v.strictTuple([finite, finite], 'must be two numbers'),
  v.check(([from, to]) => from < to, 'the second number must be above the first'),
)

/** The ranges of both axes of a plane. */
export const extent = v.strictObject({ a: interval, b: interval })
/** The ranges of a and b of a plane. */
export type Extent = v.InferOutput<typeof extent>
