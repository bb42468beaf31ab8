/** Whether the processor plays the graphics card: frames and surfaces then take each other's time. */
export const isSoftware = ({ adapterInfo }: GPUDevice): boolean =>
  adapterInfo.isFallbackAdapter || /swiftshader|llvmpipe/i.test(adapterInfo.architecture)
