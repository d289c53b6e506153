import { readSettings, writeSettings, type SettingsValues } from '../logic/settings';

const key = 'plumbline.settings';

function readKept(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** What a person sets for themselves on this device; kept at every change. */
export class Settings {
  values = $state<SettingsValues>(readSettings(readKept()));

  change(part: Partial<SettingsValues>): void {
    Object.assign(this.values, part);
    try {
      localStorage.setItem(key, writeSettings($state.snapshot(this.values)));
    } catch {
      // Storage is denied: the setting holds until the page is closed.
    }
    this.show();
  }

  /** Puts theme and motion where the style sheet looks for them. */
  show(): void {
    const { dataset } = document.documentElement;
    if (this.values.theme === 'system') delete dataset.theme;
    else dataset.theme = this.values.theme;
    if (this.values.motion === 'system') delete dataset.motion;
    else dataset.motion = this.values.motion;
  }

  get stillFigure(): boolean {
    const asked = matchMedia('(prefers-reduced-motion: reduce)').matches;
    return asked || this.values.motion === 'reduced';
  }
}
