using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentLoop.Roslyn;

/// <summary>What is known of a project from the files alone that a candidate wrote.</summary>
internal sealed record WrittenFiles
{
    /// <summary>The whole compilation.</summary>
    public required CSharpCompilation Compilation { get; init; }

    /// <summary>What generators and the compiler say of those files.</summary>
    public required ImmutableArray<Diagnostic> Found { get; init; }

    /// <summary>What generators said.</summary>
    public required ImmutableArray<Diagnostic> Said { get; init; }

    /// <summary>Whether nothing but those files is another than before, and no other file can see what changed in them.</summary>
    public bool IsLocal { get; init; }
}
