using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AgentLoop;

/// <summary>
/// The one way into the provenance store. Branches hand in events and wait; a single reader makes them durable in batches,
/// acknowledges them, and passes them on. What the journal holds already is compared instead of written.
/// </summary>
internal sealed class Journal(MaskedStore store, string runId, TimeProvider clock, JournalStart start)
{
    private readonly RecordedEvents recorded = new(start.Recorded);
    private readonly Queue<(int After, RunEvent Event)> interludes = new(start.Interludes);
    private readonly List<RunEvent> numbered = []; // the reader's own, which has one batch at a time
    private readonly List<RunEvent> committed = [];
    private readonly List<ReadOnlyMemory<byte>> records = [];
    private long length = start.Length;
    private DateTimeOffset last = start.LastAt;
    private int met;
    private OutcomeUnknownFault? doom;
    private Channel<Entry>? entries;

    public RecordedEvents Recorded => recorded;

    public ClockReadings ClockReadings { get; } = new(start.Recorded);

    /// <summary>Whether nothing may be done or written that the journal does not hold.</summary>
    public bool IsReplay => start.IsReplay;

    /// <summary>Why the step cannot be ended; what was begun may still be recorded, and nothing else be done.</summary>
    public OutcomeUnknownFault? Doomed => Volatile.Read(ref doom);

    public void Doom(OutcomeUnknownFault fault) => Interlocked.CompareExchange(ref doom, fault, null);

    /// <summary>Hands an event in; gives it as it is recorded, when it is durable or was found equal to what is recorded.</summary>
    /// <exception cref="DivergenceException">The journal holds another event in this place.</exception>
    public Task<RunEvent> WriteAsync(string scope, RunEvent e)
    {
        bool isRecorded = IsRecorded(scope, e);
        return HandInAsync(new Entry(scope, isRecorded ? recorded.Take(scope) : e, isRecorded));
    }

    /// <summary>
    /// Hands an event in and does not wait for it. It is durable before anything that this branch hands in later, so that whoever waits for
    /// the next event waits for this one too.
    /// </summary>
    /// <exception cref="DivergenceException">The journal holds another event in this place.</exception>
    public void Post(string scope, RunEvent e)
    {
        bool isRecorded = IsRecorded(scope, e);
        HandIn(new Entry(scope, isRecorded ? recorded.Take(scope) : e, isRecorded, isAwaited: false));
    }

    /// <summary>Passes on all that is recorded of a scope and of those below it, without performing it again.</summary>
    public async ValueTask TakeUpTreeAsync(string scope)
    {
        foreach (RunEvent e in recorded.TakeTree(scope))
            await HandInAsync(new Entry(e.Scope, e, isRecorded: true)).ConfigureAwait(false);
    }

