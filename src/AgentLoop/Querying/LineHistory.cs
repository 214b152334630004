using System.Globalization;
using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>Finds the run that wrote a line.</summary>
public static class LineHistory
{
    /// <summary>The lines of a file and the candidates they are from.</summary>
    /// <exception cref="AgentLoopException">Git does not know the repository, the commit or the file.</exception>
    /// <exception cref="ProvenanceException">The store cannot be read, or a record is not what was appended.</exception>
    public static async IAsyncEnumerable<BlamedLine> BlameAsync(
        this IProvenanceStore store, BlameRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(request);
        // a name of a revision may look like an option, the hash of a commit does not
        GitResult result = await Git.RunAsync(
            request.Repository, ["rev-parse", "-q", "--verify", "--end-of-options", request.Revision + "^{commit}"], cancellationToken).ConfigureAwait(false);
        if (result.Succeeded)
            result = await Git.RunAsync(request.Repository, ["blame", "--line-porcelain", result.Line, "--", request.Path], cancellationToken).ConfigureAwait(false);
        if (!result.Succeeded)
            throw new AgentLoopException($"Whose the lines of \"{request.Path}\" are cannot be said: {result.Problem}");
        var origins = new Dictionary<string, LineOrigin?>(StringComparer.Ordinal);
        foreach (BlamedLine line in Parse(result.Text))
        {
            if (!origins.TryGetValue(line.Commit, out LineOrigin? origin))
                origins[line.Commit] = origin = await FindAsync(store, request.Repository, line.Commit, cancellationToken).ConfigureAwait(false);
            yield return line with { Origin = origin };
        }
    }

    // a head "<commit> <line then> <line now> …", lines that say more, and the line itself behind a tab
    private static IEnumerable<BlamedLine> Parse(string porcelain)
    {
        string[]? head = null;
        foreach (string line in porcelain.Split('\n'))
        {
            if (line.StartsWith('\t') && head is not null)
            {
                yield return new BlamedLine { Number = int.Parse(head[2], NumberStyles.None, CultureInfo.InvariantCulture), Text = line[1..], Commit = head[0] };
                head = null;
            }
            else
                head ??= line.Split(' ') is { Length: >= 3 } parts ? parts : null;
        }
    }

    private static async ValueTask<LineOrigin?> FindAsync(IProvenanceStore store, string repository, string commit, CancellationToken cancellationToken)
    {
        CommitTrailers trailers = await CommitTrailers.ReadAsync(repository, commit, cancellationToken).ConfigureAwait(false);
        if (trailers.RunId.Length == 0)
            return null;
        var calls = new List<ModelCalled>();
        CandidateProposed? proposed = null;
        bool isConfirmed = false;
        await foreach (RunEvent e in store.ReadEventsAsync(trailers.RunId, cancellationToken).ConfigureAwait(false))
        {
            if (e is ModelCalled called && proposed is null)
                calls.Add(called);
            if (e is CandidateProposed p && p.CandidateId == trailers.CandidateId)
                proposed = p;
            isConfirmed |= e is Integrated { Result.Integrated: true } integrated && integrated.CandidateId == trailers.CandidateId && integrated.Result.Revision == commit;
        }
        return proposed is null ? null : new LineOrigin
        {
            RunId = trailers.RunId,
            CandidateId = proposed.CandidateId,
            Rationale = proposed.Rationale,
            Prompts = [.. calls.Where(call => StepOf(call) == StepOf(proposed)).Select(call => call.Prompt)],
            IsConfirmed = isConfirmed,
        };
    }

    // the first part of a scope is the step
    private static string StepOf(RunEvent e) => e.Scope.Split('/')[0];
}
