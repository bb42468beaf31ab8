import type { Node, TextureNode } from 'three/webgpu'
import { int, ivec2, textureLoad, vec4 } from 'three/tsl'

/** Texel of a texture at integer coordinates, which the texture's own transform, the identity, does not change. */
export function texel(texture: TextureNode, at: Node<'vec2'> | Node<'ivec2'>): Node<'vec4'> {
  const read = textureLoad(texture, ivec2(at), int(0))
  read.updateMatrix = false
  return vec4(read)
}
