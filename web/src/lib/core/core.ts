import type { CoreProblem, JournalAt, Loaded } from './calls';
import type {
  Event,
  ExportForm,
  Exported,
  FollowUp,
  FigureDrawing,
  Interview,
  Outlooks,
  Plan,
  PlanDifference,
  Replay,
  Report,
  Practice,
  Record,
  RecordDays,
  Replacements,
  Road,
  Summary,
  Therapists,
} from '../api/types';
import type { MovementCourse } from '../logic/figure-time';
import type { CoreModule } from './module';
import type { BodyMeasures } from '../logic/body';
import type { PosedInput, SolidFigure, SolidMovement, SolidPose } from './solid';
import type { SessionInput, SessionReply, SessionState, WayOut } from './session';

interface Answer<T> {
  ok?: T;
  fault?: { code: string; doing: string; where: string; hint: string };
  problems?: CoreProblem[];
}

/** The core refused its input. That is a bug of the page, or a journal that something spoilt. */
export class CoreFault extends Error {
  constructor(
    readonly call: string,
    readonly code: string,
    message: string,
    readonly problems: CoreProblem[],
  ) {
    super(`${call}: ${message}`);
  }
}

const missing = ['not_found', 'unsupported'];

/** Everything that decides. Each method is one call of docs/reference; nothing is decided here. */
export class Core {
  readonly #module: CoreModule;

  constructor(module: CoreModule) {
    this.#module = module;
  }

  loadCatalogue(compiled: string): Loaded {
    return this.#read('load_catalogue', this.#module.call('load_catalogue', compiled));
  }
  /** The words of a language take the place of those before; what was decided stays. */
  loadTexts(texts: string): void {
    this.#read('load_texts', this.#module.call('load_texts', texts));
  }
  interview(input: JournalAt): Interview {
    return this.#call('interview', input);
  }
  plan(input: JournalAt): Plan {
    return this.#call('plan', input);
  }
  /** What would change the plan of that moment: every line, all that is closed, the day. */
  outlooks(input: JournalAt): Outlooks {
    return this.#call('outlooks', input);
  }
  /** What these events have changed in the plan, in data and in sentences. */
  consequence(input: JournalAt & { added: Event[] }): PlanDifference {
    return this.#call('consequence', input);
  }
  /** What changed in the plan from day to day, and why. */
  replay(input: JournalAt & { from?: string; to?: string }): Replay {
    return this.#call('replay', input);
  }
  /** The page for the therapist. */
  report(input: JournalAt & { from?: string }): Report {
    return this.#call('report', input);
  }
  record(input: JournalAt): Record {
    return this.#call('record', input);
  }
  /** The same by local days: so many weeks, or all. */
  recordDays(input: JournalAt & { weeks?: number }): RecordDays {
    return this.#call('record_days', input);
  }
  /** Measures and self-checks: what is due, and what came of it. */
  followUp(input: JournalAt): FollowUp {
    return this.#call('follow_up', input);
  }
  /** The page for whoever helps. */
  summary(input: JournalAt): Summary {
    return this.#call('summary', input);
  }
  export(input: JournalAt & { form: ExportForm }): Exported {
    return this.#call('export', input);
  }
  /** How an exercise may be done now, or why not; nothing for one that nobody knows. */
  practice(input: JournalAt & { exercise: string }): Practice | undefined {
    return this.#find('practice', input);
  }
  /** Every exercise that may be done now. */
  practicable(input: JournalAt): string[] {
    return this.#call<{ exercises: string[] }>('practicable', input).exercises;
  }
  /** What to do in place of an exercise, or of a movement to avoid. */
  replacements(input: JournalAt & { of: string }): Replacements | undefined {
    return this.#find('replacements', input);
  }
  /** The road to that exercise, or to the chosen goal; nothing without one. */
  road(input: JournalAt & { goal?: string }): Road | undefined {
    return this.#find('road', input);
  }
  /** What therapists gave, and how it stands. */
  therapists(input: JournalAt): Therapists {
    return this.#call('therapists', input);
  }
  checkEvents(events: Event[]): void {
    this.#call('check_events', { events });
  }
  merge(a: Event[], b: Event[]): Event[] {
    return this.#call('merge', { a, b });
  }

  /** The times of the movement of an exercise or of one to avoid; nothing where none is drawn. */
  movement(id: string, level: number): MovementCourse | undefined {
    return this.#find('movement', { id, level });
  }
  drawing(
    id: string,
    level: number,
    t_s: number,
    mirrored: boolean,
  ): FigureDrawing | undefined {
    return this.#find('drawing', { id, level, t_s, mirrored });
  }

  /** The figure's shapes and bones, to build a solid body of. */
  solid(body?: BodyMeasures): SolidFigure {
    return this.#call('solid', { body });
  }
  /** A posture of no movement. */
  posed(input: PosedInput): SolidPose {
    return this.#call('posed', input);
  }
  /** Where the bones are at these times; nothing where no movement is drawn. */
  frames(
    id: string,
    level: number,
    times_s: number[],
    mirrored = false,
    body?: BodyMeasures,
  ): SolidMovement | undefined {
    return this.#find('frames', { id, level, times_s, mirrored, body });
  }

  /** The body on its way out of a position, as long after the stop as `since_s`. */
  drawingExit(out: WayOut, since_s: number): FigureDrawing | undefined {
    const { exercise, level, phase, mirrored = false } = out;
    return this.#find('drawing_exit', { id: exercise, level, phase, since_s, mirrored });
  }

  sessionStart(
    input: JournalAt & { zone: string; at_ms: number; exercises?: string[] },
  ): SessionReply {
    return this.#call('session_start', input);
  }
  /** The wish is in the journal; without an answer the session stays as it was. */
  sessionSwap(input: JournalAt & { state: SessionState; from: string; to: string }): SessionReply {
    return this.#call('session_swap', input);
  }
  sessionAdvance(state: SessionState, at_ms: number, input?: SessionInput): SessionReply {
    return this.#call('session_advance', { state, at_ms, ...(input && { input }) });
  }

  /** A call whose "not found" and "unsupported" are answers. */
  #find<T>(name: string, input: unknown): T | undefined {
    try {
      return this.#call<T>(name, input);
    } catch (fault) {
      if (fault instanceof CoreFault && missing.includes(fault.code)) return undefined;
      throw fault;
    }
  }

  #call<T>(name: string, input: unknown): T {
    return this.#read<T>(name, this.#module.call(name, JSON.stringify(input)));
  }

  #read<T>(name: string, text: string): T {
    const answer = JSON.parse(text) as Answer<T>;
    if (answer.ok !== undefined) return answer.ok;
    const { code = 'unknown', doing = '', where = '', hint = '' } = answer.fault ?? {};
    const message = [doing, where, hint].filter(Boolean).join(': ');
    throw new CoreFault(name, code, message, answer.problems ?? []);
  }
}
