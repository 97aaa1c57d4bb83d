/** One price that the search moves: up when too much is used, down when something is left. */
export interface Knob {
  value: number;
  step: number;
  /** Direction of the last move, and whether it has turned yet. */
  way: number;
  turned: boolean;
}

const GROW = 2;
const GROW_LATER = 1.25;
const SHRINK = 0.5;

/** Moves a knob by what is used beyond what there is. */
export function turn(knob: Knob, over: number): void {
  const way = Math.sign(over);
  if (way === 0 || (way < 0 && knob.value === 0)) {
    knob.step = Math.max(1, Math.round(knob.step * SHRINK));
    return;
  }
  if (way === knob.way) knob.step = Math.round(knob.step * (knob.turned ? GROW_LATER : GROW));
  else if (knob.way !== 0) {
    knob.turned = true;
    knob.step = Math.max(1, Math.round(knob.step * SHRINK));
  }
  knob.way = way;
  knob.value = Math.max(0, knob.value + way * knob.step);
}

export function knob(value: number, step: number): Knob {
  return { value, step, way: 0, turned: false };
}
