/** The package declares the types of its newest build only. */
declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist'
}

/** Its other half; loading it is what it is for. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs'
