import { defineStore } from 'pinia'
import { ref } from 'vue'

/** What keeps the household open though nobody touches it: photos that are being read. */
export const useWorkInHand = defineStore('work-in-hand', () => ({ isReading: ref(false) }))
