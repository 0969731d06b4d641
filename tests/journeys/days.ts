/** A day from now, as many days on as wanted. */
export function dayIn(days: number): Date {
  const day = new Date()
  day.setDate(day.getDate() + days)
  return day
}

/** As a date field takes it. */
export function inDays(days: number): string {
  const day = dayIn(days)
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`
}
