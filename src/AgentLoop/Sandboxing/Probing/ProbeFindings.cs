using System.Collections.Concurrent;

namespace AgentLoop;

/// <summary>What the attempts on a sandbox came to. Of several attempts on a promise the worst counts.</summary>
internal sealed class ProbeFindings
{
    private readonly ConcurrentDictionary<SandboxPromise, PromiseState> _found = new();

    /// <summary>Notes an attempt: held off, done, or not possible.</summary>
    public void Note(SandboxPromise promise, PromiseState state) => _found.AddOrUpdate(promise, state, (_, before) => Worse(before, state));

    /// <summary>Notes that what should be held off was done, where it was.</summary>
    public void NoteIf(bool done, SandboxPromise promise)
    {
        if (done)
            Note(promise, PromiseState.NotEnforced);
    }

    /// <summary>Notes what an attempt printed: on a line of its own, a promise and its state.</summary>
    public void NotePrinted(string output)
    {
        foreach (string[] words in output.Split('\n').Select(line => line.Split(' ')))
        {
            if (words is [var promise, var state] && Enum.TryParse(promise, out SandboxPromise which) && Enum.TryParse(state, out PromiseState found))
                Note(which, found);
        }
    }

    /// <summary>Where the attempts from within could not be made, what the sandbox found out by itself counts.</summary>
    public void NoteFurther(IReadOnlyDictionary<SandboxPromise, PromiseState> further)
    {
        foreach ((SandboxPromise promise, PromiseState state) in further)
        {
            _found.AddOrUpdate(
                promise, state, (_, before) => before == PromiseState.Unavailable ? state : state == PromiseState.Unavailable ? before : Worse(before, state));
        }
    }

    /// <summary>Every promise; what nobody tried is <see cref="PromiseState.Unavailable"/>.</summary>
    public IReadOnlyDictionary<SandboxPromise, PromiseState> Of(IReadOnlyList<SandboxPromise> unavailable) =>
        Enum.GetValues<SandboxPromise>().ToDictionary(
            promise => promise,
            promise => unavailable.Contains(promise) ? PromiseState.Unavailable : _found.GetValueOrDefault(promise));

    private static PromiseState Worse(PromiseState one, PromiseState other) =>
        one == PromiseState.NotEnforced || other == PromiseState.NotEnforced ? PromiseState.NotEnforced : (PromiseState)Math.Min((int)one, (int)other);
}
