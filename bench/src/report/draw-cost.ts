import * as echarts from 'echarts'

/** What delivering one item costs a contestant at so many subscribers. */
export interface Cost {
  readonly contestant: string
  readonly subscribers: number
  /** CPU microseconds, of the server with its stores. */
  readonly perItem: number
}

/** A chart as SVG: a line for each contestant, both axes logarithmic. */
export const drawCost = (costs: readonly Cost[]): string => {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 800, height: 480 })
  chart.setOption({
    animation: false,
    backgroundColor: '#fff',
    title: { left: 16, top: 12, text: 'CPU per item delivered', subtext: 'of the server with its stores, saturated' },
    legend: { top: 16, right: 24 },
    grid: { left: 56, right: 32, top: 88, bottom: 48 },
    xAxis: { type: 'log', name: 'subscribers', nameLocation: 'middle', nameGap: 28, min: 'dataMin', max: 'dataMax' },
    yAxis: { type: 'log', name: 'µs' },
    series: [...Map.groupBy(costs, ({ contestant }) => contestant)].map(([name, points]) => ({
      type: 'line',
      name,
      label: { show: true, formatter: '{@[1]}' },
      data: points.map(({ subscribers, perItem }) => [subscribers, Number(perItem.toPrecision(2))]),
    })),
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return `${svg}\n`
}
