// The stream of changes: server-sent events over fetch, since only fetch can show a token.
const slowest = 15_000;
const silence = 40_000;
const problems = { 401: "sign-in", 403: "not-allowed", 404: "gone" };

/**
 * Follows the wall until the signal ends it, and comes back after every break.
 * tell.figures(wall), tell.state("live" | "lost"), tell.refused("sign-in" | "not-allowed" | "gone").
 */
export async function follow(query, token, tell, signal) {
  let wait = 1000;
  while (!signal.aborted) {
    try {
      const headers = await credentials(token);
      // Once by itself: behind a proxy that holds streams back, the wall still fills.
      const first = await fetch(`/api/wall?${query}`, { headers, signal, cache: "no-store" });
      if (!first.ok) {
        if (problems[first.status]) tell.refused(problems[first.status]);
        // A new token may help; without one, or in another tenant, nothing changes by asking again.
        if (first.status === 404 || first.status === 403 || (first.status === 401 && !token)) return;
        throw new Error("refused");
      }
      tell.figures(await first.json());
      await stream(query, headers, tell, signal, () => (wait = 1000));
    } catch (problem) {
      if (signal.aborted) return;
    }
    if (signal.aborted) return;
    tell.state("lost");
    await pause(wait + Math.random() * 500, signal);
    wait = Math.min(wait * 2, slowest);
  }
}

async function credentials(token) {
  return token ? { Authorization: `Bearer ${await token()}` } : {};
}

async function stream(query, headers, tell, signal, opened) {
  const quiet = new AbortController();
  let watchdog;
  const heard = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => quiet.abort(), silence);
  };
  heard();
  try {
    const answer = await fetch(`/api/wall/events?${query}`, {
      headers,
      signal: AbortSignal.any([signal, quiet.signal]),
      cache: "no-store",
    });
    if (!answer.ok) return;
    tell.state("live");
    opened();
    let rest = "";
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      heard();
      const events = (rest + value).split("\n\n");
      rest = events.pop();
      for (const event of events) {
        const data = event.split("\n").find((line) => line.startsWith("data: "));
        if (data) tell.figures(JSON.parse(data.slice(6)));
      }
    }
  } finally {
    clearTimeout(watchdog);
  }
}

// Sooner than planned where the network comes back or somebody looks again.
function pause(time, signal) {
  return new Promise((resume) => {
    const ended = new AbortController();
    const end = () => {
      ended.abort();
      clearTimeout(timer);
      resume();
    };
    const timer = setTimeout(end, time);
    window.addEventListener("online", end, { signal: ended.signal });
    signal.addEventListener("abort", end, { signal: ended.signal });
  });
}
