using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentLoop.Roslyn;

/// <summary>
/// A compilation once more, to be made into an assembly only: it does not look for nullness where nobody asks, which takes the compiler half of its time, and of which
/// nothing is in the assembly.
/// </summary>
internal sealed class EmittingTwin
{
    private readonly ConditionalWeakTable<SyntaxTree, SyntaxTree> twins = [];
    private readonly CSharpCompilation compilation;
    private readonly CSharpCompilation twin;

    public EmittingTwin(CSharpCompilation compilation)
    {
        this.compilation = compilation;
        twin = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(Twin));
    }

    /// <summary>The twin of a compilation that differs from the first in a few files.</summary>
    public CSharpCompilation Of(CSharpCompilation other)
    {
        HashSet<SyntaxTree> kept = [.. other.SyntaxTrees];
        SyntaxTree[] gone = [.. compilation.SyntaxTrees.Where(tree => !kept.Contains(tree))];
        SyntaxTree[] come = [.. kept.Where(tree => !compilation.ContainsSyntaxTree(tree))];
        CSharpCompilation result = other.References.SequenceEqual(compilation.References) ? twin : twin.WithReferences(other.References);
        foreach ((SyntaxTree old, SyntaxTree now) in gone.Zip(come))
            result = result.ReplaceSyntaxTree(Twin(old), Twin(now));
        return result.RemoveSyntaxTrees(gone.Skip(come.Length).Select(Twin)).AddSyntaxTrees(come.Skip(gone.Length).Select(Twin));
    }

    private SyntaxTree Twin(SyntaxTree tree) => twins.GetValue(tree, t => t.WithRootAndOptions(
        t.GetRoot(), ((CSharpParseOptions)t.Options).WithFeatures([.. t.Options.Features, new("run-nullable-analysis", "never")])));
}
