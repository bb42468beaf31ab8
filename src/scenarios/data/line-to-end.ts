/** The line from the first start to where its run ends, which costs hardly anything to draw. */
export const toTheEnd = {
  kind: 'line',
  from: { start: 0, algorithm: 0, step: 0 },
  to: { start: 0, algorithm: 0, step: 'end' },
} as const
