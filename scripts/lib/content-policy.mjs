/** The one Content-Security-Policy of the app, for the loopback server; app:// sends the same (a test compares them). */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Sent beside it, the same in both shells too. */
export const permissionsPolicy = 'camera=(self), microphone=(), geolocation=(), display-capture=(), usb=()'
