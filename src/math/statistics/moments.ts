/** The arithmetic mean; NaN if empty. */
export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length

/** Mean, standard deviation and skewness of numbers, without correction for the sample's size. */
export interface Moments {
  readonly mean: number
  readonly deviation: number
  readonly skewness: number
}

/** Returns the moments in float64, about the mean; NaN if empty. */
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
