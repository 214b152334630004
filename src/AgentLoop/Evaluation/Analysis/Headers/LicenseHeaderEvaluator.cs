using System.Text;

namespace AgentLoop;

/// <summary>Judges whether new files begin with the licence header that files of their kind beside them have.</summary>
/// <remarks>
/// Looked at are up to a dozen files with the same ending, the nearest first: of the same folder, then of those around it. Where no header is theirs,
/// none is wanted. Years do not count.
/// </remarks>
public sealed class LicenseHeaderEvaluator : IEvaluator
{
    private const int LongestFile = 1024 * 1024;
    private const int MostSiblings = 12;

    private readonly LicenseHeaderOptions options;

    /// <summary>Judges as these options say.</summary>
    /// <exception cref="ArgumentException">An option makes no sense; the message says which.</exception>
    public LicenseHeaderEvaluator(LicenseHeaderOptions? options = null)
    {
        this.options = options ?? new LicenseHeaderOptions();
        LicenseHeaderOptions.Validate(this.options);
    }

    /// <inheritdoc />
    public EvaluatorTraits Traits => new() { Name = options.Name, Effort = EvaluationEffort.Reads, Timeout = TimeSpan.FromMinutes(5), JudgesChangesAlone = true };

    /// <inheritdoc />
    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ChangeSet changes = request.Candidate?.Changes ?? ChangeSet.Empty;
        IReadOnlyList<FileEdit> edits = await FileEdits.ReadAsync(request.Workspace, changes, LongestFile, cancellationToken).ConfigureAwait(false);
        List<Finding> findings = [];
        foreach (FileEdit edit in edits
            .Where(edit => edit is { IsAdded: true, IsOpaque: false } && SourceLanguages.Of(edit.Path) is not null && edit.After.Trim().Length > 0))
        {
            string? wanted = await WantedAsync(request.Workspace, edit.Path, cancellationToken).ConfigureAwait(false);
            if (wanted is not null && FileHeader.Of(edit.Path, edit.After)?.Contains(wanted, StringComparison.OrdinalIgnoreCase) != true)
                findings.Add(new Finding
                {
                    Rule = "licence-header",
                    File = edit.Path,
                    Line = 1,
                    Message = $"The file lacks the header of the files beside it: \"{OutputText.Clean(wanted, 200)}\"."
                });
        }

        return Describe(findings);
    }

    /// <summary>The header that most files of the same kind nearby have.</summary>
    private async ValueTask<string?> WantedAsync(IWorkspaceView view, string path, CancellationToken cancellationToken)
    {
        List<string?> headers = [];
        foreach (WorkspaceEntry sibling in view.Snapshot.Entries
            .Where(entry => Path.GetExtension(entry.Path) == Path.GetExtension(path) && entry.Length is > 0 and < LongestFile)
            .OrderByDescending(entry => Shared(entry.Path, path)).ThenBy(entry => entry.Path, StringComparer.Ordinal).Take(MostSiblings))
        {
            ReadOnlyMemory<byte> content = await view.ReadAsync(sibling.Path, cancellationToken).ConfigureAwait(false) ?? default;
            headers.Add(FileHeader.Of(sibling.Path, Encoding.UTF8.GetString(content.Span).TrimStart('\uFEFF')));
        }

        IGrouping<string?, string?>? most = headers.GroupBy(header => header, StringComparer.OrdinalIgnoreCase).MaxBy(group => group.Count());
        return headers.Count >= 2 && most?.Key is { } header && most.Count() >= options.Share * headers.Count ? header : null;
    }

    /// <summary>How many folders two paths have in common, more where they are in the same.</summary>
    private static int Shared(string one, string other)
    {
        string[] folders = one.Split('/')[..^1];
        string[] others = other.Split('/')[..^1];
        int shared = folders.Zip(others).TakeWhile(pair => pair.First == pair.Second).Count();
        return (shared * 2) + (folders.Length == shared && others.Length == shared ? 1 : 0);
    }

    private Evaluation Describe(List<Finding> findings) => new()
    {
        Evaluator = options.Name,
        Verdict = findings.Count > 0 ? Verdict.Fail : Verdict.Pass,
        Score = findings.Count > 0 ? 0 : 1,
        Reason = findings.Count > 0 ? $"{AnalysisFindings.Count(findings.Count, "new file lacks", "new files lack")} the licence header." : "New files begin as those beside them.",
        Findings = [.. findings.Take(100)],
        Feedback = AnalysisFindings.Feedback("Begin new files as those beside them begin:", findings),
    };
}
