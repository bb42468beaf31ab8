import type { PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { Expression } from '../../../experiment/functions/expression/expression.ts'
import { inputNames } from '../../../experiment/functions/expression/names.ts'
import { expressionTex } from '../../../experiment/functions/expression/tex.ts'
import { eventType } from '../../event-type.ts'
import { FormulaField } from '../formula-field.ts'

/** `bl-data-formula`: the user types the formula of the data; `live` while typing. */
export class DataFormulaEvent extends eventType('bl-data-formula', (text: string, live: boolean) => ({
  text,
  live,
})) {}

/**
 * A field for the formula of the data over their inputs. Dispatches a DataFormulaEvent after each character that leaves
 * it valid.
 */
@customElement('bl-data-formula')
export class BlDataFormula extends FormulaField {
  @property() formula = ''
  @property({ type: Number }) inputs = 2

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('formula')) this.show(this.formula)
  }

  protected override get label() {
    if (this.inputs === 1) return 'formula of the input x'
    return this.inputs === 2 ? 'formula of the inputs x and y' : `formula of the inputs x1 to x${this.inputs}`
  }

  protected override get example() {
    return this.inputs === 1 ? 'sin(3x)' : 'x1^2 + x2^2 - 2'
  }

  protected override read(text: string): string {
    return expressionTex(new Expression(text, { variables: inputNames(this.inputs), parameters: [] }).tree)
  }

  protected override send(text: string, live: boolean): void {
    this.dispatchEvent(new DataFormulaEvent(text, live))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-data-formula': BlDataFormula
  }
}
