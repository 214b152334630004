namespace AgentLoop;

/// <summary>What a commit says of the run it is from.</summary>
internal sealed record CommitTrailers
{
    public required string RunId { get; init; }

    public required string CandidateId { get; init; }

    /// <summary>The checkpoint of the log just before the commit was made; empty where there is none.</summary>
    public required string Checkpoint { get; init; }

    /// <exception cref="AgentLoopException">There is no such commit.</exception>
    public static async ValueTask<CommitTrailers> ReadAsync(string repository, string commit, CancellationToken cancellationToken)
    {
        string format = string.Join("%x00", CommitMessage.TrailerKeys.Select(key => $"%(trailers:key={key},valueonly,separator=%x20)"));
        string[] log = ["-c", "i18n.logOutputEncoding=UTF-8", "log", "-1", "--no-show-signature", $"--format={format}", "--end-of-options", commit, "--"];
        GitResult result = await Git.RunAsync(repository, log, cancellationToken).ConfigureAwait(false);
        if (!result.Succeeded)
            throw new AgentLoopException($"The commit \"{commit}\" cannot be read: {result.Problem}");
        string[] values = [.. result.Line.Split('\0').Select(value => value.Trim())];
        return new CommitTrailers { RunId = values.ElementAtOrDefault(0) ?? "", CandidateId = values.ElementAtOrDefault(1) ?? "", Checkpoint = values.ElementAtOrDefault(2) ?? "" };
    }
}
