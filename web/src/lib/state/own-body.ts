import type { BodyMeasures } from '../logic/body';
import { isWithin, readBody } from '../logic/body';
import type { Ready } from './app.svelte';

/** Whose body figure and loads are for. */
export interface ShownBody {
  /** Nothing: the body of the model. */
  body?: BodyMeasures;
  whose: 'own' | 'unknown' | 'outside';
}

/** The person's own body where it is known and the model holds for it. */
export function findShownBody({ content, answers }: Ready): ShownBody {
  const answerTo = (role: string) => {
    const question = content.questionWithRole(role);
    return question && answers.get(question.id);
  };
  const body = readBody(
    answerTo('sex')?.choices?.[0],
    answerTo('height')?.number,
    answerTo('mass')?.number,
  );
  if (!body) return { whose: 'unknown' };
  return isWithin(body, content.bodyLimits) ? { body, whose: 'own' } : { whose: 'outside' };
}
