using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentLoop.Roslyn;

/// <summary>What is known of a project from the files alone that a candidate wrote.</summary>
internal sealed record WrittenFiles
{
    /// <summary>The whole compilation.</summary>
    public required CSharpCompilation Compilation { get; init; }

    /// <summary>What is said of those files.</summary>
    public required ImmutableArray<Diagnostic> Found { get; init; }

    /// <summary>Whether nothing but those files is another than before, and no other file can see what changed in them.</summary>
    public bool IsLocal { get; init; }

    /// <summary>The same with what was said besides, such as of a field in another file of its class that nothing reads any more.</summary>
    public WrittenFiles With(ImmutableArray<Diagnostic> said)
    {
        HashSet<(string, FileLinePositionSpan)> found = [.. Found.Select(Key)];
        return this with { Found = [.. Found, .. said.Where(d => !found.Contains(Key(d)))] };
    }

    private static (string Id, FileLinePositionSpan Where) Key(Diagnostic diagnostic) => (diagnostic.Id, diagnostic.Location.GetLineSpan());
}
