using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>
/// What do reading and applying a patch cost, against <c>git apply</c>? A patch of hunks with three lines of context on 400 files, made and
/// taken back, so that both begin anew each time. Times are per megabyte of patch.
/// </summary>
public class PatchApply
{
    private const int Megabytes = 8;
    private const int PatchBytes = Megabytes * 1_000_000;
    private const int Files = 400;

    private readonly string folder = Directory.CreateTempSubdirectory("agentloop-benchmark-").FullName;
    private Workspace workspace = null!;
    private (string Made, string TakenBack) diff;
    private (string Made, string TakenBack) counted;
    private (string Made, string TakenBack) patch;
    private (InMemoryWorkspaceView Before, InMemoryWorkspaceView After) memory;

    private string Repository => Path.Combine(folder, "repo");

    [GlobalSetup]
    public void Open()
    {
        Dictionary<string, string> before = new(StringComparer.Ordinal);
        Dictionary<string, string> after = new(StringComparer.Ordinal);
        int lines = PatchBytes / Files * 10 / 460; // ten lines of a file come to a hunk of 460 bytes
        for (int i = 0; i < Files; i++)
            (before[$"src{i % 20}/File{i}.cs"], after[$"src{i % 20}/File{i}.cs"]) = (Text(i, lines, ""), Text(i, lines, " changed"));
        foreach ((string path, string text) in before)
        {
            Directory.CreateDirectory(Path.Combine(Repository, Path.GetDirectoryName(path)!));
            File.WriteAllText(Path.Combine(Repository, path), text);
        }

        memory = (new InMemoryWorkspaceView(before), new InMemoryWorkspaceView(after));
        diff = (Patch(before, after, i => $"@@ -{i - 2},7 +{i - 2},7 @@"), Patch(after, before, i => $"@@ -{i - 2},7 +{i - 2},7 @@"));
        counted = (Patch(before, after, i => $"@@ -{i * 3},5 +{i},9 @@"), Patch(after, before, i => $"@@ -{i * 3},5 +{i},9 @@"));
        patch = (Codex(before, after), Codex(after, before));
        File.WriteAllText(Path.Combine(folder, "patch"), diff.Made);
        workspace = Workspace.Open(Repository);
    }

    [GlobalCleanup]
    public void Close() => Directory.Delete(folder, recursive: true);

    [Benchmark(Baseline = true, OperationsPerInvoke = 2 * Megabytes)]
    public void GitApply() => BenchmarkProcess.Shell("git apply ../patch && git apply -R ../patch", Repository);

    /// <summary>The same work: files read and written.</summary>
    [Benchmark(OperationsPerInvoke = 2 * Megabytes)]
    public async Task DiffToFiles()
    {
        await ApplyAsync(diff.Made);
        await ApplyAsync(diff.TakenBack);
    }

    [Benchmark(OperationsPerInvoke = 2 * Megabytes)]
    public Task Diff() => BothAsync(EditFormats.UnifiedDiff, diff);

    /// <summary>With line numbers and counts as models write them.</summary>
    [Benchmark(OperationsPerInvoke = 2 * Megabytes)]
    public Task WrongDiff() => BothAsync(EditFormats.UnifiedDiff, counted);

    [Benchmark(OperationsPerInvoke = 2 * Megabytes)]
    public Task CodexPatch() => BothAsync(EditFormats.ApplyPatch, patch);

    private async Task BothAsync(IEditFormat format, (string Made, string TakenBack) patches)
    {
        Check(await format.ApplyAsync(patches.Made, memory.Before));
        Check(await format.ApplyAsync(patches.TakenBack, memory.After));
    }

    private async Task ApplyAsync(string text)
    {
        FolderView view = new(workspace, await workspace.SnapshotAsync());
        ApplyResult result = await workspace.ApplyAsync(Check(await EditFormats.UnifiedDiff.ApplyAsync(text, view)));
        if (!result.Applied)
            throw new InvalidOperationException(result.Problems[0]);
    }

    private static ChangeSet Check(EditResult result) => result.Changes is { Files.Count: Files } changes
        ? changes
        : throw new InvalidOperationException(result.Failure);

    private static string Text(int file, int lines, string end) =>
        string.Concat(Enumerable.Range(0, lines).Select(i => Line(file, i) + (i % 10 == 5 ? end : "") + "\n"));

    private static string Line(int file, int line) => line % 5 == 4
        ? "    }"
        : string.Create(CultureInfo.InvariantCulture, $"        var value{line} = Compute(file{file}, {line * 7919 % 10007}); // ordinary");

    private static string Patch(Dictionary<string, string> before, Dictionary<string, string> after, Func<int, string> heading) =>
        string.Concat(before.Keys.Select(path => $"--- a/{path}\n+++ b/{path}\n{Hunks(before[path], after[path], heading)}"));

    private static string Codex(Dictionary<string, string> before, Dictionary<string, string> after) =>
        $"*** Begin Patch\n{string.Concat(before.Keys.Select(path => $"*** Update File: {path}\n{Hunks(before[path], after[path], _ => "@@")}"))}*** End Patch\n";

    private static StringBuilder Hunks(string before, string after, Func<int, string> heading)
    {
        string[] old = before.Split('\n');
        string[] now = after.Split('\n');
        StringBuilder hunks = new();
        for (int i = 5; i + 4 < old.Length; i += 10)
        {
            hunks.Append(heading(i)).Append('\n');
            for (int j = i - 3; j <= i + 3; j++)
                hunks.Append(j == i ? $"-{old[j]}\n+{now[j]}\n" : $" {old[j]}\n");
        }

        return hunks;
    }

    private sealed class FolderView(Workspace workspace, WorkspaceSnapshot snapshot) : IWorkspaceView
    {
        public WorkspaceSnapshot Snapshot => snapshot;

        public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken = default) => workspace.ReadAsync(path, cancellationToken);
    }
}
