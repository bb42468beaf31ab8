import { indented, type Lines } from './lines.ts'

/** A rule that PyTorch does not have: its docstring, its settings, its memory for each weight, and the code of a step. */
interface OwnRule {
  readonly about: string
  readonly settings: readonly string[]
  readonly memory?: readonly string[]
  /** The initial value of the memory, zeros by default. */
  readonly first?: string
  readonly step: Lines
}

/** An optimizer whose steps treat each weight separately. */
function optimizerClass(name: string, { about, settings, memory = [], first, step }: OwnRule): string[] {
  const fill = first === undefined ? 'torch.zeros_like(w)' : `torch.full_like(w, group["${first}"])`
  return [
    `class ${name}(torch.optim.Optimizer):`,
    ...indented([
      `"""${about}"""`,
      '',
      `def __init__(self, params, lr, ${settings.map((setting) => `${setting}=0.0`).join(', ')}):`,
      `    super().__init__(params, dict(lr=lr, ${settings.map((setting) => `${setting}=${setting}`).join(', ')}))`,
      '',
      '@torch.no_grad()',
      'def step(self):',
      ...indented([
        'for group in self.param_groups:',
        ...indented([
          `lr, ${settings.join(', ')} = (group[name] for name in ("lr", ${settings.map((setting) => `"${setting}"`).join(', ')}))`,
          'for w in group["params"]:',
          ...indented([
            ...memory.map((name) => `${name} = self.state[w].setdefault("${name}", ${fill})`),
            ...step,
          ]),
        ]),
      ]),
    ]),
  ]
}

const decayed = 'g = w.grad + weight_decay * w'

const entrywise = {
  HeavyBall: {
    about: "Polyak's heavy ball (1964): each step adds the last move times the momentum.",
    settings: ['momentum', 'weight_decay'],
    memory: ['move'],
    step: [decayed, 'move.mul_(momentum).sub_(lr * g)', 'w += move'],
  },
  SignDescent: {
    about: 'Steps of equal length in each weight, w -= lr sign(g): signSGD (Bernstein et al. 2018).',
    settings: ['weight_decay'],
    step: [decayed, 'w -= lr * g.sign()'],
  },
  Lion: {
    about: 'The sign of a moving average of gradients, with decoupled weight decay (Chen et al. 2023).',
    settings: ['beta1', 'beta2', 'weight_decay'],
    memory: ['m'],
    step: [
      'direction = (beta1 * m + (1 - beta1) * w.grad).sign()',
      'm.mul_(beta2).add_((1 - beta2) * w.grad)',
      'w -= lr * (direction + weight_decay * w)',
    ],
  },
  RMSpropInside: {
    about: 'RMSprop with epsilon inside the root, as in TensorFlow.js.',
    settings: ['decay', 'eps', 'weight_decay'],
    memory: ['v'],
    step: [decayed, 'v.mul_(decay).add_((1 - decay) * g * g)', 'w -= lr * g / torch.sqrt(v + eps)'],
  },
  AdagradInside: {
    about: 'Adagrad with epsilon inside the root, as in TensorFlow.js.',
    settings: ['initial', 'eps', 'weight_decay'],
    memory: ['s'],
    first: 'initial',
    step: [decayed, 's += g * g', 'w -= lr * g / torch.sqrt(s + eps)'],
  },
  AdamInside: {
    about: 'Adam with epsilon inside the root, as in TensorFlow.js.',
    settings: ['beta1', 'beta2', 'eps', 'weight_decay'],
    memory: ['m', 'v'],
    step: [
      decayed,
      't = self.state[w]["t"] = self.state[w].get("t", 0) + 1',
      'm.mul_(beta1).add_((1 - beta1) * g)',
      'v.mul_(beta2).add_((1 - beta2) * g * g)',
      'w -= lr * m / (1 - beta1**t) / torch.sqrt(v / (1 - beta2**t) + eps)',
    ],
  },
  AdamWInside: {
    about: 'Adam with decoupled weight decay, and epsilon inside the root.',
    settings: ['beta1', 'beta2', 'eps', 'weight_decay'],
    memory: ['m', 'v'],
    step: [
      't = self.state[w]["t"] = self.state[w].get("t", 0) + 1',
      'm.mul_(beta1).add_((1 - beta1) * w.grad)',
      'v.mul_(beta2).add_((1 - beta2) * w.grad * w.grad)',
      'w *= 1 - lr * weight_decay',
      'w -= lr * m / (1 - beta1**t) / torch.sqrt(v / (1 - beta2**t) + eps)',
    ],
  },
} as const satisfies Readonly<Record<string, OwnRule>>

const langevin: Lines = [
  'class Langevin(torch.optim.SGD):',
  '    """Gradient descent with noise of variance 2 lr T: unadjusted Langevin dynamics."""',
  '',
  '    def __init__(self, params, lr, temperature, draws, weight_decay=0.0):',
  '        super().__init__(params, lr=lr, weight_decay=weight_decay)',
  '        self.temperature, self.draws = temperature, iter(draws)',
  '',
  '    @torch.no_grad()',
  '    def step(self):',
  '        super().step()',
  '        draw = next(self.draws)',
  '        for group in self.param_groups:',
  '            size = math.sqrt(2 * group["lr"] * self.temperature)',
  '            for w in group["params"]:',
  '                w -= size * draw[: w.numel()].view_as(w)',
  '                draw = draw[w.numel() :]',
]

