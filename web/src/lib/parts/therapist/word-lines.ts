import type { Clearance, Countersigned, CustomExercise, Event, TherapistOrder } from '../../api/types';
import { formatMass, type UnitSystem } from '../../logic/units';
import { languageTag, t, tn } from '../../text/text.svelte';
import { spanWords } from '../dose-words';

const nameOf = (exercise: string) => t(`exercise.${exercise}.name`);
/** The load of quiet standing. */
const standingPercent = 100;

/** What a record of a therapist gives, one sentence each. */
export function wordLines(event: Event, units: UnitSystem, offer?: string): string[] {
  switch (event.kind) {
    case 'clearance':
      return clearanceLines(event.body, units);
    case 'order':
      return orderLines(event.body, units);
    case 'custom_exercise':
      return customLines(event.body);
    case 'countersigned':
      return countersignedLines(event.body, offer);
    default:
      return [];
  }
}

export function clearanceLines(body: Pick<Clearance, 'flags' | 'keys' | 'cap_g'>, units: UnitSystem): string[] {
  return [
    ...(body.flags ?? []).map((flag) => t('page.therapist.gives.flag', { sign: t(`flag.${flag}.sign`) })),
    ...(body.keys ?? []).map((id) => t('page.therapist.gives.key', { exercise: nameOf(id) })),
    ...(body.cap_g === undefined ? [] : [capLine(body.cap_g, units)]),
  ];
}

function capLine(grams: number, units: UnitSystem): string {
  return t('page.therapist.gives.cap', { mass: formatMass(grams, units, languageTag()) });
}

export function orderLines(body: TherapistOrder, units: UnitSystem): string[] {
  const { locks = [], movement_limits = [], disc_limits = [], doses = [], overrides = [], ends = [] } = body;
  return [
    ...movement_limits.map(({ movement, degrees }) => t(`page.therapist.gives.${movement}`, { degrees })),
    ...disc_limits.map(({ disc, percent }) =>
      percent === standingPercent
        ? t('page.therapist.gives.disc_standing', { disc })
        : t('page.therapist.gives.disc', { disc, percent }),
    ),
    ...locks.map(({ exercise, because }) =>
      [t('page.therapist.gives.lock', { exercise: nameOf(exercise) }), because].filter(Boolean).join(' '),
    ),
    ...(body.cap_g === undefined ? [] : [capLine(body.cap_g, units)]),
    ...(body.exercises_per_day === undefined ? [] : [tn('page.therapist.gives.per_day', body.exercises_per_day)]),
    ...(body.slu_per_day === undefined ? [] : [t('page.therapist.gives.slu', { units: body.slu_per_day })]),
    ...doses.map((dose) => doseLine(dose)),
    ...overrides.map(({ exercise, because }) =>
      t('page.therapist.gives.override', { exercise: nameOf(exercise), because }),
    ),
    ...(ends.length > 0 ? [t('page.therapist.gives.ends')] : []),
  ];
}

type Dose = NonNullable<TherapistOrder['doses']>[number];

function doseLine({ exercise, sets, reps, hold_s, rest_s, per_day, level }: Dose): string {
  const most = [
    ...(sets === undefined ? [] : [tn('page.dose.sets', sets)]),
    ...(reps === undefined ? [] : [tn('page.dose.reps', reps)]),
    ...(hold_s === undefined ? [] : [t('page.dose.hold_each', { span: spanWords(hold_s) })]),
    ...(rest_s === undefined ? [] : [t('page.therapist.gives.rest', { span: spanWords(rest_s) })]),
    ...(per_day === undefined ? [] : [tn('page.dose.per_day', per_day)]),
    ...(level === undefined ? [] : [t('page.therapist.gives.level', { level })]),
  ];
  return t('page.therapist.gives.dose', { exercise: nameOf(exercise), dose: most.join(', ') });
}

function customLines({ texts, avoided }: CustomExercise): string[] {
  return [
    t('page.therapist.gives.custom', { name: texts['name'] ?? '' }),
    ...(avoided ? [t('page.therapist.gives.avoided', { name: t(`avoided.${avoided}.name`) })] : []),
  ];
}

function countersignedLines(body: Countersigned, offer?: string): string[] {
  const fits = body.offer === offer;
  return [t(fits ? 'page.therapist.gives.agrees' : 'page.therapist.gives.agreed_other')];
}
