import { findPlace, pathOf, type Place, type RouteName } from '../logic/routes';

/** Where we are. The page that arrives takes the focus itself (ui/Page). */
export class Router {
  place = $state.raw<Place>(findPlace(location.pathname));
  /** Counts visits, so that the same place entered anew is drawn anew. */
  visit = $state(0);

  constructor() {
    addEventListener('popstate', () => this.#arrive());
    addEventListener('click', (event) => this.#follow(event));
  }

  go(name: RouteName, about = ''): void {
    this.#push(pathOf(name, about));
  }

  /** Goes there with what is searched for. */
  search(name: RouteName, query: string): void {
    this.#push(`${pathOf(name)}?${query}`);
  }

  /** Goes there without leaving the present place in the history. */
  instead(name: RouteName, about = ''): void {
    history.replaceState(null, '', pathOf(name, about));
    this.#arrive();
  }

  /** Keeps what is searched for in the address of this place, so that the way back finds it. */
  note(query: string): void {
    history.replaceState(null, '', query ? `${location.pathname}?${query}` : location.pathname);
  }

  #push(path: string): void {
    history.pushState(null, '', path);
    this.#arrive();
  }

  #arrive(): void {
    this.place = findPlace(location.pathname);
    this.visit += 1;
    scrollTo(0, 0);
  }

  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target || link.origin !== location.origin || link.hasAttribute('download')) {
      return;
    }
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    this.#push(link.pathname + link.search);
  }
}
