import { Component, type ReactNode } from 'react'
import { PanelBroken } from './panel-broken.tsx'

/** Keeps a fault inside its panel. A class because React has no other way to catch what a component throws. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return <PanelBroken onRetry={() => this.setState({ broken: false })} />
  }
}
