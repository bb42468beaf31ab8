import fc from 'fast-check'

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })

export const interval = fc
  .tuple(finite, finite)
  .filter(([from, to]) => from !== to)
  .map(([from, to]): [number, number] => (from < to ? [from, to] : [to, from]))

/** Any view of a landscape. */
export const view = fc.record(
  {
    camera: fc.oneof(
      fc.constantFrom('home' as const, 'top' as const),
      fc.record(
        {
          azimuth: finite,
          polar: fc.double({ min: 0, max: 85, noNaN: true }),
          zoom: fc.double({ min: 0.1, max: 10, noNaN: true }),
          shift: fc.tuple(finite, finite, finite),
        },
        { requiredKeys: ['azimuth', 'polar'] },
      ),
      fc.record({ position: fc.tuple(finite, finite, finite), target: fc.tuple(finite, finite, finite) }),
    ),
    height: fc.constantFrom('linear' as const, 'log' as const),
    range: interval,
    colors: fc.constantFrom('strata' as const, 'viridis' as const, 'cividis' as const),
    step: fc.integer({ min: 0, max: 1_000_000 }),
    follow: fc.boolean(),
    arrows: fc.boolean(),
  },
  { requiredKeys: [] },
)
