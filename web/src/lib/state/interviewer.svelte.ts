import type {
  Answer,
  Event,
  FlagAnswer,
  Id,
  Interview,
  NewEvent,
  OwnedItem,
  Plan,
  Question,
} from '../api/types';
import {
  findAnswers,
  findEquipment,
  findScreensWith,
  hasRecordedYes,
  withAnswer,
  withFlagAnswer,
} from '../logic/answers';
import { makeEvent } from './journal.svelte';
import type { Shelf } from './shelf';

export type Step =
  | { kind: 'flag'; id: Id; plainer: boolean }
  | { kind: 'question'; id: Id }
  | { kind: 'done' };

/** What was said and is not yet in the journal. Kept on the device at every tap. */
interface Draft {
  due: Id[];
  flags: FlagAnswer[];
  answers: Answer[];
  equipment?: OwnedItem[];
  passed: Id[];
}
const emptyDraft: Draft = { due: [], flags: [], answers: [], passed: [] };

/** What an interview needs of the page around it: whose it is, what is recorded, what the core says. */
export interface InterviewGround {
  readonly shelf: Shelf;
  /** The moment that the page shows. */
  readonly at: string;
  readonly household: { readonly current?: { id: Id } };
  readonly journal: { readonly events: Event[]; readonly person?: Id };
  readonly content: { readonly questions: Map<Id, Question> };
  readonly plan: Plan;
  /** What the plan would be if these events were recorded as well. */
  planWith(events: Event[]): Plan;
  interviewWith(events: Event[]): Interview;
  write(fresh: NewEvent[]): Promise<Event[]>;
}

/** Asks what the core wants asked, one thing at a time: danger signs first, then the rest. */
export class Interviewer {
  draft = $state.raw<Draft>(emptyDraft);
  #back = $state.raw<Step[]>([]);
  #revisited = $state.raw<Step | undefined>();
  /** What is being answered: it stays on the screen until it is clear what comes after it. */
  #held = $state.raw<Step | undefined>();
  readonly #ground: InterviewGround;
  readonly #person: Id;
  readonly #key: string;

  constructor(ground: InterviewGround) {
    this.#ground = ground;
    this.#person = ground.household.current?.id ?? '';
    this.#key = `draft/${this.#person}`;
  }

