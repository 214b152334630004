using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AgentLoop.Provenance.Sqlite.Tests;

/// <summary>
/// What this program does instead of testing when it is told so by its environment: it appends to a journal and says what was
/// acknowledged, until it has done enough or is killed.
/// </summary>
internal static class Appender
{
    public const string JournalVariable = "AGENTLOOP_APPENDER_JOURNAL";
    public const string RunsVariable = "AGENTLOOP_APPENDER_RUNS";
    public const string RoundsVariable = "AGENTLOOP_APPENDER_ROUNDS";

    public static string PayloadOf(string runId, long sequence) => $"{runId} {sequence} {new string('x', (int)(sequence * 37 % 3000))}";

    public static byte[] ArtifactOf(string runId, long sequence) => Encoding.UTF8.GetBytes($"artifact of {PayloadOf(runId, sequence)}");

    [ModuleInitializer]
    internal static void RunInstead()
    {
        if (Environment.GetEnvironmentVariable(JournalVariable) is not { } path)
            return;

        string[] runs = Environment.GetEnvironmentVariable(RunsVariable)!.Split(',');
        int rounds = int.Parse(Environment.GetEnvironmentVariable(RoundsVariable)!, CultureInfo.InvariantCulture);
        using (SqliteProvenanceStore store = new(path))
        {
            for (int round = 0; round < rounds; round++)
                AppendToAll(store, runs);
        }

        Environment.Exit(0);
    }

    // on this thread alone: no other can enter the code of a module that is still being initialized
    private static void AppendToAll(SqliteProvenanceStore store, string[] runs)
    {
        (string Run, long Sequence, Task Append)[] appends = [.. runs.Select(run => Begin(store, run))];
        foreach ((string run, long sequence, Task append) in appends)
        {
            ((IAsyncResult)append).AsyncWaitHandle.WaitOne();
            if (append.IsCompletedSuccessfully)
                Console.Out.Write($"{run} {sequence}\n");
            else if (append.Exception?.InnerException is not ProvenanceException { Error: ProvenanceError.Conflict })
                append.GetAwaiter().GetResult();
        }

        Console.Out.Flush();
    }

    private static (string Run, long Sequence, Task Append) Begin(SqliteProvenanceStore store, string run)
    {
        long sequence = store.VerifyAsync(new VerifyRequest { RunId = run }).AsTask().Result.Records;
        if (sequence % 5 == 0)
            store.PutAsync(ArtifactOf(run, sequence), "text/plain").AsTask().Wait();

        return (run, sequence, store.AppendTextAsync(run, sequence, PayloadOf(run, sequence)).AsTask());
    }
}
