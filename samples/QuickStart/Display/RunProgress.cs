namespace QuickStart;

/// <summary>What is to be seen of a run: its state, what its tests said, and when each candidate came and went.</summary>
/// <param name="composed">The loop that it is a run of.</param>
/// <param name="database">The file that it is recorded in.</param>
/// <param name="state">What it has come to before.</param>
internal sealed class RunProgress(Composition composed, string database, RunState state)
{
    private readonly Dictionary<string, DateTimeOffset> begun = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> ended = new(StringComparer.Ordinal);

    public Composition Composed => composed;

    public string Database => database;

    public RunState State { get; private set; } = state;

    /// <summary>What became of the tests before any change.</summary>
    public TestNews Before { get; private set; } = new();

    /// <summary>Why the selected candidate was chosen.</summary>
    public string Choice { get; private set; } = "";

    /// <summary>Plugins that failed, and what they said.</summary>
    public List<PluginFailed> Faults { get; } = [];

    /// <summary>The tools that a model has called, and what it was told.</summary>
    public List<ToolCalled> Calls { get; } = [];

    /// <summary>What the model is saying at this moment, or why it is asked again; empty where it is not asked.</summary>
    public string Model { get; private set; } = "";

    /// <summary>Reads what became of the tests of the untouched repository, where they were run already.</summary>
    public async ValueTask TakeUpAsync() => Before = await TestNews.ReadAsync(composed.Store, State.Baseline ?? []);

    public async ValueTask ObserveAsync(RunEvent e)
    {
        State = (e is RunStarted started ? RunState.Start(started.RunId) : State).Apply(e);

        if (e is CandidateProposed proposed)
            begun[proposed.CandidateId] = e.At;
        if (EndOf(e) is { } candidate)
            ended[candidate] = e.At;
        if (e is CandidateSelected selected)
            Choice = selected.Reason;
        if (e is PluginFailed fault)
            Faults.Add(fault);
        if (e is ToolCalled call)
            Calls.Add(call);
        Model = ModelAfter(e);
        if (e is BaselineEvaluated)
            await TakeUpAsync();
    }

    /// <summary>How long a candidate took, or has taken by now; <see langword="null"/> for one of before the run was resumed.</summary>
    public TimeSpan? TimeOf(CandidateState candidate, DateTimeOffset now) =>
        begun.TryGetValue(candidate.Id, out DateTimeOffset start) ? ended.GetValueOrDefault(candidate.Id, now) - start : null;

    private string ModelAfter(RunEvent e) => e switch
    {
        ModelAnswering answering => $"the model: {(answering.Text.Length > 0 ? answering.Text : answering.Reasoning)}",
        ModelTried tried => $"the model: {tried.Reason}",
        ToolCalled called => $"the model: {CallLine.Of(called)}",
        StepFinished or StepFailed => "",
        _ => Model,
    };

    private static string? EndOf(RunEvent e) => e switch
    {
        CandidateEvaluated evaluated => evaluated.CandidateId,
        CandidateRejected rejected => rejected.CandidateId,
        CandidateStopped stopped => stopped.CandidateId,
        _ => null,
    };
}
