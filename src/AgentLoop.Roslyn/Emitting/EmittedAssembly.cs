using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AgentLoop.Roslyn;

/// <summary>What became of a compilation that was to become an assembly.</summary>
internal sealed record EmittedAssembly
{
    /// <summary>What the compiler said.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>The assembly.</summary>
    public byte[] Assembly { get; init; } = [];

    /// <summary>Its symbols; empty where it has none, or holds them.</summary>
    public byte[] Symbols { get; init; } = [];

    /// <summary>Whether it was made.</summary>
    public bool Succeeded { get; init; }
}
