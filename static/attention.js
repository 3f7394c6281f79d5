// What the page does to stay awake and to be noticed: a beat from a worker, which browsers do not slow down in the background
// as they do the page's own timers; a lock that keeps a browser saving energy from freezing the page; a sound; the number
// of due reminders on the app's icon. When anything is due is not known here.

const AWAKE = "callboard:awake";
const RINGING = "callboard:ringing";
// How long a tab waits for its turn, in milliseconds.
const PATIENCE = 5_000;
let sound = null;

// Calls back every second, as long as the browser lets a worker run.
export function beat(callback) {
  // Held as long as the page is there; nobody waits for it, since all share it. Refused, there is only no lock.
  navigator.locks?.request(AWAKE, { mode: "shared" }, () => new Promise(() => {})).catch(() => {});
  try {
    new Worker("beat.js").onmessage = () => callback();
  } catch {
    // The page's own timers go on.
  }
}

// Waits until no other tab shows anything, and answers how to let the next one. A tab that does not end with it in time is not
// waited for, nor is a lock that the browser does not have.
export function turn() {
  return new Promise((resolve) => {
    const goOn = () => resolve(() => {});
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      navigator.locks.request(RINGING, { signal }, () => new Promise((next) => resolve(next))).catch(goOn);
    } catch {
      goOn();
    }
  });
}

// Whether the device runs on a low battery, so that the browser may save energy at the page's cost.
export async function isBatteryLow() {
  const battery = await navigator.getBattery?.();
  return Boolean(battery && !battery.charging && battery.level <= 0.2);
}

// Two soft notes. A browser lets a page be heard only once somebody has pressed something in it.
export async function chime() {
  sound ??= new AudioContext();
  const asked = performance.now();
  await sound.resume();
  // Heard only now that somebody pressed something, long after it was due, it would frighten.
  if (performance.now() - asked > 1_000) return sound.suspend();
  [660, 880].forEach((pitch, place) => {
    const begin = sound.currentTime + place * 0.18;
    const [tone, volume] = [sound.createOscillator(), sound.createGain()];
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(0.2, begin + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.6);
    tone.connect(volume).connect(sound.destination);
    tone.start(begin);
    tone.stop(begin + 0.7);
  });
  setTimeout(() => sound.suspend(), 2_000);
}

// The page's title, and a number on the app's icon where there is one.
export function showCount(count, title) {
  document.title = title;
  const shown = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.();
  shown?.catch(() => {});
}
