// A worker that calls the page every second: browsers slow a hidden page's timers down to one a minute, but not a worker's.

setInterval(() => postMessage(null), 1_000);
