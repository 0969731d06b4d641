/** From package.json, put in by the build. */
export const version: string = __CARDSTEAD_VERSION__

declare const __CARDSTEAD_VERSION__: string
