using System.Collections.Concurrent;

namespace AgentLoop;

/// <summary>What the processes before this one had begun outside of the run since its last complete step, and of which the journal has no result.</summary>
internal sealed class OpenIntents
{
    private readonly ConcurrentDictionary<(string Place, string Effect, string Request), OpenIntent> open = new();

    private OpenIntents()
    {
    }

    public static OpenIntents None { get; } = new();

    public bool IsEmpty => open.IsEmpty;

    /// <summary>
    /// Those of a journal. What another run had begun before this one was forked from it is that one's; what a step had begun that came to its end, the step
    /// has dealt with. A step that was cut off did not, and is done anew under another number.
    /// </summary>
    /// <exception cref="AgentLoopException">An answer belongs to none of them.</exception>
    public static OpenIntents Of(List<RunEvent> events, ResumeRequest request)
    {
        int begin = Math.Max(events.FindLastIndex(e => e is RunForked), events.FindLastIndex(e => e is StepFinished));
        OpenIntents found = new();
        foreach (RunEvent e in events.Skip(begin))
            found.Observe(e, request);
        Require(found.open.Values, request);
        return found.open.IsEmpty ? None : found;
    }

    /// <summary>Whether this was begun; told once.</summary>
    public OpenIntent? Take(string scope, string effect, string request) =>
        open.IsEmpty || !open.TryRemove((PlaceOf(scope), effect, request), out OpenIntent? found) ? null : found;

    /// <summary>Those that nobody has asked about.</summary>
    public IEnumerable<EffectStarted> TakeAll()
    {
        foreach (var key in open.Keys)
        {
            if (open.TryRemove(key, out OpenIntent? left))
                yield return left.Started;
        }
    }

    private void Observe(RunEvent e, ResumeRequest request)
    {
        if (e is EffectStarted started)
            open[(PlaceOf(e.Scope), started.Effect, started.Request)] = new OpenIntent(started, request.Reconciliations.GetValueOrDefault(e.Sequence));
        else if (e is EffectOutcomeUnknown { IsSettled: true } settled)
            open.TryRemove((PlaceOf(e.Scope), settled.Effect, settled.Request), out _);
        else if (e is EffectRecorded result)
            open.TryRemove((PlaceOf(e.Scope), result.Kind, result.Request), out _);
        else if (e is StepFinished)
            open.Clear();
    }

    private static void Require(IEnumerable<OpenIntent> found, ResumeRequest request)
    {
        long[] known = [.. found.Select(f => f.Started.Sequence).Order()];
        foreach (long answered in request.Reconciliations.Keys.Except(known))
        {
            throw new AgentLoopException(
                $"Record {answered} of run \"{request.RunId}\" is nothing whose outcome is unknown; {(known.Length == 0 ? "there is none." : $"those are: {string.Join(", ", known)}.")}");
        }
    }

    /// <summary>A scope without the number of its step.</summary>
    private static string PlaceOf(string scope) => scope[(scope.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
