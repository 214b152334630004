using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>
/// Gives the repository's own instructions: the <c>AGENTS.md</c> of the root and of each folder on the way to the files in question,
/// the nearest last.
/// </summary>
/// <remarks>The files in question are those that the goal, the plan or the failing output names.</remarks>
public sealed class InstructionsProvider : IContextProvider
{
    private const string FileName = "AGENTS.md";

    /// <summary>Below what failed and the files that most likely caused it.</summary>
    private const double Relevance = 0.85;

    /// <summary>How many tokens one file may take.</summary>
    /// <value>4000 unless said.</value>
    public int MaxTokensPerFile { get; init => field = Require.AtLeast(Excerpt.MinTokens, value); } = 4000;

    /// <summary>Whether the repository's instructions may instruct the model.</summary>
    /// <value>
    /// <see cref="ContextTrust.Untrusted"/> unless said: they are shown as conventions for code. <see cref="ContextTrust.Trusted"/>
    /// lets whoever can write to the repository speak for the host.
    /// </value>
    public ContextTrust Trust { get; init; }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ContextItem> GatherAsync(
        ContextRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        HashSet<string> folders = FoldersInQuestion(request);
        foreach (WorkspaceEntry entry in InstructionFiles(request.Workspace.Snapshot, folders))
        {
            ReadOnlyMemory<byte>? bytes = await request.Workspace.ReadAsync(entry.Path, cancellationToken).ConfigureAwait(false);
            if (bytes is { } content && SourceText.TryDecode(content.Span, out SourceText? text))
                yield return Item(entry, text);
        }
    }

    private static IEnumerable<WorkspaceEntry> InstructionFiles(WorkspaceSnapshot snapshot, HashSet<string> folders) => snapshot.Entries
        .Where(e => e.Mode != WorkspaceFileMode.SymbolicLink && e.Path.EndsWith(FileName, StringComparison.Ordinal))
        .Where(e => folders.Contains(e.Path[..^FileName.Length]))
        .OrderBy(e => e.Path.Length);

    /// <summary>Each as the beginning of a path: empty for the root, otherwise ending in a slash.</summary>
    private static HashSet<string> FoldersInQuestion(ContextRequest request)
    {
        HashSet<string> folders = new(StringComparer.Ordinal) { "" };
        foreach (MentionedFile file in MentionedFiles.Find(request))
        {
            string path = file.Entry.Path;
            for (int slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
                folders.Add(path[..(slash + 1)]);
        }

        return folders;
    }

    private ContextItem Item(WorkspaceEntry entry, SourceText text) => new()
    {
        Source = ContextOrder.Instructions,
        Title = entry.Path,
        Content = Excerpt.Of(text.ForReading(), MaxTokensPerFile),
        Relevance = Relevance,
        Trust = Trust,
    };
}
