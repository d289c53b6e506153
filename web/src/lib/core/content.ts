import type {
  Avoided,
  Condition,
  Equipment,
  Exercise,
  Lesson,
  Matrix,
  Measure,
  Plan,
  Question,
  RedFlag,
  SelfCheck,
  Source,
} from '../api/types';
import type { BodyLimits, BodyMeasures } from '../logic/body';
import type { MovementContent } from './solid';

interface AngleRange {
  angle: string;
  min_deg: number;
  max_deg: number;
}
interface Range {
  min: number;
  max: number;
}
/** Of the body and the movements the page shows limits and keyframes; the core reads the rest. */
interface Compiled {
  care: CareContent;
  body: {
    segments: {
      reference_height_m: number;
      reference_mass_kg: number;
      valid_height_m: Range;
      valid_mass_kg: Range;
    };
    joint_ranges: { ranges: AngleRange[] };
  };
  loads: { effort: { gravity_m_per_s2: number } };
  movements: MovementContent[];
}

interface CareContent {
  version: string;
  reviewed: string;
  exercises: Exercise[];
  avoided: Avoided[];
  conditions: Condition[];
  matrix: Matrix;
  equipment: Equipment[];
  questions: Question[];
  flags: RedFlag[];
  constants: Record<string, { value: number }>;
  self_checks: SelfCheck[];
  measures: Measure[];
  lessons: Lesson[];
  article_points: { number: number }[];
  sources: Source[];
  load_reference?: { discs: string[] };
}

function byId<T extends { id: string }>(list: T[]): Map<string, T> {
  return new Map(list.map((one) => [one.id, one]));
}

/** The parts of the compiled catalogue that the page shows. What they mean, the core decides. */
export class Content {
  readonly version: string;
  readonly reviewed: string;
  readonly exercises: Map<string, Exercise>;
  readonly avoided: Map<string, Avoided>;
  readonly conditions: Map<string, Condition>;
  readonly matrix: Matrix;
  readonly equipment: Map<string, Equipment>;
  readonly questions: Map<string, Question>;
  readonly flags: Map<string, RedFlag>;
  readonly selfChecks: Map<string, SelfCheck>;
  readonly measures: Map<string, Measure>;
  /** In the order in which they are read. */
  readonly lessons: Map<string, Lesson>;
  /** Numbers of what the page of advice says wrongly or unclearly. */
  readonly articlePoints: number[];
  readonly sources: Map<string, Source>;
  readonly movements: Map<string, MovementContent>;
  readonly gravity: number;
  readonly referenceBody: BodyMeasures;
  readonly bodyLimits: BodyLimits;
  /** How far the model lets each angle go, degrees. */
  readonly angleRanges: Map<string, AngleRange>;

  /** Discs for which a limit can be set, as orders name them, from below. */
  readonly discs: string[];
  readonly #constants: Record<string, { value: number }>;

  constructor(compiled: string) {
    const { care, body, loads, movements } = JSON.parse(compiled) as Compiled;
    const { reference_height_m, reference_mass_kg, ...valid } = body.segments;
    this.referenceBody = { sex: 'male', height_m: reference_height_m, mass_kg: reference_mass_kg };
    this.bodyLimits = { height_m: valid.valid_height_m, mass_kg: valid.valid_mass_kg };
    this.angleRanges = new Map(body.joint_ranges.ranges.map((one) => [one.angle, one]));
    this.movements = byId(movements);
    this.gravity = loads.effort.gravity_m_per_s2;
    this.version = care.version;
    this.reviewed = care.reviewed;
    this.exercises = byId(care.exercises);
    this.avoided = byId(care.avoided);
    this.conditions = byId(care.conditions);
    this.matrix = care.matrix;
    this.equipment = byId(care.equipment);
    this.questions = byId(care.questions);
    this.flags = byId(care.flags);
    this.selfChecks = byId(care.self_checks);
    this.measures = byId(care.measures);
    this.lessons = byId(care.lessons);
    this.articlePoints = care.article_points.map(({ number }) => number);
    this.sources = byId(care.sources);
    this.discs = (care.load_reference?.discs ?? []).map((disc) => disc.replace('/', '-'));
    this.#constants = care.constants;
  }

  /** A number of the rules, in its own unit. */
  constant(id: string): number {
    const found = this.#constants[id];
    if (!found) throw new Error(`the catalogue has no constant ${id}`);
    return found.value;
  }

  /** Exercises that a therapist wrote for this person are shown like those of the catalogue. */
  learnOwn({ lines, proposed = [] }: Plan): void {
    for (const { own, own_texts } of [...lines, ...proposed]) {
      if (own && own_texts) this.exercises.set(own.id, own as Exercise);
    }
  }

  /** No professional has looked at it yet: the page says so wherever it matters. */
  get isUnreviewed(): boolean {
    return this.reviewed === 'none';
  }

  questionsOf(page: string): Question[] {
    return [...this.questions.values()].filter((question) => question.page === page);
  }
  questionWithRole(role: string): Question | undefined {
    return [...this.questions.values()].find((question) => question.role === role);
  }
}
