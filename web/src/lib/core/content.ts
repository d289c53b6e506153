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
  self_checks: SelfCheck[];
  measures: Measure[];
  lessons: Lesson[];
  sources: Source[];
  texts: Record<string, string>;
}

function byId<T extends { id: string }>(list: T[]): Map<string, T> {
  return new Map(list.map((one) => [one.id, one]));
}

/** The parts of the compiled catalogue that the page shows. What they mean, the core decides. */
export class Content {
  readonly version: string;
  readonly reviewed: string;
  readonly texts: Record<string, string>;
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
  readonly sources: Map<string, Source>;

  constructor(compiled: string) {
    const { care } = JSON.parse(compiled) as { care: CareContent };
    this.version = care.version;
    this.reviewed = care.reviewed;
    this.texts = care.texts;
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
    this.sources = byId(care.sources);
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
