const dayMs = 24 * 60 * 60 * 1000

/** How long what was removed can be taken back for certain. Nothing is deleted by the date itself: a person does it afterwards. */
export const trashDays = 30

/** Days until something in the trash may be deleted for good; 0 when it may. `deletedAt` and `now` in ms. */
export function daysUntilDeletable(deletedAt: number, now: number): number {
  return Math.max(0, Math.ceil((deletedAt + trashDays * dayMs - now) / dayMs))
}
