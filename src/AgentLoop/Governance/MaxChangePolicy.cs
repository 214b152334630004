namespace AgentLoop;

/// <summary>Denies changes that are larger than anyone would review.</summary>
public sealed class MaxChangePolicy : IPolicy
{
    private readonly int maxFiles;
    private readonly long maxBytes;

    /// <summary>Sets the limits.</summary>
    /// <param name="maxFiles">How many files may be changed.</param>
    /// <param name="maxBytes">How many bytes the new contents of all files may have together.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative.</exception>
    public MaxChangePolicy(int maxFiles, long maxBytes = long.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxFiles);
        ArgumentOutOfRangeException.ThrowIfNegative(maxBytes);
        this.maxFiles = maxFiles;
        this.maxBytes = maxBytes;
    }

    /// <inheritdoc />
    public ValueTask<PolicyVerdict> DecideAsync(PolicyRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyList<FileChange> files = request.Changes.Files;
        long bytes = files.Sum(file => (long)(file.Content?.Length ?? 0));
        return ValueTask.FromResult((files.Count > maxFiles, bytes > maxBytes) switch
        {
            (true, _) => PolicyVerdict.Deny($"{files.Count} files are changed; at most {maxFiles} may be."),
            (_, true) => PolicyVerdict.Deny($"The change writes {bytes} bytes; at most {maxBytes} are allowed."),
            _ => PolicyVerdict.Allow,
        });
    }
}
