import { useEffect, useRef, useState, type RefObject } from 'react';

/** Before this a finger that moves scrolls; after it, it paints. */
export const PRESS_MS = 300;
/** A finger is never quite still; further than this it means to scroll. */
const STILL_PX = 10;

/** A stroke while it is drawn. */
export interface Drawing {
  readonly from: string;
  readonly to: string;
}

interface Handlers {
  readonly onTap: (day: string) => void;
  readonly onStroke: (from: string, to: string) => void;
}

function dayAt(element: Element | null, grid: HTMLElement): string | null {
  const cell = element?.closest<HTMLElement>('[data-day]');
  return cell && grid.contains(cell) ? (cell.dataset['day'] ?? null) : null;
}

/** One stroke from its first touch to its end; the browser's own scrolling takes over wherever it may. */
class Hand {
  private pointer: number | null = null;
  private start: { day: string; x: number; y: number } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  drawing: Drawing | null = null;

  constructor(
    private readonly grid: HTMLElement,
    private readonly handlers: () => Handlers,
    private readonly show: (drawing: Drawing | null) => void,
  ) {}

  readonly down = (event: PointerEvent): void => {
    // A second finger means panning or zooming.
    if (this.pointer !== null) return this.drop();
    if (event.button !== 0) return;
    const day = dayAt(event.target as Element, this.grid);
    if (!day) return;
    this.pointer = event.pointerId;
    this.start = { day, x: event.clientX, y: event.clientY };
    if (event.pointerType === 'touch') this.timer = setTimeout(() => this.draw(day), PRESS_MS);
    else {
      this.grid.setPointerCapture(event.pointerId);
      this.draw(day);
    }
  };

  readonly move = (event: PointerEvent): void => {
    if (event.pointerId !== this.pointer || !this.start) return;
    if (this.drawing) {
      const day = dayAt(document.elementFromPoint(event.clientX, event.clientY), this.grid);
      if (day && day !== this.drawing.to) this.draw(day);
    } else if (Math.hypot(event.clientX - this.start.x, event.clientY - this.start.y) > STILL_PX) this.drop();
  };

  readonly up = (event: PointerEvent): void => {
    if (event.pointerId !== this.pointer || !this.start) return;
    const { start, drawing } = this;
    this.drop();
    if (drawing && drawing.from !== drawing.to) this.handlers().onStroke(drawing.from, drawing.to);
    else this.handlers().onTap(start.day);
  };

  readonly cancel = (event: PointerEvent): void => {
    if (event.pointerId === this.pointer) this.drop();
  };

  /** While a finger paints the page must not move under it. */
  readonly hold = (event: Event): void => {
    if (this.drawing && event.cancelable) event.preventDefault();
  };

  /** A long press paints; it opens no menu. */
  readonly noMenu = (event: Event): void => {
    if (this.start) event.preventDefault();
  };

  /** Screen readers click without a pointer. */
  readonly click = (event: MouseEvent): void => {
    const day = event.detail === 0 ? dayAt(event.target as Element, this.grid) : null;
    if (day) this.handlers().onTap(day);
  };

  drop(): void {
    clearTimeout(this.timer);
    this.pointer = null;
    this.start = null;
    this.drawing = null;
    this.show(null);
  }

  private draw(to: string): void {
    this.drawing = { from: this.start!.day, to };
    this.show(this.drawing);
  }
}

/** Painting by mouse, pen and finger inside a grid of `[data-day]` cells; gives the stroke while it is drawn. */
export function usePainting(grid: RefObject<HTMLElement | null>, handlers: Handlers): Drawing | null {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const element = grid.current;
    if (!element) return undefined;
    const hand = new Hand(element, () => latest.current, setDrawing);
    const listeners = [
      ['pointerdown', hand.down],
      ['pointermove', hand.move],
      ['pointerup', hand.up],
      ['pointercancel', hand.cancel],
      ['contextmenu', hand.noMenu],
      ['click', hand.click],
      ['touchmove', hand.hold],
    ] as unknown as readonly (readonly [string, EventListener])[];
    for (const [type, listener] of listeners) element.addEventListener(type, listener, { passive: false });
    return () => {
      hand.drop();
      for (const [type, listener] of listeners) element.removeEventListener(type, listener);
    };
  }, [grid]);
  return drawing;
}
