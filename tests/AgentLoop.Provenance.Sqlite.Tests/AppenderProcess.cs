using System.Diagnostics;
using System.Globalization;

namespace AgentLoop.Provenance.Sqlite.Tests;

/// <summary>A real process that runs the <see cref="Appender"/>.</summary>
internal sealed class AppenderProcess : IDisposable
{
    private readonly Process process;

    public AppenderProcess(string journal, string runs, int rounds)
    {
        ProcessStartInfo start = new(Path.ChangeExtension(typeof(Appender).Assembly.Location, null)) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment[Appender.JournalVariable] = journal;
        start.Environment[Appender.RunsVariable] = runs;
        start.Environment[Appender.RoundsVariable] = rounds.ToString(CultureInfo.InvariantCulture);
        process = Process.Start(start)!;
    }

    /// <summary>What was acknowledged, as run and sequence, until the process ended.</summary>
    public List<(string Run, long Sequence)> Acknowledged { get; } = [];

    /// <summary>Kills it with SIGKILL as soon as it has acknowledged that many.</summary>
    public async Task KillAfterAsync(int acknowledgements)
    {
        await ReadAsync(acknowledgements);
        process.Kill();
        await EndAsync();
    }

    /// <summary>Waits for its end and tells how it ended.</summary>
    public async Task<int> EndAsync()
    {
        await ReadAsync(int.MaxValue);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    private async Task ReadAsync(int count)
    {
        while (Acknowledged.Count < count && await process.StandardOutput.ReadLineAsync() is { } line)
        {
            string[] words = line.Split(' ');
            Acknowledged.Add((words[0], long.Parse(words[1], CultureInfo.InvariantCulture)));
        }
    }
}
