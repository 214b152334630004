using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>
/// Gives the files that the goal, the failing output or the plan names: by path, by name, or in a stack trace as .NET, Python,
/// JavaScript, Java, Go or Rust write them. A small file is given whole, a large one in windows around the lines that are named.
/// </summary>
public sealed class MentionedFilesProvider : IContextProvider
{
    private const long MaxLength = 4 * 1024 * 1024;
    private const double FirstRelevance = 0.9;
    private const double LastRelevance = 0.5;
    private const double RelevancePerFile = 0.02;

    /// <summary>How many files are given.</summary>
    /// <value>20 unless said.</value>
    public int MaxFiles { get; init => field = Require.AtLeast(1, value); } = 20;

    /// <summary>How many tokens one file may take.</summary>
    /// <value>6000 unless said.</value>
    public int MaxTokensPerFile { get; init => field = Require.AtLeast(Excerpt.MinTokens, value); } = 6000;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ContextItem> GatherAsync(
        ContextRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        double relevance = FirstRelevance;
        foreach (MentionedFile file in MentionedFiles.Find(request).Where(f => IsReadable(f.Entry)).Take(MaxFiles))
        {
            ReadOnlyMemory<byte>? bytes = await request.Workspace.ReadAsync(file.Entry.Path, cancellationToken).ConfigureAwait(false);
            if (bytes is not { } content || !SourceText.TryDecode(content.Span, out SourceText? text))
                continue;

            yield return new ContextItem
            {
                Source = "file",
                Title = file.Entry.Path,
                Content = FileWindows.Of(text.ForReading(), file.Lines, MaxTokensPerFile),
                Relevance = relevance,
            };
            relevance = Math.Max(LastRelevance, relevance - RelevancePerFile);
        }
    }

    private static bool IsReadable(WorkspaceEntry entry) => entry.Mode != WorkspaceFileMode.SymbolicLink && entry.Length <= MaxLength;
}
