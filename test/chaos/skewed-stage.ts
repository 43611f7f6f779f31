// skewed-stage.ts STAGE MILLISECONDS: a stage as a process of its own whose clock is wrong by that much.
import { stageServices } from '@copydesk/copydesk'
import { startProcess } from '@copydesk/service'

const [name, by] = process.argv.slice(2)
const stage = stageServices.find((one) => one.name === name)
if (!stage) throw new Error(`no stage ${name}`)
const now = () => new Date(Date.now() + Number(by))
await startProcess({ name: stage.name, run: (service) => stage.run({ ...service, now }) })
