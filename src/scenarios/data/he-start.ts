/** A start that keeps the variances of `hidden` layers of ReLUs (He et al. 2015), with Lecun's for the last layer. */
export const fromHe = (hidden: number) => [
  {
    kind: 'random' as const,
    distribution: 'he-normal' as const,
    layers: [
      ...Array.from({ length: hidden }, () => ({ distribution: 'he-normal' as const })),
      { distribution: 'lecun-normal' as const },
    ],
  },
]
