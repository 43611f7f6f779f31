import type { Design } from '../houses.ts'
import type { View } from '../view.ts'
import { amp } from './amp.ts'
import { meta } from './meta.ts'
import { modern } from './modern.ts'
import { print } from './print.ts'
import { soup } from './soup.ts'
import { station } from './station.ts'
import { tables } from './tables.ts'
import { weblog } from './weblog.ts'

/** How each design turns a view into HTML. */
export const designs: Record<Design, (view: View) => string> = {
  amp,
  meta,
  modern,
  print,
  soup,
  station,
  tables,
  weblog,
}
