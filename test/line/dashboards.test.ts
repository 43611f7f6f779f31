import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stageNames } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { STANDINGS } from '@copydesk/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from '../set-up/command-line.ts'
import { readPromql } from '../set-up/promql.ts'
import { openWorld, type World } from '../set-up/world.ts'

type Rule = {
  alert: string
  expr: string
  for: string
  labels: { severity: string }
  annotations: Record<string, string>
}
type Panel = { title: string; gridPos: Box; targets: { expr: string; legendFormat: string }[] }
type Box = { x: number; y: number; w: number; h: number }
type Dashboard = { uid: string; title: string; panels: Panel[] }

const infra = join(root, 'infra')
const DASHBOARDS = join(infra, 'grafana/dashboards')
/** What Prometheus itself tells of whom it asks, and the labels it gives. */
const OF_PROMETHEUS = new Map([['up', ['job', 'process', 'instance']]])
const GIVEN_LABELS = ['job', 'process', 'instance']

let world: World
/** Each series name with the labels it has. */
const known = new Map<string, Set<string>>([...OF_PROMETHEUS].map(([name, labels]) => [name, new Set(labels)]))

beforeAll(async () => {
  world = await openWorld(createMemoryQueues({ now: Date.now, advanceTo: () => {} }))
  const { metrics } = world.service
  for (const stage of stageNames) metrics.job(stage, 'done', 1)
  for (const standing of STANDINGS) metrics.request(standing, 'served', 1)
  for (const line of (await metrics.text()).split('\n')) {
    const [, name, labels = ''] = /^(\w+)(?:\{(.*)\})? /.exec(line) ?? []
    if (!name) continue
    const names = [...labels.matchAll(/(\w+)="/g)].map(([, label]) => label ?? '')
    known.set(name, new Set([...(known.get(name) ?? GIVEN_LABELS), ...names]))
  }
})
afterAll(() => world.close())

function check(where: string, expression: string) {
  const { selected, grouped } = readPromql(expression.replaceAll('$__rate_interval', '5m'))
  expect(selected.length, where).toBeGreaterThan(0)
  for (const { metric, matched } of selected) {
    const labels = known.get(metric)
    expect(labels, `${where} names ${metric}`).toBeDefined()
    for (const { label, value } of matched) {
      expect([...(labels ?? [])], `${where}: ${metric}`).toContain(label)
      if (label !== 'stage') continue
      for (const stage of value.split('|')) expect(stageNames, `${where}: ${stage}`).toContain(stage)
    }
    for (const label of grouped) expect([...(labels ?? [])], `${where}: ${metric} by ${label}`).toContain(label)
  }
}

const rules = async () =>
  (
    parse(await readFile(join(infra, 'prometheus/alerts.yml'), 'utf8')) as { groups: { rules: Rule[] }[] }
  ).groups.flatMap((group) => group.rules)

const dashboards = async () =>
  Promise.all(
    (await readdir(DASHBOARDS)).map(async (file) => ({
      file,
      board: JSON.parse(await readFile(join(DASHBOARDS, file), 'utf8')) as Dashboard,
    })),
  )

describe('the alert rules', () => {
  it('are PromQL over metrics and labels that are told', async () => {
    for (const { alert, expr } of await rules()) check(alert, expr)
  })

  it('miss each process of which none runs, whether one ever ran or not', async () => {
    const missing = (await rules()).find(({ alert }) => alert === 'CopydeskStageMissing')
    const selected = readPromql(missing?.expr ?? '').selected.flatMap(({ matched }) => matched)
    const processes = selected.flatMap(({ label, value }) => (label === 'process' ? [value] : []))
    expect(processes.toSorted()).toEqual([...stageNames, 'console'].toSorted())
    expect(missing?.expr.match(/absent\(/g)).toHaveLength(processes.length)
  })

  it('each say how bad it is, what it means and what to do, and wait before they call', async () => {
    const all = await rules()
    expect(new Set(all.map(({ alert }) => alert)).size).toBe(all.length)
    for (const rule of all) {
      expect(rule.for, rule.alert).toMatch(/^\d+m$/)
      expect(['warning', 'critical']).toContain(rule.labels.severity)
      expect(rule.annotations['summary']?.length, rule.alert).toBeGreaterThan(10)
      expect(rule.annotations['description']?.length, rule.alert).toBeGreaterThan(20)
    }
  })

  it('name in their texts only labels that their expression leaves', async () => {
    for (const { alert, expr, annotations } of await rules()) {
      const { grouped } = readPromql(expr)
      const left = grouped.length > 0 ? grouped : GIVEN_LABELS
      const named = Object.values(annotations).flatMap((text) => [...text.matchAll(/\$labels\.(\w+)/g)])
      for (const [, label] of named) expect(left, alert).toContain(label)
    }
  })
})

describe('the dashboards', () => {
  it('are PromQL over metrics and labels that are told', async () => {
    for (const { board } of await dashboards()) {
      expect(board.panels.length).toBeGreaterThan(3)
      for (const { title, targets } of board.panels) {
        for (const { expr } of targets) check(`${board.title}, ${title}`, expr)
      }
    }
  })

  it('have a name of their own, and no panel over another', async () => {
    for (const { file, board } of await dashboards()) {
      expect(file).toBe(`${board.uid}.json`)
      const boxes = board.panels.map(({ gridPos }) => gridPos)
      for (const [at, one] of boxes.entries()) {
        expect(one.x + one.w).toBeLessThanOrEqual(24)
        for (const other of boxes.slice(at + 1)) expect(overlap(one, other)).toBe(false)
      }
    }
  })

  it('draw every metric of the line that there is', async () => {
    const drawn = (await dashboards()).flatMap(({ board }) =>
      board.panels.flatMap(({ targets }) =>
        targets.flatMap(({ expr }) => readPromql(expr.replaceAll('$__rate_interval', '5m')).selected),
      ),
    )
    const names = new Set(drawn.map(({ metric }) => metric.replace(/_(?:bucket|sum|count)$/, '')))
    const own = [...known.keys()].filter((name) => name.startsWith('copydesk_'))
    for (const name of own) expect([...names]).toContain(name.replace(/_(?:bucket|sum|count)$/, ''))
  })
})

it('Prometheus asks every process of the compose file, where it answers', async () => {
  const [prometheus, compose] = await Promise.all(
    ['infra/prometheus/prometheus.yml', 'docker-compose.yml'].map(async (path) =>
      parse(await readFile(join(root, path), 'utf8'), { merge: true }),
    ),
  )
  const [scrape] = prometheus.scrape_configs
  const [{ names, port }] = scrape.dns_sd_configs
  expect(names.toSorted()).toEqual([...stageNames, 'console'].toSorted())
  for (const name of names) expect(compose.services[name].environment.COPYDESK_HEALTH_PORT).toBe(port)
  expect(prometheus.rule_files).toEqual(['alerts.yml'])
})

const overlap = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
