import { getContext, setContext } from 'svelte';
import { client } from '../api/client';
import type {
  Event,
  ExportForm,
  Exported,
  FollowUp,
  Interview,
  NewEvent,
  Outlooks,
  Person,
  Plan,
  PlanDifference,
  Practice,
  Record,
  RecordDays,
  Replacements,
  Report,
  Road,
  Summary,
  Therapists,
} from '../api/types';
import { makeJournalNow, type JournalAt } from '../core/calls';
import { Content } from '../core/content';
import { Core, CoreFault } from '../core/core';
import { CoreModule } from '../core/module';
import { findAnswers } from '../logic/answers';
import { momentOf } from '../logic/moment';
import { chooseLanguage, type Language } from '../logic/language';
import { languages, learnOwnWords, speak } from '../text/text.svelte';
import { Household } from './household.svelte';
import { openShelf } from './indexed-shelf';
import { Interviewer } from './interviewer.svelte';
import { Journal, makeEvent } from './journal.svelte';
import { PageUpdates } from './page-updates.svelte';
import { Router } from './router.svelte';
import { SessionKeeper } from './session-keeper';
import { Settings } from './settings.svelte';
import type { Shelf } from './shelf';

const minute = 60_000;

/** What stands once the core, the catalogue and the device's memory are there. */
export class Ready {
  readonly shelf: Shelf;
  readonly core: Core;
  readonly content: Content;
  readonly household: Household;
  readonly journal: Journal;
  /** The moment that the page shows; it moves with the clock, not with the second. */
  at = $state(momentOf(new Date()));
  /** What was told last of how it is: Today says at once what that changed. */
  told = $state.raw<Event[]>([]);
  interviewer = $state.raw<Interviewer | undefined>();
  #retold = $state(0);
  /** A session has begun and is not over: Today then offers to go on with it. */
  sessionUnderWay = $state(false);

  constructor(shelf: Shelf, core: Core, content: Content) {
    this.shelf = shelf;
    this.core = core;
    this.content = content;
    this.household = new Household(shelf);
    this.journal = new Journal(
      shelf,
      (events) => core.checkEvents(events),
      (forgotten) => this.household.send(forgotten),
    );
  }

