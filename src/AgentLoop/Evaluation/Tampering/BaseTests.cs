using System.Text;

namespace AgentLoop;

/// <summary>Reads the repository's own tests.</summary>
internal static class BaseTests
{
    private const int MostFiles = 400;
    private const long MostBytes = 6 * 1024 * 1024;

    /// <summary>Reads as many as are worth it, those first whose names resemble the changed files'.</summary>
    public static async ValueTask<IReadOnlyList<GuardedFile>> ReadAsync(IWorkspaceView view, IReadOnlyList<FileEdit> edits, CancellationToken cancellationToken)
    {
        string[] stems = [.. edits.Select(edit => Path.GetFileNameWithoutExtension(edit.Path)).Where(stem => stem.Length > 2)];
        HelperAssertions helpers = new();
        List<GuardedFile> files = [];
        long left = MostBytes;
        foreach (WorkspaceEntry entry in view.Snapshot.Entries
            .Where(entry => MayHoldTests(entry.Path))
            .OrderByDescending(entry => stems.Any(stem => entry.Path.Contains(stem, StringComparison.OrdinalIgnoreCase)))
            .Take(MostFiles))
        {
            left -= entry.Length;
            if (left < 0)
                break;
            ReadOnlyMemory<byte> content = await view.ReadAsync(entry.Path, cancellationToken).ConfigureAwait(false) ?? default;
            if (GuardSourceReader.Read(entry.Path, Encoding.UTF8.GetString(content.Span)) is { } source)
                files.Add(new GuardedFile(source, helpers));
        }

        return files;
    }

    /// <summary>Rust keeps tests beside what they test.</summary>
    private static bool MayHoldTests(string path) => TestFiles.KindOf(path) == TestFileKind.Test || path.EndsWith(".rs", StringComparison.Ordinal);
}
