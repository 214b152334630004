using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentLoop.Roslyn;

/// <summary>A project of the untouched repository, compiled. It never changes, and many candidates start from it at once.</summary>
internal sealed record CompiledProject
{
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<Diagnostic>> analyzed = [];

    public required CollectedProject Collected { get; init; }

    public required CompilerCall Call { get; init; }

    /// <summary>The compilation without what generators write.</summary>
    public required CSharpCompilation Sources { get; init; }

    /// <summary>The whole compilation.</summary>
    public required CSharpCompilation Compilation { get; init; }

    /// <summary>The generators, which know what they wrote.</summary>
    public GeneratorDriver? Driver { get; init; }

    public required ProjectAnalyzers Analyzers { get; init; }

    public required ProjectRules Rules { get; init; }

    /// <summary>What generators and analyzers read besides the sources.</summary>
    public ImmutableArray<AdditionalText> Texts { get; init; } = [];

    /// <summary>The sources by their whole paths.</summary>
    public required IReadOnlyDictionary<string, SyntaxTree> Trees { get; init; }

    /// <summary>What it refers to of other projects: the reference and the project.</summary>
    public required IReadOnlyList<(MetadataReference Reference, CompiledProject Project)> Uses { get; init; }

    /// <summary>What goes into the assembly besides the sources, by the paths of the call.</summary>
    public required IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files { get; init; }

    /// <summary>What was wrong with it before.</summary>
    public IReadOnlyList<Diagnostic> Known { get; init; } = [];

    /// <summary>What others see of it, as an assembly without bodies; <see langword="null"/> where it does not compile.</summary>
    public ImmutableArray<byte>? Surface { get; init; }

    /// <summary>Why errors that are seen here need not be seen by its build, each to stand after "because".</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    public bool HasErrors => Known.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>What analyzers said of a file before.</summary>
    public async ValueTask<ImmutableArray<Diagnostic>> AnalyzedAsync(SyntaxTree tree, FindingSeverity least, CancellationToken cancellationToken)
    {
        if (!analyzed.TryGetValue(tree, out ImmutableArray<Diagnostic> said))
            analyzed[tree] = said = await TreeAnalysis.OfAsync(this, Compilation, tree, least, cancellationToken).ConfigureAwait(false);
        return said;
    }

    /// <summary>It is known by what it is, not by what it holds.</summary>
    public bool Equals(CompiledProject? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>What another project refers to when it refers to a compilation of this one.</summary>
    public static MetadataReference ReferenceTo(Compilation compilation, ImmutableArray<byte>? surface, MetadataReferenceProperties properties, string path) => surface is { } image
        ? MetadataReference.CreateFromImage(image, properties, documentation: null, path)
        : compilation.ToMetadataReference(properties.Aliases, properties.EmbedInteropTypes);
}
