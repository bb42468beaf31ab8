/** A number of a text as it is shown. */
export interface LiveView {
  readonly text: string
  /** What is said of it where somebody points at it. */
  readonly note?: string
  /** What it lights, as PointEvent names it; undefined where nothing shows it. */
  readonly mark?: string
  /** What the words claim of it is false. */
  readonly isFalse?: boolean
}

/** The numbers of a text by what stands in their braces. */
export type LiveViews = ReadonlyMap<string, LiveView>
