/** Formulas of the closed-form functions by id, as text that can be typed; the octopus is defined piecewise and has none. */
export const formulaTexts: Readonly<Record<string, string>> = {
  himmelblau: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
  rosenbrock: '(1 - x)^2 + 100 (y - x^2)^2',
  quadratic: '(a x^2 + b y^2)/2',
  beale: '(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2',
  booth: '(x + 2y - 7)^2 + (2x + y - 5)^2',
  matyas: '0.26 (x^2 + y^2) - 0.48x y',
  'three-hump-camel': '2x^2 - 1.05x^4 + x^6/6 + x y + y^2',
  'six-hump-camel': '(4 - 2.1x^2 + x^4/3) x^2 + x y + (4y^2 - 4) y^2',
  'styblinski-tang': '(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)/2',
  'goldstein-price':
    '(1 + (x + y + 1)^2 (19 - 14 (x + y) + 3 (x + y)^2)) (30 + (2x - 3y)^2 (18 - 16 (2x - 3y) + 3 (2x - 3y)^2))',
  mccormick: 'sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1',
  rastrigin: '20 + (x^2 - 10cos(2pi x)) + (y^2 - 10cos(2pi y))',
}
