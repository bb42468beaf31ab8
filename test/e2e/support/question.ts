import type { Page } from 'playwright'
import type {} from '../../../src/page/bl-app.ts'
import { follow } from './page.ts'
import type { NumberedStep } from '../../support/matrix/covering-steps.ts'

/** Opens a step by its link, and waits until its question is open. */
export async function openQuestion(
  page: Page,
  { id, number, fragment }: Pick<NumberedStep, 'id' | 'number' | 'fragment'>,
): Promise<void> {
  await follow(page, fragment)
  await page.waitForFunction(
    ([lecture, index]) => {
      const { tour, guessing } = document.querySelector('bl-app') ?? {}
      return tour?.at.lecture?.id === lecture && tour?.at.step === index && guessing?.isOpen
    },
    [id, number - 1] as const,
  )
  await page.locator('bl-question .reveal').waitFor()
}

/** Shows the answer, opens its explanation, and returns what it says about the guess. */
export async function revealed(page: Page): Promise<string> {
  await page.locator('bl-question .reveal').click()
  await page.locator('bl-question .fold').click()
  const { ask } = (await page.evaluate(() => document.querySelector('bl-app')?.guessing?.question)) ?? {}
  const whole = (await page.locator('bl-question .whole').innerText()).replaceAll(/\s+/g, ' ')
  return whole.replace(ask ?? '', '').trim()
}
