import 'badlands/loss-landscape'
import type {} from 'badlands/jsx'
import type { LossLandscape } from 'badlands/loss-landscape'
import { useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'

function Page() {
  const landscape = useRef<LossLandscape>(null)
  const [end, setEnd] = useState('')

  const tell = async () => {
    await landscape.current?.whenIdle()
    const [run] = landscape.current?.trajectories ?? []
    setEnd(`${run?.outcome} at a loss of ${run?.loss.at(-1)?.toFixed(4)}`)
  }

  return (
    <>
      <loss-landscape
        ref={landscape}
        scenario="two-weights"
        controls="minimal"
        style={{ height: 480 }}
        onstart-change={tell}
      />
      <p role="status">{end}</p>
    </>
  )
}

createRoot(document.getElementById('root')!).render(<Page />)
