declare module 'gltf-validator' {
  /** What the Khronos validator says of a file. */
  interface Report {
    readonly issues: { readonly messages: readonly { readonly code: string; readonly message: string }[] }
    readonly info: { readonly version: string; readonly totalTriangleCount: number }
  }
  /** Rejects where the file is none. */
  export function validateBytes(bytes: Uint8Array): Promise<Report>
}
