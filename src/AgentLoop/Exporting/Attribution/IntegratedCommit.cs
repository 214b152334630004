using System.Buffers;

namespace AgentLoop;

/// <summary>Tells whether a change was handed over as a commit of git.</summary>
internal static class IntegratedCommit
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>The commit's name: 40 digits, or 64 in a repository that uses SHA-256; <see langword="null"/> where there is none.</summary>
    public static string? Of(IntegrationResult? result) =>
        result is { Integrated: true, Revision.Length: 40 or 64 } && !result.Revision.AsSpan().ContainsAnyExcept(Digits) && !Path.IsPathRooted(result.Location)
            ? result.Revision
            : null;
}
