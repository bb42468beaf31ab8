/** Mean, standard deviation and skewness of numbers: of the sample, with no correction for its size. */
export interface Moments {
  readonly mean: number
  readonly deviation: number
  readonly skewness: number
}

/** Moments in float64, about the mean; NaN of nothing. */
export function momentsOf(numbers: readonly number[]): Moments {
  const count = numbers.length
  const mean = numbers.reduce((sum, number) => sum + number, 0) / count
  let [squares, cubes] = [0, 0]
  for (const number of numbers) {
    const off = number - mean
    squares += off * off
    cubes += off * off * off
  }
  const deviation = Math.sqrt(squares / count)
  return { mean, deviation, skewness: cubes / count / deviation ** 3 }
}
