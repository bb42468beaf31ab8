/** The arithmetic mean; NaN of nothing. */
export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length

/** Mean, standard deviation and skewness of numbers: of the sample, with no correction for its size. */
export interface Moments {
  readonly mean: number
  readonly deviation: number
  readonly skewness: number
}

/** Moments in float64, about the mean; NaN of nothing. */
export function momentsOf(numbers: readonly number[]): Moments {
  const count = numbers.length
  const centre = mean(numbers)
  let [squares, cubes] = [0, 0]
  for (const number of numbers) {
    const off = number - centre
    squares += off * off
    cubes += off * off * off
  }
  const deviation = Math.sqrt(squares / count)
  return { mean: centre, deviation, skewness: cubes / count / deviation ** 3 }
}
