using AgentLoop.Provenance.Sqlite;

namespace AgentLoop.CrashProgram;

/// <summary>A run whose candidate is made in a conversation of 200 turns.</summary>
internal static class TalkProgram
{
    public static AgentLoopBuilder Compose(string folder, IProvenanceStore store) => new AgentLoopBuilder()
        .UseChatClient(new FaultyModel(Path.Combine(folder, "effects.log")))
        .UsePlanner(new SingleStepPlanner())
        .UseGenerator(new ToolLoopGenerator(new ToolLoopOptions
        {
            Tools = [.. AgentTools.All, new BrokenTool()],
            MaxTurns = 2 * LongScript.Turns,
            MaxResultTokens = 2000,
            Compaction = new CompactionOptions { WindowTokens = 14_000 },
        }))
        .UseSandbox(Sandboxes.Strongest)
        .AddEvaluator(new CounterEvaluator())
        .AddPolicy(new TalkPolicy())
        .UseProvenance(store)
        .UseStrategy(Strategies.SingleShot)
        .WithOptions(o =>
        {
            o.WorkFolder = Path.Combine(folder, "work");
            o.Endpoint = new EndpointOptions { FirstDelay = TimeSpan.FromMilliseconds(1), IdleTimeout = TimeSpan.FromSeconds(2) };
        });

    /// <summary>Runs it over FOLDER/repo with its journal in FOLDER/runs.db, or resumes it, and prints its events.</summary>
    public static async Task RunAsync(string folder, string? runId)
    {
        await using var store = new SqliteProvenanceStore(Path.Combine(folder, "runs.db"));
        await using Loop loop = Compose(folder, KillingStore.FromEnvironment(store)).Build();
        IAsyncEnumerable<RunEvent> events = runId is not null
            ? loop.ResumeAsync(new ResumeRequest { RunId = runId })
            : loop.RunAsync(new AgentTask { Goal = "Count.", Workspace = Path.Combine(folder, "repo") });
        await foreach (RunEvent e in events)
            Console.WriteLine(e is RunStarted started ? $"{e.Sequence} {e.Kind} {started.RunId}" : $"{e.Sequence} {e.Kind}");
    }

    /// <summary>Replays it, and prints the number of events, or where the replay differs.</summary>
    public static async Task ReplayAsync(string folder, string runId)
    {
        await using var store = new SqliteProvenanceStore(Path.Combine(folder, "runs.db"));
        await using Loop loop = Compose(folder, store).Build();
        ReplayReport report = await loop.ReplayAsync(runId);
        Console.WriteLine(report.IsIdentical ? $"identical {report.Events}" : report.Divergence);
    }
}