  async open(): Promise<void> {
    this.draft = (await this.#ground.shelf.read<Draft>(this.#key)) ?? emptyDraft;
    this.#callFlags();
  }

  /** The draft as events, so that the core can say what follows from it. */
  readonly #drafted: Event[] = $derived.by(() => {
    const { flags, answers, equipment } = this.draft;
    const fresh: NewEvent[] = [];
    if (flags.length > 0) fresh.push({ kind: 'screen', body: { form: 'full', answers: flags } });
    if (answers.length > 0) fresh.push({ kind: 'intake', body: { answers } });
    if (equipment) fresh.push({ kind: 'equipment', body: { items: equipment } });
    return fresh.map((one) => makeEvent(one, new Date(this.#ground.at)));
  });
  readonly interview = $derived.by(() => this.#ground.interviewWith(this.#drafted));
  readonly given = $derived.by(
    () => new Map([...findAnswers(this.#ground.journal.events), ...this.#own()]),
  );
  readonly #said = $derived(new Set(this.draft.flags.map((one) => one.flag)));

  readonly questions: Id[] = $derived(
    this.interview.questions.filter((id) => this.#ground.content.questions.get(id)?.page !== 'consent'),
  );
  readonly #next: Step = $derived.by(() => {
    const again = this.draft.due.find((id) => this.interview.again.includes(id));
    if (again) return { kind: 'flag', id: again, plainer: true };
    const flag = this.draft.due.find((id) => !this.#said.has(id));
    if (flag) return { kind: 'flag', id: flag, plainer: false };
    const question = this.questions.find((id) => !this.#isAnswered(id));
    return question ? { kind: 'question', id: question } : { kind: 'done' };
  });
  readonly step: Step = $derived(this.#held ?? this.#revisited ?? this.#next);
  /** The step shows a "yes" that is in the journal: nothing but a clearance closes that. */
  readonly isRecorded: boolean = $derived.by(() => {
    const step = this.#revisited;
    if (step?.kind !== 'flag' || this.replyOf(step.id)) return false;
    return hasRecordedYes(this.#ground.journal.events, step.id);
  });
  readonly canGoBack = $derived(this.#back.length > 0);

  readonly equipment: OwnedItem[] | undefined = $derived.by(
    () => this.draft.equipment ?? findEquipment(this.#ground.journal.events),
  );

  /** How far we are in the part that is being asked: danger signs, or the questions. */
  readonly progress = $derived.by(() => {
    if (this.step.kind === 'flag') {
      const done = this.draft.due.filter((id) => this.#said.has(id)).length;
      return { done, of: this.draft.due.length };
    }
    return {
      done: this.questions.filter((id) => this.#isAnswered(id)).length,
      of: this.questions.length,
    };
  });

  replyOf(flag: Id): FlagAnswer | undefined {
    return this.draft.flags.find((one) => one.flag === flag);
  }

  /** Takes a reply. Gives true if the core now says that nothing may be done before help. */
  reply(answer: FlagAnswer): Promise<boolean> {
    return this.#hold(async () => {
      const before = this.#ground.planWith(this.#drafted);
      await this.#correct(answer);
      await this.#keep({ ...this.draft, flags: withFlagAnswer(this.draft.flags, answer) });
      this.#leave({ kind: 'flag', id: answer.flag, plainer: answer.asked_again === true });
      return this.#stopsAfter(before, this.draft.due.every((id) => this.#said.has(id)));
    });
  }

  /** Takes an answer. Gives true as above. */
  answer(answer: Answer): Promise<boolean> {
    return this.#hold(async () => {
      const before = this.#ground.planWith(this.#drafted);
      await this.#keep({ ...this.draft, answers: withAnswer(this.draft.answers, answer) });
      this.#leave({ kind: 'question', id: answer.question });
      return this.#stopsAfter(before, this.#pageEnds(answer.question));
    });
  }

  list(question: Id, items: OwnedItem[]): Promise<boolean> {
    return this.#hold(async () => {
      const before = this.#ground.planWith(this.#drafted);
      await this.#keep({ ...this.draft, equipment: items });
      this.#leave({ kind: 'question', id: question });
      return this.#stopsAfter(before, true);
    });
  }

  /** Leaves a question that need not be answered. */
  async pass(question: Id): Promise<void> {
    await this.#keep({ ...this.draft, passed: [...this.draft.passed, question] });
    this.#leave({ kind: 'question', id: question });
  }

  /** Shows a question again that has an answer. */
  revisit(question: Id): void {
    if (this.questions.includes(question)) this.#revisited = { kind: 'question', id: question };
  }

  /** The questions are on the screen again: what was held is over. */
  resume(): void {
    this.#held = undefined;
  }

  /** Leaves what was only looked at. */
  goOn(): void {
    if (this.#revisited) this.#leave(this.#revisited);
  }

  goBack(): void {
    this.#revisited = this.#back.at(-1);
    this.#back = this.#back.slice(0, -1);
  }

  /** Puts everything said into the journal. */
  async commit(): Promise<void> {
    // Somebody else's journal is open by now: what was said here stays in this draft.
    if (this.#ground.journal.person !== this.#person) return;
    const { flags, answers, equipment } = this.draft;
    const fresh: NewEvent[] = [];
    if (flags.length > 0) fresh.push({ kind: 'screen', body: { form: 'full', answers: flags } });
    if (answers.length > 0) fresh.push({ kind: 'intake', body: { answers } });
    if (equipment) fresh.push({ kind: 'equipment', body: { items: equipment } });
    if (fresh.length > 0) await this.#ground.write(fresh);
    const due = this.draft.due.filter((id) => !this.#said.has(id));
    await this.#keep({ ...emptyDraft, due, passed: this.draft.passed });
    this.#callFlags();
  }

  #own(): [Id, Answer][] {
    return this.draft.answers.map((answer) => [answer.question, answer]);
  }

  #isAnswered(id: Id): boolean {
    if (this.#ground.content.questions.get(id)?.kind === 'equipment') return !!this.equipment;
    return this.given.has(id) || this.draft.passed.includes(id);
  }

  #pageEnds(question: Id): boolean {
    const page = (id: Id) => this.#ground.content.questions.get(id)?.page;
    return this.#next.kind !== 'question' || page(this.#next.id) !== page(question);
  }

  /** The danger signs that the core wants asked become due; none is dropped once due. */
  #callFlags(): void {
    const { ask, ask_items: items = [] } = this.#ground.plan;
    if (ask !== 'screen_full' && ask !== 'screen_again') return;
    const due = [...this.draft.due, ...items.filter((id) => !this.draft.due.includes(id))];
    this.draft = { ...this.draft, due };
  }

  /**
   * A reply that the journal already holds otherwise was a mistake: that screen is voided, unless
   * it holds a "yes", which is never taken back.
   */
  async #correct(answer: FlagAnswer): Promise<void> {
    if (this.replyOf(answer.flag) || !this.#revisited) return;
    for (const screen of findScreensWith(this.#ground.journal.events, answer.flag)) {
      if (screen.body.answers.some((one) => one.reply === 'yes')) continue;
      const others = screen.body.answers.filter((one) => one.flag !== answer.flag);
      await this.#ground.write([
        { kind: 'void', body: { event: screen.id, because: 'corrected by the person' } },
      ]);
      const kept = others.filter((one) => !this.replyOf(one.flag));
      await this.#keep({ ...this.draft, flags: [...this.draft.flags, ...kept] });
    }
  }

  /** Takes one answer at a time. If it stops everything, the next question is never shown. */
  async #hold(take: () => Promise<boolean>): Promise<boolean> {
    if (this.#held) return false;
    this.#held = this.step;
    let stops = false;
    try {
      stops = await take();
    } finally {
      if (!stops) this.resume();
    }
    return stops;
  }

  #leave(step: Step): void {
    this.#back = [...this.#back, step];
    this.#revisited = undefined;
  }

  async #stopsAfter(before: Plan, ends: boolean): Promise<boolean> {
    const known = new Set((before.flags ?? []).map((open) => `${open.flag} ${open.level}`));
    const after = this.#ground.planWith(this.#drafted);
    const opened = (after.flags ?? []).some((open) => !known.has(`${open.flag} ${open.level}`));
    const stops = after.state === 'blocked' && opened;
    if (stops || ends) await this.commit();
    return stops;
  }

  async #keep(draft: Draft): Promise<void> {
    this.draft = draft;
    await this.#ground.shelf.write(this.#key, $state.snapshot(draft));
  }
}
