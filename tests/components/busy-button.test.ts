import axe from 'axe-core'
import { expect, it, onTestFinished } from 'vitest'
import { h } from 'vue'
import { VBtn } from 'vuetify/components'
import { mount } from './mount'
import '@/styles/app.css'

it('a busy button turns before the eyes and says aloud that it is busy, with nothing nameless on it', async () => {
  const { place, end } = mount({ render: () => h(VBtn, { loading: true }, () => 'Save') }, {})
  onTestFinished(end)
  const circle = place.querySelector('[role=progressbar] > svg')
  expect(circle?.checkVisibility({ visibilityProperty: true })).toBe(true)
  expect(place.querySelector('button')?.ariaBusy).toBe('true')
  const { violations } = await axe.run(place, { resultTypes: ['violations'] })
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
})
