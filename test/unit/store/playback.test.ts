import { signal } from '@preact/signals-core'
import { describe, expect, it } from 'vitest'
import { naturalSeconds, Playback, recordAt } from '../../../src/store/playback.ts'

describe('playback', () => {
  it('plays a whole run in the natural time, whatever the frame rate', () => {
    const playback = new Playback()
    playback.setLast(1000)
    playback.play(500)
    playback.tick(500 + naturalSeconds * 250)
    expect(playback.step).toBeCloseTo(250, 9)
    playback.tick(500 + naturalSeconds * 1000)
    expect(playback.step).toBe(1000)
    expect(playback.playing).toBe(false)
  })

  it('multiplies by the speed, starts again from the end, and stops on seeking', () => {
    const playback = new Playback()
    playback.setLast(60)
    playback.seek(1e9)
    expect(playback.step).toBe(60)
    playback.setSpeed(2)
    playback.play(0)
    playback.tick(1000)
    expect(playback.step).toBeCloseTo(20, 9)
    playback.seek(7.4)
    playback.tick(5000)
    expect(playback.step).toBe(7)
  })

  it('pauses at the step that it was sent to, and the next time continues to the end', () => {
    const playback = new Playback()
    playback.setLast(100)
    playback.play(0, 10, 40)
    playback.tick(3000)
    expect(playback).toMatchObject({ step: 30, playing: true })
    playback.tick(9000)
    expect(playback).toMatchObject({ step: 40, playing: false })
    playback.play(9000, 10)
    playback.tick(30000)
    expect(playback).toMatchObject({ step: 100, playing: false })
  })

  it('plays in the given number of seconds, and the next time in its own', () => {
    const playback = new Playback()
    playback.setLast(100)
    playback.play(0, 2)
    playback.tick(1000)
    expect(playback.step).toBeCloseTo(50, 9)
    playback.seek(0)
    playback.play(0)
    playback.tick(1000)
    expect(playback.step).toBeCloseTo(100 / naturalSeconds, 9)
  })

  it('waits at step 0 while it is held, and then goes where it was sent', () => {
    const held = signal(false)
    const playback = new Playback(() => held.value)
    playback.setLast(100)
    playback.seek(70)
    held.value = true
    expect(playback).toMatchObject({ step: 0, held: true })
    held.value = false
    expect(playback.step).toBe(70)
    held.value = true
    playback.play(0)
    playback.tick(3000)
    expect(playback).toMatchObject({ step: 0, playing: false })
    playback.seek(40)
    held.value = false
    expect(playback).toMatchObject({ step: 40, playing: false, held: false })
  })

  it('stays at the end when the end moves, and otherwise where it was', () => {
    const playback = new Playback()
    playback.setLast(10)
    playback.seek(10)
    playback.setLast(50)
    expect(playback.step).toBe(50)
    playback.seek(30)
    playback.setLast(100)
    expect(playback.step).toBe(30)
    playback.setLast(20)
    expect(playback.step).toBe(20)
  })
})

describe('recordAt', () => {
  it('finds the record of a step, fractional between records', () => {
    const steps = [0, 10, 20, 23]
    expect(recordAt(steps, 0)).toBe(0)
    expect(recordAt(steps, 15)).toBe(1.5)
    expect(recordAt(steps, 23)).toBe(3)
    expect(recordAt(steps, 99)).toBe(3)
    expect(recordAt([0], 5)).toBe(0)
  })
})

it('seeks to the end for Infinity and to the start for NaN', () => {
  const playback = new Playback()
  playback.setLast(40)
  playback.seek(Infinity)
  expect(playback.step).toBe(40)
  playback.seek(NaN)
  expect(playback.step).toBe(0)
})