const perturbed: Lines = [
  'class Perturbed(torch.optim.SGD):',
  '    """Gradient descent with a random kick where the gradient is small (Jin et al. 2017)."""',
  '',
  '    def __init__(self, params, lr, size, threshold, interval, draws, weight_decay=0.0):',
  '        super().__init__(params, lr=lr, weight_decay=weight_decay)',
  '        self.size, self.threshold, self.interval = size, threshold, interval',
  '        self.draws = enumerate(draws, 1)',
  '',
  '    @torch.no_grad()',
  '    def step(self):',
  '        gradients = [w.grad.flatten() for group in self.param_groups for w in group["params"]]',
  '        super().step()',
  '        step, draw = next(self.draws)',
  '        if step % self.interval > 0 or torch.cat(gradients).norm() > self.threshold:',
  '            return',
  '        for group in self.param_groups:',
  '            for w in group["params"]:',
  '                if group["lr"] > 0:',
  '                    w += self.size * draw[: w.numel()].view_as(w)',
  '                draw = draw[w.numel() :]',
]

const sam: Lines = [
  'class SAM(torch.optim.SGD):',
  '    """Sharpness-aware minimisation (Foret et al. 2021): the gradient a little uphill."""',
  '',
  '    def __init__(self, params, lr, rho, momentum=0.0, weight_decay=0.0):',
  '        super().__init__(params, lr=lr, momentum=momentum, weight_decay=weight_decay)',
  '        self.rho = rho',
  '',
  '    def step(self, loss):',
  '        weights = [w for group in self.param_groups for w in group["params"]]',
  '        slopes = torch.autograd.grad(loss(), weights)',
  '        length = torch.cat([g.flatten() for g in slopes]).norm()',
  '        here = [w.detach().clone() for w in weights]',
  '        with torch.no_grad():',
  '            for w, g in zip(weights, slopes):',
  '                w += self.rho * g / length if length > 0 else 0',
  '        self.zero_grad()',
  '        loss().backward()',
  '        with torch.no_grad():',
  '            for w, was in zip(weights, here):',
  '                w.copy_(was)',
  '        super().step()',
]

const newton: Lines = [
  'def flat(parts):',
  '    return torch.cat([part.flatten() for part in parts])',
  '',
  '',
  'class Newton(torch.optim.Optimizer):',
  '    """Steps -lr d with (H + damping I) d = g, H the Hessian."""',
  '',
  '    def __init__(self, params, lr, damping=0.0, weight_decay=0.0):',
  '        super().__init__(params, dict(lr=lr, damping=damping, weight_decay=weight_decay))',
  '',
  '    def step(self, loss):',
  '        weights = [w for group in self.param_groups for w in group["params"]]',
  '        decay, damping = self.defaults["weight_decay"], self.defaults["damping"]',
  '        g = flat(torch.autograd.grad(loss(), weights, create_graph=True))',
  '        again = dict(retain_graph=True, materialize_grads=True)',
  '        rows = [torch.autograd.grad(entry, weights, **again) for entry in g]',
  '        with torch.no_grad():',
  '            hessian = torch.stack([flat(row) for row in rows])',
  '            hessian += (damping + decay) * torch.eye(len(g))',
  '            slope = g + decay * flat(weights)',
  '            move = torch.linalg.lstsq(hessian, slope[:, None], driver="gelsd").solution[:, 0]',
  '            for group in self.param_groups:',
  '                for w in group["params"]:',
  '                    w -= group["lr"] * move[: w.numel()].view_as(w)',
  '                    move = move[w.numel() :]',
]

const muon: Lines = [
  'def orthogonalised(matrix):',
  '    """Brings the singular values of a matrix close to 1 by five Newton-Schulz steps."""',
  '    x = matrix / (matrix.norm() + 1e-7)',
  '    for _ in range(5):',
  '        square = x @ x.T',
  '        x = 3.4445 * x + (-4.775 * square + 2.0315 * square @ square) @ x',
  '    return x',
  '',
  '',
  'class Muon(torch.optim.Optimizer):',
  '    """Momentum, with orthogonalised updates of hidden matrices (Jordan et al. 2024)."""',
  '',
  '    def __init__(self, params, lr, momentum, weight_decay=0.0):',
  '        super().__init__(params, dict(lr=lr, momentum=momentum, weight_decay=weight_decay, hidden=False))',
  '',
  '    @torch.no_grad()',
  '    def step(self):',
  '        for group in self.param_groups:',
  '            for w in group["params"]:',
  '                g = w.grad + group["weight_decay"] * w',
  '                m = self.state[w].setdefault("m", torch.zeros_like(w))',
  '                m.mul_(group["momentum"]).add_(g)',
  '                move = m',
  '                if group["hidden"]:',
  '                    matrix = (g + group["momentum"] * m).flatten(1)',
  '                    grown = math.sqrt(max(1.0, matrix.shape[0] / matrix.shape[1]))',
  '                    move = grown * orthogonalised(matrix).view_as(w)',
  '                w -= group["lr"] * move',
]

const whole = { Langevin: langevin, Perturbed: perturbed, SAM: sam, Newton: newton, Muon: muon } as const

export type OwnOptimizer = keyof typeof entrywise | keyof typeof whole

/** The definition of an optimizer that PyTorch does not have. */
export const ownOptimizer = (name: OwnOptimizer): Lines =>
  name in whole
    ? whole[name as keyof typeof whole]
    : optimizerClass(name, entrywise[name as keyof typeof entrywise])
