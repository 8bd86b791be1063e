namespace ToolkitBot.Testing;

/// <summary>A clock that stands still until a test moves it; timers fire on the moving thread, in their order.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (TakeDue(end) is { } due)
        {
            due.Fire();
        }

        lock (gate)
        {
            now = end;
        }
    }

    /// <summary>Moves from timer to timer until the work is done; the work must wait on this clock only.</summary>
    public async Task RunAsync(Task work)
    {
        var idle = 0;
        while (!work.IsCompleted)
        {
            // A far timer is mostly a time limit. Before it may strike, whatever runs on other threads gets real time to
            // set a nearer one.
            var far = !HasTimerWithin(TimeSpan.FromSeconds(5));
            if (far && idle++ % 16 != 15)
            {
                Assert.True(idle < 5000, "The work waits for something other than the clock.");
                await Task.WhenAny(work, Task.Delay(5, CancellationToken.None));
                continue;
            }

            TakeDue(DateTimeOffset.MaxValue)?.Fire();
            idle = far ? idle : 0;
            await Settle(work);
        }

        await work;
    }

    // What a timer set free may go on on other threads for a moment.
    private static async Task Settle(Task work)
    {
        for (var turn = 0; turn < 20 && !work.IsCompleted; turn++)
        {
            await Task.Yield();
        }
    }

    private bool HasTimerWithin(TimeSpan span)
    {
        lock (gate)
        {
            return timers.Any(timer => timer.Due - now <= span);
        }
    }

    private ManualTimer? TakeDue(DateTimeOffset until)
    {
        lock (gate)
        {
            var due = timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (due is not null)
            {
                timers.Remove(due);
                now = due.Due > now ? due.Due : now;
            }

            return due;
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = clock.now + dueTime;
                    clock.timers.Add(this);
                }

                return true;
            }
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
