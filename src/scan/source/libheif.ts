import libheifUrl from 'libheif-js/libheif-wasm/libheif.js?url'
import wasmUrl from 'libheif-js/libheif-wasm/libheif.wasm?url'

/** The part of libheif that is used here. Whatever fails gives an object with `code` in place of the result. */
export interface Libheif {
  readonly heif_error_code: { readonly heif_error_Ok: unknown }
  readonly heif_colorspace: { readonly heif_colorspace_RGB: unknown }
  readonly heif_chroma: { readonly heif_chroma_interleaved_RGBA: unknown }
  readonly heif_channel: { readonly heif_channel_interleaved: unknown }
  heif_context_alloc(): unknown
  heif_context_read_from_memory(context: unknown, bytes: ArrayBuffer): LibheifError
  heif_js_context_get_primary_image_handle(context: unknown): object
  heif_js_decode_image2(handle: unknown, colours: unknown, chroma: unknown): LibheifImage | LibheifError
}

export interface LibheifError {
  readonly code: unknown
  readonly message: string
}

export interface LibheifImage {
  readonly image: unknown
  readonly channels: readonly {
    readonly id: unknown
    readonly width: number
    readonly height: number
    /** Bytes a row. */
    readonly stride: number
    readonly data: Uint8Array
  }[]
}

type Factory = (options: { readonly wasmBinary: ArrayBuffer }) => Libheif

let factory: Promise<Factory> | null = null
let wasm: Promise<ArrayBuffer> | null = null

/** A fresh libheif: its memory never shrinks, so every photo has its own. Rejects when its two files cannot be had. */
export async function startLibheif(): Promise<Libheif> {
  factory ??= loadFactory()
  wasm ??= fetch(wasmUrl).then((response) => response.arrayBuffer())
  return (await factory)({ wasmBinary: await wasm })
}

/**
 * libheif is under the LGPL: its script is served exactly as its makers publish it, so that anyone can put another in
 * its place. It knows no ES modules, but hands itself to an AMD loader where there is one.
 */
async function loadFactory(): Promise<Factory> {
  const scope = globalThis as { define?: unknown }
  let found: Factory | null = null
  const define = (_names: readonly string[], make: () => Factory) => {
    found = make()
  }
  scope.define = Object.assign(define, { amd: true })
  try {
    await import(/* @vite-ignore */ new URL(libheifUrl, location.href).href)
  } finally {
    delete scope.define
  }
  if (!found) throw new Error('libheif.js did not offer itself.')
  return found
}
