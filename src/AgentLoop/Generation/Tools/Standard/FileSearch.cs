using System.Diagnostics;
using System.Globalization;

namespace AgentLoop;

/// <summary>Searches the files of a view line by line, in their order, within a time.</summary>
internal sealed class FileSearch(SearchPattern pattern, FilePattern wanted, int maxResults)
{
    private const int LongestLine = 300;
    private const long LargestFile = 8 * 1024 * 1024;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(20);

    private readonly List<string> lines = [];
    private readonly long begun = Stopwatch.GetTimestamp();
    private int unread;
    private int untold;
    private bool isCut;

    public async ValueTask<SearchFindings> RunAsync(IWorkspaceView files, CancellationToken cancellationToken)
    {
        IEnumerable<WorkspaceEntry> entries = files.Snapshot.Entries.Where(e => e.Mode != WorkspaceFileMode.SymbolicLink && wanted.Matches(e.Path));
        foreach (WorkspaceEntry entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isCut |= lines.Count > maxResults || Stopwatch.GetElapsedTime(begun) > Time)
                break;
            await ReadAsync(files, entry, cancellationToken).ConfigureAwait(false);
        }

        return new SearchFindings { Lines = [.. lines.Take(maxResults)], Remark = Remark() };
    }

    private async ValueTask ReadAsync(IWorkspaceView files, WorkspaceEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Length > LargestFile || await TryReadAsync(files, entry.Path, cancellationToken).ConfigureAwait(false) is not { } content)
            unread++;
        else if (SourceText.TryDecode(content.Span, out SourceText? text))
            Find(entry.Path, text.Text);
    }

    private static async ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(IWorkspaceView files, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await files.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (AgentLoopException)
        {
            return null; // a program in the sandbox put something else in its place
        }
    }

    private void Find(string path, string text)
    {
        int number = 0;
        foreach (ReadOnlySpan<char> whole in text.AsSpan().EnumerateSplits())
        {
            number++;
            ReadOnlySpan<char> line = whole.TrimEnd('\r');
            bool? isMatch = pattern.IsMatch(line);
            untold += isMatch is null ? 1 : 0;
            if (isMatch == true)
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{path}:{number}: {line[..Math.Min(line.Length, LongestLine)]}\n"));
            if (lines.Count > maxResults || Stopwatch.GetElapsedTime(begun) > Time)
            {
                isCut = true;
                return;
            }
        }
    }

    private string Remark()
    {
        string cut = !isCut ? ""
            : lines.Count > maxResults ? string.Create(CultureInfo.InvariantCulture, $" There are more than these {maxResults}; narrow the search.")
            : string.Create(CultureInfo.InvariantCulture, $" It was stopped after {Time.TotalSeconds} seconds; narrow the search.");
        string large = unread == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {unread} files were not searched: too large, or not readable.");
        return cut + large + (untold == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {untold} lines took too long to match."));
    }
}