  readonly plan: Plan = $derived.by(() => this.planWith([]));
  readonly record: Record = $derived.by(() =>
    this.core.record(this.#of(this.journal.events)),
  );

  /** What would change the plan: every line, all that is closed, the day. */
  readonly outlooks: Outlooks = $derived.by(() =>
    this.core.outlooks(this.#of(this.journal.events)),
  );

  /** Measures and self-checks: what is due, and what came of it. */
  readonly followUp: FollowUp = $derived.by(() => this.followUpWith([]));

  /** The exercises that may be done now, those of the plan among them. */
  readonly practicable = $derived.by(
    () => new Set(this.core.practicable(this.#of(this.journal.events))),
  );

  readonly answers = $derived.by(() => findAnswers(this.journal.events));
  /** The country chosen in the intake, whose numbers the emergency page shows first. */
  readonly country = $derived.by(() => {
    const question = this.content.questionWithRole('country');
    return question && this.answers.get(question.id)?.choices?.[0];
  });
  readonly hasConsent = $derived.by(() => {
    const missing = this.interviewWith([]).missing_required;
    return !missing.some((id) => this.content.questions.get(id)?.page === 'consent');
  });

  /** The plan if these events were in the journal as well. */
  planWith(events: Event[]): Plan {
    const plan = this.core.plan(this.#of([...this.journal.events, ...events]));
    this.content.learnOwn(plan);
    for (const { exercise, own_texts } of [...plan.lines, ...(plan.proposed ?? [])])
      if (own_texts) learnOwnWords(`exercise.${exercise}`, own_texts);
    // What is closed has a name too; only the therapist's file knows it.
    const closed = new Set((plan.refusals ?? []).map(({ exercise }) => exercise));
    for (const event of [...this.journal.events, ...events])
      if (event.kind === 'custom_exercise' && closed.has(event.body.exercise.id))
        learnOwnWords(`exercise.${event.body.exercise.id}`, event.body.texts);
    return plan;
  }
  /** What these events change in the plan, or have changed: they may be in the journal already. */
  consequence(added: Event[]): PlanDifference {
    return this.core.consequence({ ...this.#of(this.journal.events), added });
  }
  /** The record by days: of so many weeks, or of all. */
  recordDays(weeks?: number): RecordDays {
    return this.core.recordDays({ ...this.#of(this.journal.events), weeks });
  }
  exportRecord(form: ExportForm): Exported {
    return this.core.export({ ...this.#of(this.journal.events), form });
  }
  /** How this exercise may be done now, or why not. */
  practice(exercise: string): Practice | undefined {
    return this.core.practice({ ...this.#of(this.journal.events), exercise });
  }
  replacements(of: string): Replacements | undefined {
    return this.core.replacements({ ...this.#of(this.journal.events), of });
  }
  /** The road to that exercise, or to the chosen goal. */
  road(goal?: string): Road | undefined {
    return this.core.road({ ...this.#of(this.journal.events), goal });
  }
  /** What therapists gave, if these events were in the journal as well. */
  therapistsWith(events: Event[]): Therapists {
    return this.core.therapists(this.#of([...this.journal.events, ...events]));
  }
  followUpWith(events: Event[]): FollowUp {
    return this.core.followUp(this.#of([...this.journal.events, ...events]));
  }
  /** The page for the therapist. */
  report(): Report {
    return this.core.report(this.#of(this.journal.events));
  }
  summary(): Summary {
    return this.core.summary(this.#of(this.journal.events));
  }
  interviewWith(events: Event[]): Interview {
    return this.core.interview(this.#of([...this.journal.events, ...events]));
  }

  /** False for what the core would refuse to keep, such as a mass that nobody has. */
  isAccepted(fresh: NewEvent): boolean {
    try {
      this.core.checkEvents([makeEvent(fresh, new Date())]);
      return true;
    } catch (fault) {
      if (!(fault instanceof CoreFault)) throw fault;
      return false;
    }
  }

  /** Puts events into the journal and looks at the result. */
  async write(fresh: NewEvent[], at?: Date): Promise<Event[]> {
    // What the person told of their back shows at once what it changed.
    const tells = fresh.some(({ kind }) => kind === 'check_in' || kind === 'after');
    const events = await this.journal.record(fresh, at);
    this.told = tells ? events : [];
    this.look();
    return events;
  }

  /** Takes in events that somebody else made, such as a therapist's. */
  async take(events: Event[]): Promise<void> {
    await this.journal.take(events);
    this.look();
  }

  /** Everything on the page is about this person from now on. */
  async choose(person: Person): Promise<void> {
    this.told = [];
    await this.household.choose(person);
    await this.journal.open(person.id);
    // What was told on other devices comes first: nobody is asked twice.
    if (this.journal.person === person.id && this.journal.events.length === 0) {
      await this.journal.synchronise();
    }
    // Somebody else was chosen meanwhile.
    if (this.journal.person !== person.id) return;
    this.interviewer = new Interviewer(this);
    await this.interviewer.open();
    this.sessionUnderWay = !!(await new SessionKeeper(this.shelf, person.id).read());
    this.look();
    void this.journal.synchronise();
  }

  /** Nothing of this person is left on this device; the page still shows who it was. */
  async forget(person: string): Promise<void> {
    this.journal.end();
    await this.shelf.forget(person);
    await this.household.forget(person);
  }

  look(): void {
    this.at = momentOf(new Date());
  }

  /** Everything is said in the words of another language from now on. */
  retell(texts: string): void {
    this.core.loadTexts(texts);
    this.#retold += 1;
  }

  /** What the core is asked about: these events, now. Its answers hold words of the language. */
  #of(events: Event[]): JournalAt {
    void this.#retold;
    return makeJournalNow(events, this.at);
  }
}

/** The whole page. The emergency page needs none of what can fail in `start`. */
export class App {
  readonly settings = new Settings();
  readonly router = new Router();
  readonly updates = new PageUpdates();
  phase = $state<'starting' | 'ready' | 'failed'>('starting');
  ready = $state.raw<Ready | undefined>();

  async start(): Promise<void> {
    this.settings.show();
    this.#say(this.#findLanguage());
    try {
      const [shelf, compiled, told, module] = await Promise.all([
        openShelf(globalThis.indexedDB),
        client.readCatalogue(),
        this.#readTexts(this.#findLanguage()),
        this.#openCore(),
      ]);
      const core = new Core(module);
      core.loadCatalogue(compiled);
      core.loadTexts(told.texts);
      this.#say(told.language, told.texts);
      const content = new Content(compiled);
      const ready = new Ready(shelf, core, content);
      await ready.household.open();
      if (ready.household.current) await ready.choose(ready.household.current);
      this.ready = ready;
      this.phase = 'ready';
      this.#keepUp(ready);
      if (import.meta.env.PROD) void this.updates.watch(told.language.id);
    } catch (fault) {
      console.error(fault);
      this.phase = 'failed';
    }
  }

  /** Speaks another language from now on, here; false if its texts cannot be had. */
  async changeLanguage(language: Language): Promise<boolean> {
    const texts = await client.readTexts(language.id).catch(() => undefined);
    if (texts === undefined) return false;
    this.settings.change({ language: language.id });
    this.ready?.retell(texts);
    this.#say(language, texts);
    if (import.meta.env.PROD) void this.updates.keep(language.id);
    return true;
  }

  /** The module and what it asks of the page come side by side, once something is on the screen. */
  async #openCore(): Promise<CoreModule> {
    const [reply, { isSignedBy }] = await Promise.all([
      client.readCore(),
      import('../core/ed25519'),
    ]);
    return CoreModule.compile(reply, isSignedBy);
  }

  #findLanguage(): Language {
    return chooseLanguage(this.settings.values.language, navigator.languages, languages);
  }

  /** Without a server the texts of that language may be missing, and those of another be there. */
  async #readTexts(wanted: Language): Promise<{ language: Language; texts: string }> {
    const others = languages.filter(({ id }) => id !== wanted.id);
    for (const language of [wanted, ...others]) {
      const texts = await client.readTexts(language.id).catch(() => undefined);
      if (texts !== undefined) return { language, texts };
    }
    throw new Error('there are no texts in any language');
  }

  #say(language: Language, texts = '{}'): void {
    speak(language, JSON.parse(texts) as { [key: string]: string });
    document.documentElement.lang = language.id;
    document.documentElement.dir = language.direction;
  }

  #keepUp(ready: Ready): void {
    const look = () => {
      ready.look();
      void ready.household.learn();
      void ready.journal.synchronise();
    };
    addEventListener('online', look);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') look();
    });
    setInterval(() => {
      ready.look();
      if (ready.journal.waiting > 0) void ready.journal.synchronise();
    }, minute);
    void navigator.storage?.persist?.();
    look();
  }
}

const key = Symbol('app');

export function provideApp(app: App): void {
  setContext(key, app);
}
export function useApp(): App {
  return getContext(key);
}
/** For everything below the point where App shows its pages. */
export function useReady(): Ready {
  return useApp().ready!;
}