    /// <summary>
    /// Performs something and yields the events it hands in once they are durable. Ends when it has ended, whatever becomes
    /// of the reader: what was begun is cancelled and awaited, and what was done by then is recorded.
    /// </summary>
    public async IAsyncEnumerable<RunEvent> CommitAsync(Func<CancellationToken, Task> perform, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        entries = Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true });
        Task performing = PerformAsync(perform, entries.Writer, leaving.Token);
        try
        {
            await foreach (RunEvent e in CommitAllAsync(entries.Reader).ConfigureAwait(false))
                yield return e;
        }
        finally
        {
            await leaving.CancelAsync().ConfigureAwait(false);
            await DrainAsync(entries.Reader).ConfigureAwait(false);
            await performing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await ObserveAsync(performing, cancellationToken).ConfigureAwait(false);
    }

    private static async Task PerformAsync(Func<CancellationToken, Task> perform, ChannelWriter<Entry> writer, CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await perform(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            writer.Complete();
        }
    }

    /// <summary>The host's cancellation is an outcome, which the loop records; everything else that was thrown is the host's to see.</summary>
    private static async Task ObserveAsync(Task performing, CancellationToken cancellationToken)
    {
        if (!(performing.IsCanceled && cancellationToken.IsCancellationRequested))
            await performing.ConfigureAwait(false);
    }

    private bool IsRecorded(string scope, RunEvent e)
    {
        bool isAllowed = e is EffectRecorded or EffectOutcomeUnknown or ModelTried or ModelAnswering or RunFinished;
        if (Doomed is { } fault && (scope == fault.Scope || !isAllowed))
            throw fault;
        bool isRecorded = recorded.TryPeek(scope, out RunEvent? known);
        if (isRecorded)
            EventComparison.Require(known!, e, store.Mask);
        else if (IsReplay)
            throw new DivergenceException(EventComparison.Missing(scope, e.Kind, EventJson.DataOf(MaskedEvent.Of(store.Mask, e)).GetRawText()));
        return isRecorded;
    }

    private Task<RunEvent> HandInAsync(Entry entry)
    {
        HandIn(entry);
        return entry.Committed;
    }

    private void HandIn(Entry entry)
    {
        if (!IsReplay && ClockReadings.TakePending() is { Count: > 0 } readings)
        {
            foreach (ClockRead read in readings)
                Enqueue(new Entry(read.Scope, read, isRecorded: false, isAwaited: false));
        }

        Enqueue(entry);
    }

    private void Enqueue(Entry entry)
    {
        if (!entries!.Writer.TryWrite(entry))
            throw new InvalidOperationException("An event was handed in after its step had ended.");
    }

    private async IAsyncEnumerable<RunEvent> CommitAllAsync(ChannelReader<Entry> reader)
    {
        var batch = new List<Entry>();
        while (await reader.WaitToReadAsync().ConfigureAwait(false))
        {
            batch.Clear();
            while (reader.TryRead(out Entry? entry))
                batch.Add(entry);

            foreach (RunEvent e in await CommitBatchAsync(batch).ConfigureAwait(false))
                yield return e;
        }
    }

    /// <summary>The reader has left; what was done all the same is recorded, so that resuming finds it.</summary>
    private async ValueTask DrainAsync(ChannelReader<Entry> reader)
    {
        await foreach (Entry entry in reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                await CommitBatchAsync([entry]).ConfigureAwait(false);
            }
            catch (ProvenanceException)
            {
                // The branch was told; the host is, by the exception that brought us here or by the branch's own.
            }
        }
    }

    private async ValueTask<List<RunEvent>> CommitBatchAsync(List<Entry> batch)
    {
        try
        {
            committed.Clear();
            List<RunEvent> events = Number(batch);
            await AppendAsync(batch, events).ConfigureAwait(false);
            for (int i = 0; i < batch.Count; i++)
            {
                committed.Add(events[i]);
                met += batch[i].IsRecorded ? 1 : 0;
                while (interludes.TryPeek(out (int After, RunEvent Event) next) && next.After <= met)
                    committed.Add(interludes.Dequeue().Event);
                batch[i].Acknowledge(events[i]);
            }
            return committed;
        }
        catch (Exception e)
        {
            batch.ForEach(entry => entry.Fail(e));
            throw;
        }
    }

    private List<RunEvent> Number(List<Entry> batch)
    {
        long next = length;
        DateTimeOffset now = last = Resumption.Later(last, clock.GetUtcNow()); // a clock that goes back does not turn time around
        numbered.Clear();
        foreach (Entry entry in batch)
            numbered.Add(entry.IsRecorded ? entry.Event : entry.Event with { Sequence = next++, At = now, Scope = entry.Scope });
        return numbered;
    }

    private async ValueTask AppendAsync(List<Entry> batch, List<RunEvent> events)
    {
        using JsonBuffer buffer = JsonBuffer.Take(); // the store copies what it keeps
        records.Clear();
        for (int i = 0; i < batch.Count; i++)
        {
            if (batch[i].IsRecorded)
                continue;
            ReadOnlyMemory<byte> record = EventJson.Write(events[i], buffer);
            records.Add(store.Mask.ApplyToJson(record));
            events[i] = records[^1].Equals(record) ? events[i] : MaskedEvent.Read(records[^1], events[i]);
        }
        if (records.Count == 0)
            return;

        var request = new AppendRequest
        {
            RunId = runId,
            ExpectedSequence = length,
            Records = records,
            Checkpoint = events.Exists(e => e is RunFinished),
        };
        await store.Inner.AppendAsync(request, CancellationToken.None).ConfigureAwait(false);
        length += records.Count;
    }
}
