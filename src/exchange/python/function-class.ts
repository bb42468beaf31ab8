import { functionOf } from '../../experiment/functions/catalogue.ts'
import { customId } from '../../experiment/functions/custom.ts'
import { formulaTexts } from '../../experiment/functions/expression/formulas.ts'
import { weightNames } from '../../experiment/functions/expression/names.ts'
import { parseExpression } from '../../experiment/functions/expression/parse.ts'
import type { FunctionSpec } from '../../experiment/spec/model.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { expressionTorch, hasVariable, parameterName } from './expression-torch.ts'
import { indented, type Lines } from './lines.ts'
import { float } from './literal.ts'

/** The parts of the octopus, which is not a single formula (experiment/functions/octopus.ts). */
const octopus: Lines = [
  'def profile(x):',
  '    """A function of one weight: a saddle up to tau, a minimum beyond 2 tau, and a spline between."""',
  '    c, d = (-14 * a + 10 * b) / (3 * tau), (5 * a - 3 * b) / (2 * tau**2)',
  '    u = abs(x) - tau',
  '    saddle = -b * x * x',
  '    spline = -b * (u + tau) ** 2 + u**3 * (c + d * u)',
  '    deepest = -b * (2 * tau) ** 2 + tau**3 * (c + d * tau) - a * 4 * tau**2',
  '    minimum = a * (abs(x) - 4 * tau) ** 2 + deepest',
  '    outside = torch.where(abs(x) < 2 * tau, spline, minimum)',
  '    return torch.where(abs(x) <= tau, saddle, outside)',
  '',
  '',
  'def passage(x):',
  '    """Rises from 0 at tau to 1 at 2 tau."""',
  '    t = torch.clamp((abs(x) - tau) / tau, 0, 1)',
  '    return t**3 * (10 + t * (6 * t - 15))',
]

const octopusValue = 'profile(x) + (1 - passage(x)) * a * y * y + passage(x) * profile(y)'

/** The value of a function as a Python expression. @throws ExperimentError if it has no formula */
function valueText({ id, expression, parameters }: FunctionSpec): string {
  if (id === 'octopus') return octopusValue
  const text = id === customId ? expression : formulaTexts[id]
  if (text === undefined)
    throw ExperimentError.at(
      'model.id',
      `'${id}' has no formula, so it cannot be written in PyTorch. Choose another function`,
    )
  const tree = parseExpression(text, { variables: weightNames, parameters: Object.keys(parameters) })
  // A constant has no gradient in PyTorch, but 0 times a weight has one.
  return hasVariable(tree) ? expressionTorch(tree) : `${expressionTorch(tree)} + 0 * x`
}

/** The class `Function`, whose two weights are trained, and the functions that it calls, one per block. */
export function functionBlocks(model: FunctionSpec): Lines[] {
  const parameters = { ...functionOf(model.id)?.parameters, ...model.parameters }
  const isOctopus = model.id === 'octopus'
  const values = Object.entries(parameters).map(
    ([name, value]) => `${parameterName(name)} = torch.tensor(${float(value)})`,
  )
  return [
    isOctopus ? ['tau = math.e', ...values] : [],
    isOctopus ? octopus : [],
    [
      'class Function(nn.Module):',
      ...indented([
        'def __init__(self):',
        '    super().__init__()',
        '    self.w = nn.Parameter(torch.zeros(2))',
        '',
        'def forward(self):',
        '    x, y = self.w',
        ...(isOctopus ? [] : indented(values)),
        `    return ${valueText(model)}`,
      ]),
    ],
  ]
}
