using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>
/// What a plugin is given of the run it works for: a place of its own in the journal, and the effects that are recorded there.
/// </summary>
/// <remarks>
/// Everything that is not repeatable goes through here, and is answered from the journal when the run is resumed or replayed.
/// Within one scope effects follow one another; what runs in parallel takes a <see cref="Child"/> each.
/// </remarks>
public abstract class RunScope
{
    /// <summary>The run.</summary>
    public abstract string RunId { get; }

    /// <summary>The place in the run, such as <c>4.generate/candidate/2</c>.</summary>
    public abstract string Path { get; }

    /// <summary>The run's clock; what it says is recorded.</summary>
    public abstract TimeProvider Clock { get; }

    /// <summary>The model the loop was built with; every call is recorded, answered once, and paid from the budget.</summary>
    /// <exception cref="AgentLoopException">The loop was built without a model.</exception>
    public abstract IChatClient ChatClient { get; }

    /// <summary>Randomness that is the same whenever the run is performed again. A new sequence per scope.</summary>
    public abstract Random Random { get; }

    /// <summary>A scope below this one, for a branch of its own. The name is unique among its siblings.</summary>
    public abstract RunScope Child(string name);

    /// <summary>Wraps a model of the plugin's own, so that its calls are recorded too.</summary>
    public abstract IChatClient Record(IChatClient client);

    /// <summary>Performs an effect of the plugin's own once, and answers from the journal ever after.</summary>
    /// <param name="name">What the effect is; compared when the run is performed again.</param>
    /// <param name="effect">The effect.</param>
    /// <param name="resultType">How its result is written in the journal.</param>
    /// <param name="cancellationToken">Cancels the effect.</param>
    /// <exception cref="AgentLoopException">The effect threw, now or when it was performed.</exception>
    public ValueTask<T> OnceAsync<T>(string name, Func<CancellationToken, ValueTask<T>> effect, JsonTypeInfo<T> resultType, CancellationToken cancellationToken = default) =>
        OnceAsync(new OnceRequest<T> { Name = name, Effect = effect, ResultType = resultType }, cancellationToken);

    /// <summary>
    /// Performs an effect of the plugin's own once, and answers from the journal ever after. That it is about to be performed is durable before it is; where the
    /// process ends before its result is, it is not performed again until it is known that it did not happen.
    /// </summary>
    /// <exception cref="AgentLoopException">The effect threw, now or when it was performed; only now is there an inner exception.</exception>
    public abstract ValueTask<T> OnceAsync<T>(OnceRequest<T> request, CancellationToken cancellationToken = default);

    /// <summary>Performs what reaches outside, once.</summary>
    internal virtual ValueTask<T> OutsideAsync<T>(OutsideEffect<T> effect, CancellationToken cancellationToken)
        where T : EffectRecorded => effect.Perform();

    /// <summary>Whether anything that is done here is recorded.</summary>
    internal virtual bool IsRecorded => false;

    /// <summary>The event that the journal holds next in this scope, if it is one of these.</summary>
    internal virtual T? NextRecorded<T>()
        where T : RunEvent => null;

    /// <summary>Records what happened, or finds it recorded. Durable before what is recorded here next.</summary>
    internal virtual void Note(RunEvent e)
    {
    }

    /// <summary>What the journal has of an effect that is next in this scope; <see langword="null"/> where it is to be performed, and noted.</summary>
    /// <exception cref="DivergenceException">The journal holds something else in this place, or may not be added to.</exception>
    internal virtual T? FindRecorded<T>(string request)
        where T : EffectRecorded => null;

    /// <summary>The text as it is recorded, and as everybody is to see it.</summary>
    internal virtual string Mask(string text) => text;

    /// <summary>Puts content into an event, or beside the journal where it is long.</summary>
    internal virtual ValueTask<RecordedContent> KeepAsync(string text) => new(new RecordedContent { Text = text });

    /// <summary>The content of an event.</summary>
    internal virtual ValueTask<string> RecallAsync(RecordedContent content) => new(content.Text ?? "");

    /// <summary>
    /// Performs a run within this one, to its end, and answers from the journal ever after. Its own journal hangs below this run's, and what it uses is this run's
    /// to pay. Resumed, it goes on where it stopped.
    /// </summary>
    /// <exception cref="AgentLoopException">It cannot be begun, or this scope belongs to no run.</exception>
    /// <exception cref="BudgetExhaustedException">There is nothing left for it to use.</exception>
    public abstract ValueTask<ChildRunResult> RunAsync(ChildRunRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// A scope that belongs to no run and records nothing: for tests of a plugin, and for using one outside of the loop.
    /// </summary>
    public static RunScope Detached(IChatClient? chatClient = null, TimeProvider? clock = null, int seed = 0) =>
        new DetachedRunScope("", chatClient, clock ?? TimeProvider.System, seed);
}
