using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>A place in the journal, and the effects that are recorded there.</summary>
internal sealed class JournaledScope : RunScope
{
    private readonly RunServices services;
    private readonly JournaledScope? parent;
    private readonly string name;
    private JournaledClock? clock;
    private Random? random;

    public JournaledScope(RunServices services, string path)
    {
        this.services = services;
        name = path;
    }

    private JournaledScope(JournaledScope parent, string name)
    {
        services = parent.services;
        this.parent = parent;
        this.name = name;
    }

    public override string RunId => services.RunId;

    /// <summary>Many scopes are made in which nothing is ever recorded, so it is put together when it is asked for.</summary>
    public override string Path => field ??= parent is { Path.Length: > 0 } ? $"{parent.Path}/{name}" : name;

    public override TimeProvider Clock => LazyInitializer.EnsureInitialized(ref clock, () => new JournaledClock(Path, services.Journal.ClockReadings, services.Clock));

    public override Random Random => LazyInitializer.EnsureInitialized(ref random, () => ScopeRandom.Create(services.Seed, Path));

    public RunServices Services => services;

    public override IChatClient ChatClient => services.ChatClient is { } client
        ? Record(client)
        : throw new AgentLoopException("The loop has no model; give it one with UseChatClient.");

    public override RunScope Child(string name) => Below(name);

    public JournaledScope Below(string child) => new(this, child);

    public override IChatClient Record(IChatClient client) => new JournaledChatClient(client, this);

    public override ValueTask<T> OnceAsync<T>(OnceRequest<T> request, CancellationToken cancellationToken = default) =>
        new OnceEffect<T>(this, request).PerformAsync(cancellationToken);

    internal override ValueTask<T> OutsideAsync<T>(OutsideEffect<T> effect, CancellationToken cancellationToken) =>
        OutsideEffects.PerformAsync(this, effect, cancellationToken);

    public override async ValueTask<ChildRunResult> RunAsync(ChildRunRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ChildRunEnded ended = await EffectAsync(
            ChildRuns.Asked(request), () => services.Children.PerformAsync(request, this, cancellationToken)).ConfigureAwait(false);
        return new ChildRunResult
        {
            RunId = ended.ChildRunId,
            Outcome = ended.Outcome,
            Reason = ended.Reason,
            Changes = ended.Changes is { } changes ? ChangeSetJson.Read((await services.LoadAsync(changes.Digest, cancellationToken).ConfigureAwait(false)).Span) : ChangeSet.Empty,
            Rationale = ended.Rationale,
            Questions = ended.Questions,
            Spending = ended.Spending,
        };
    }

    internal override bool IsRecorded => true;

    internal override T? NextRecorded<T>()
        where T : class => NextRecorded() as T;

    internal override void Note(RunEvent e) => services.Journal.Post(Path, e);

    /// <summary>Whether what is done here next is done for the first time.</summary>
    public bool IsNew => NextRecorded() is null && !services.Journal.IsReplay;

    internal override T? FindRecorded<T>(string request)
        where T : class => NextRecorded() switch
        {
            null when services.Journal.IsReplay => throw new DivergenceException(EventComparison.Missing(Path, EventKinds.KindOf<T>(), Mask(request))),
            null => null,
            T known when known.Request == request || known.Request == Mask(request) => known,
            T known => throw new DivergenceException(EventComparison.At(known, "/request", known.Request, Mask(request))),
            EffectRecorded known => throw new DivergenceException(
                EventComparison.At(known, "", $"{known.Kind} {known.Request}", $"{EventKinds.KindOf<T>()} {Mask(request)}")),
            { } known => throw new DivergenceException(EventComparison.At(known, "", known.Kind, $"{EventKinds.KindOf<T>()} {Mask(request)}")),
        };

    internal override ValueTask<RecordedContent> KeepAsync(string text) => text.Length <= RunServices.LongestInline / 2
        ? new(new RecordedContent { Text = text })
        : KeepLongAsync(text);

    internal override async ValueTask<string> RecallAsync(RecordedContent content) =>
        content.Text ?? System.Text.Encoding.UTF8.GetString((await LoadAsync(content).ConfigureAwait(false)).Span);

    /// <summary>The event that the journal holds next in this scope, if it holds one.</summary>
    public RunEvent? NextRecorded() => services.Journal.Recorded.TryPeek(Path, out RunEvent? next) ? next : null;

    internal override string Mask(string text) => services.Mask.Apply(text);

    /// <summary>Records what happened, or finds it recorded; gives it as it is recorded, when it is durable.</summary>
    public Task<RunEvent> RecordAsync(RunEvent e) => services.Journal.WriteAsync(Path, e);

    /// <summary>Performs an effect and records it, or answers it from the journal without performing it.</summary>
    /// <exception cref="DivergenceException">The journal holds something else in this place.</exception>
    public async ValueTask<T> EffectAsync<T>(string request, Func<ValueTask<T>> perform)
        where T : EffectRecorded
    {
        T e = FindRecorded<T>(request) ?? await perform().ConfigureAwait(false);
        return (T)await RecordAsync(e).ConfigureAwait(false);
    }

    private async ValueTask<RecordedContent> KeepLongAsync(string text)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return bytes.Length <= RunServices.LongestInline
            ? new RecordedContent { Text = text }
            : new RecordedContent { Artifact = await services.Artifacts.PutAsync(bytes, "text/plain").ConfigureAwait(false) };
    }

    /// <summary>Where a plugin threw in this scope, takes up what is recorded of it, so that it is not asked again; otherwise nothing.</summary>
    public async ValueTask<PluginFailed?> TakeUpFailureAsync()
    {
        if (services.Journal.Recorded.LastOf(Path) is not PluginFailed failed)
            return null;
        await services.Journal.TakeUpTreeAsync(Path).ConfigureAwait(false);
        return failed;
    }

    public async ValueTask<RecordedContent> StoreAsync(ReadOnlyMemory<byte> json) => json.Length <= RunServices.LongestInline
        ? new RecordedContent { Text = System.Text.Encoding.UTF8.GetString(json.Span) }
        : new RecordedContent { Artifact = await services.Artifacts.PutAsync(json, "application/json").ConfigureAwait(false) };

    public async ValueTask<ReadOnlyMemory<byte>> LoadAsync(RecordedContent content) => content.Text is { } text
        ? System.Text.Encoding.UTF8.GetBytes(text)
        : await services.LoadAsync(content.Artifact!.Digest).ConfigureAwait(false);
}
