using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Looks for errors of syntax that a change brings.</summary>
internal sealed class SyntaxCheck(IWorkspaceView workspace, EditOptions options)
{
    private const int MaxShown = 5;

    /// <summary>The result with the errors, which is a failure if they are not allowed.</summary>
    public async ValueTask<EditResult> AddAsync(EditResult result, CancellationToken cancellationToken)
    {
        List<SyntaxError> errors = [];
        foreach (FileChange change in options.SyntaxGates.Count == 0 ? [] : result.Changes?.Files ?? [])
        {
            if (change.Content is { } content && SourceText.TryDecode(content.Span, out SourceText? after))
                errors.AddRange(await NewErrorsAsync(change, after.Text, cancellationToken).ConfigureAwait(false));
        }

        if (errors.Count == 0)
            return result;
        return options.AllowsSyntaxErrors
            ? result with { SyntaxErrors = errors }
            : result with { SyntaxErrors = errors, Changes = null, Failure = Describe(errors, result.Failure) };
    }

    private async ValueTask<IEnumerable<SyntaxError>> NewErrorsAsync(FileChange change, string after, CancellationToken cancellationToken)
    {
        List<SyntaxError> found = await CheckAsync(change.Destination()!, after, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0 || change.Kind == FileChangeKind.Add)
            return found;

        ReadOnlyMemory<byte>? bytes = await workspace.ReadAsync(change.Path, cancellationToken).ConfigureAwait(false);
        string before = bytes is { } old && SourceText.TryDecode(old.Span, out SourceText? text) ? text.Text : "";
        List<SyntaxError> known = await CheckAsync(change.Path, before, cancellationToken).ConfigureAwait(false);
        Dictionary<string, int> counts = known.CountBy(e => e.Message, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return found.Where(e => (counts[e.Message] = counts.GetValueOrDefault(e.Message) - 1) < 0);
    }

    private async ValueTask<List<SyntaxError>> CheckAsync(string path, string text, CancellationToken cancellationToken)
    {
        SyntaxRequest request = new() { Path = path, Text = text };
        List<SyntaxError> errors = [];
        foreach (ISyntaxGate gate in options.SyntaxGates)
            errors.AddRange(await AskAsync(gate, request, cancellationToken).ConfigureAwait(false));
        return errors;
    }

    private static async ValueTask<IReadOnlyList<SyntaxError>> AskAsync(ISyntaxGate gate, SyntaxRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await gate.CheckAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not AgentLoopException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new AgentLoopException($"The syntax gate \"{gate.GetType().Name}\" failed on \"{request.Path}\": {e.Message}", e);
        }
    }

    private static string Describe(List<SyntaxError> errors, string? failure)
    {
        StringBuilder text = new("The edits bring errors of syntax, so that nothing was changed:");
        foreach (SyntaxError error in errors.Take(MaxShown))
            text.Append(CultureInfo.InvariantCulture, $"\n\"{OneLine.Of(error.Path)}\", line {error.Line}: {OneLine.Of(error.Message)}");
        if (errors.Count > MaxShown)
            text.Append(CultureInfo.InvariantCulture, $"\nand {errors.Count - MaxShown} more.");
        return failure is null ? text.ToString() : $"{failure}\n{text}";
    }
}
