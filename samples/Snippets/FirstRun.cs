using AgentLoop.Provenance.Sqlite;

namespace Snippets;

/// <summary>A first run: no model, no container, one command that judges.</summary>
public static class FirstRun
{
    public static async Task RunAsync()
    {
        await using Loop loop = new AgentLoopBuilder()
            .AddEvaluator(Evaluators.DotNetTest("tests/App.Tests/App.Tests.csproj"))
            .UseProvenance(_ => new SqliteProvenanceStore("runs.db"))
            .Build();

        await foreach (RunEvent e in loop.RunAsync(new AgentTask { Goal = "Make the failing tests pass.", Workspace = "path/to/repo" }))
            Console.WriteLine($"{e.Sequence} {e.Kind}");
    }
}
