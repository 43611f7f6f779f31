import type { Command } from 'commander'

export const collect = (value: string, former: string[]) => [...former, value]

export const addAllowHost = (command: Command) =>
  command.option(
    '--allow-host <host>',
    'a host that may be fetched from although its address is not public',
    collect,
    [],
  )

export const addData = (command: Command) =>
  command.option('--data <dir>', 'the folder that keeps everything', '.copydesk')
