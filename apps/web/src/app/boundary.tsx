import { Component, type ReactNode } from 'react';
import { ErrorNotice } from './query-view';

const RELOADED = 'cb-reloaded';

/** A part of a program that was replaced on the server meanwhile: the page has to be loaded anew, once. */
function isLostChunk(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script failed/i.test(error.message);
}

/** Loads the page anew when a chunk is gone; true when it does. */
export function reloadOnceFor(error: unknown): boolean {
  if (!isLostChunk(error) || sessionStorage.getItem(RELOADED) === location.pathname) return false;
  sessionStorage.setItem(RELOADED, location.pathname);
  location.reload();
  return true;
}

interface BoundaryProps {
  /** When it changes, the boundary tries again: the address of the page, an id. */
  readonly resetKey?: string;
  readonly children: ReactNode;
}

/** Keeps a failure where it happened: a broken strip does not take the roster with it. */
export class Boundary extends Component<BoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override componentDidUpdate(before: BoundaryProps): void {
    if (before.resetKey !== this.props.resetKey && this.state.error) this.setState({ error: null });
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    if (reloadOnceFor(this.state.error)) return null;
    return <ErrorNotice error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
