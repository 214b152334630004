namespace AgentLoop;

/// <summary>
/// What the clock said, by scope. A reading can have influenced nothing but what is recorded after it, so readings are gathered
/// and recorded just before the next event of the run, whichever branch that is of: a clock may be read often at no cost.
/// </summary>
internal sealed class ClockReadings
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> recorded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DateTimeOffset>> pending = new(StringComparer.Ordinal);

    public ClockReadings(IEnumerable<RunEvent> events)
    {
        foreach (ClockRead read in events.OfType<ClockRead>())
        {
            if (!recorded.TryGetValue(read.Scope, out Queue<DateTimeOffset>? queue))
                recorded[read.Scope] = queue = new Queue<DateTimeOffset>();
            foreach (DateTimeOffset reading in read.Readings)
                queue.Enqueue(reading);
        }
    }

    /// <summary>The next reading of a scope: as recorded, or else as the clock says, and never before the one before.</summary>
    public DateTimeOffset Read(string scope, TimeProvider clock)
    {
        lock (gate)
        {
            if (recorded.TryGetValue(scope, out Queue<DateTimeOffset>? queue) && queue.TryDequeue(out DateTimeOffset known))
                return last[scope] = known;
            if (!pending.TryGetValue(scope, out List<DateTimeOffset>? readings))
                pending[scope] = readings = [];
            DateTimeOffset now = last[scope] = Resumption.Later(last.GetValueOrDefault(scope), clock.GetUtcNow());
            readings.Add(now);
            return now;
        }
    }

    /// <summary>What was read and is not recorded yet.</summary>
    public IReadOnlyList<ClockRead> TakePending()
    {
        lock (gate)
        {
            if (pending.Count == 0)
                return [];
            ClockRead[] taken = [.. pending.Select(p => new ClockRead { Scope = p.Key, Readings = p.Value })];
            pending.Clear();
            return taken;
        }
    }
}
