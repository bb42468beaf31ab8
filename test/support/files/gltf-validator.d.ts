declare module 'gltf-validator' {
  /** The part of the Khronos validator's report that tests read. */
  interface Report {
    readonly issues: { readonly messages: readonly { readonly code: string; readonly message: string }[] }
    readonly info: { readonly version: string; readonly totalTriangleCount: number }
  }
  /** Rejects if the bytes are not a glTF file. */
  export function validateBytes(bytes: Uint8Array): Promise<Report>
}
