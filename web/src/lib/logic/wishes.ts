import type { Event, Plan, PlanProfile } from '../api/types';
import { findStanding, sortEvents } from './answers';

/** What is done in the place of that exercise today, because the person wanted it. */
export function findSwap(plan: Plan, exercise: string): string | undefined {
  return plan.lines.find(({ reasons = [] }) =>
    reasons.some(
      ({ rule, inputs = [] }) =>
        rule === 'swap.chosen' &&
        inputs.some(({ name, value }) => name === 'instead' && value === exercise),
    ),
  )?.exercise;
}

/** The exercise in whose place that one stands. */
export function findSwappedFor(plan: Plan, exercise: string): string | undefined {
  const line = plan.lines.find((one) => one.exercise === exercise);
  const chosen = line?.reasons?.find(({ rule }) => rule === 'swap.chosen');
  return chosen?.inputs?.find(({ name }) => name === 'instead')?.value;
}

/** The person has put that exercise aside. */
export function isAside(plan: Plan, exercise: string): boolean {
  return (plan.refusals ?? []).some(
    (one) =>
      one.exercise === exercise &&
      (one.reasons ?? []).some(({ rule }) => rule === 'pace.set-aside'),
  );
}

/** How the plan is used, as it was chosen last. */
export function findProfile(events: Event[]): PlanProfile {
  const chosen = sortEvents(findStanding(events)).findLast(({ kind }) => kind === 'profile');
  return chosen?.kind === 'profile' ? chosen.body.profile : 'personal';
}
