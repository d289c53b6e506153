import type { Plan, PlanLine } from '../api/types';

/** How one plan differs from another in what it offers. */
export interface PlanDifference {
  added: string[];
  gone: string[];
  levels: { exercise: string; from: number; to: number }[];
  gate?: { from: Plan['gate']; to: Plan['gate'] };
}

/** Exercises and levels only: how often one was done today is no difference of plans. */
export function findPlanDifference(before: Plan, after: Plan): PlanDifference {
  const lineOf = (lines: PlanLine[], id: string) => lines.find((one) => one.exercise === id);
  const ids = (plan: Plan) => plan.lines.map((line) => line.exercise);
  return {
    added: ids(after).filter((id) => !lineOf(before.lines, id)),
    gone: ids(before).filter((id) => !lineOf(after.lines, id)),
    levels: after.lines.flatMap(({ exercise, level }) => {
      const from = lineOf(before.lines, exercise)?.level;
      return from !== undefined && from !== level ? [{ exercise, from, to: level }] : [];
    }),
    ...(before.gate !== after.gate && { gate: { from: before.gate, to: after.gate } }),
  };
}

export function isSame({ added, gone, levels, gate }: PlanDifference): boolean {
  return added.length === 0 && gone.length === 0 && levels.length === 0 && !gate;
}
