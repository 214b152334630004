using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AgentLoop.Roslyn;

/// <summary>Puts a candidate's files into the compilations; what it did not touch is shared with the untouched repository.</summary>
internal sealed class CandidateSources(CompiledBase known, IReadOnlyList<SourceChange> changes, IReadOnlyList<string> sources)
{
    private readonly Dictionary<CompiledProject, SourcePlacement> placements = known.Projects.ToDictionary(p => p, p => new SourcePlacement(p, known.Source.Build, sources));

    private CollectedBuild Build => known.Source.Build;

    /// <summary>Why the real build has to tell, to stand after "because"; <see langword="null"/> where it has not.</summary>
    public string? Problem { get; private set; }

    /// <summary>The projects, in the order of the base.</summary>
    public IReadOnlyList<CandidateProject> Apply(CancellationToken cancellationToken)
    {
        Problem = BuildInputs.Reason(changes, Build) ?? InProblem();
        List<CandidateProject> projects = [];
        foreach (CompiledProject project in known.Projects.TakeWhile(_ => Problem is null))
            projects.Add(Apply(project, cancellationToken));
        return projects;
    }

    private string? InProblem()
    {
        foreach ((CollectedProject project, string problem) in known.Problems)
        {
            string folder = Build.Relative(project.Directory) is { } relative ? relative + "/" : "";
            if (changes.Any(c => c.IsSource && c.Path.StartsWith(folder, StringComparison.Ordinal)))
                return $"{project.Name} is not compiled here: {problem}";
        }
        return null;
    }

    private CandidateProject Apply(CompiledProject project, CancellationToken cancellationToken)
    {
        CSharpCompilation compilation = project.Sources;
        List<SyntaxTree> changed = [];
        bool isLocal = true;
        foreach (SourceChange change in changes.Where(c => c.IsSource))
        {
            project.Trees.TryGetValue(Build.Whole(change.Path), out SyntaxTree? old);
            if (change.Content is null)
            {
                isLocal &= old is null;
                compilation = old is null ? compilation : Remove(project, compilation, old, change.Path);
                continue;
            }
            if ((old is null && !IsCompiled(project, change)) || Parse(project, change, cancellationToken) is not { } tree)
                continue;
            changed.Add(tree);
            isLocal = isLocal && old is not null && LocalChange.Is(old, tree, cancellationToken);
            compilation = old is null ? compilation.AddSyntaxTrees(tree) : compilation.ReplaceSyntaxTree(old, tree);
        }
        return new CandidateProject { Base = project, Sources = compilation, Changed = changed, IsLocal = isLocal };
    }

    private CSharpCompilation Remove(CompiledProject project, CSharpCompilation compilation, SyntaxTree old, string path)
    {
        if (!project.Collected.HasGlobs || !old.FilePath.StartsWith(project.Collected.Directory + "/", StringComparison.Ordinal))
            Problem ??= $"\"{path}\" is gone, which {project.Collected.Name} may name";
        return compilation.RemoveSyntaxTrees(old);
    }

    private bool IsCompiled(CompiledProject project, SourceChange change)
    {
        if (change.OldPath == change.Path)
            return false; // it was there before, and not compiled
        bool? compiles = placements[project].Compiles(change.Path);
        if (compiles is null)
            Problem ??= $"it cannot be told here whether {project.Collected.Name} compiles the new file \"{change.Path}\"";
        return compiles == true;
    }

    private SyntaxTree? Parse(CompiledProject project, SourceChange change, CancellationToken cancellationToken)
    {
        SourceText text = SourceTexts.Of(change.Content!.Value, project.Call.Parsed);
        SyntaxTree? tree = null;
        string? refusal = SourceShape.Refusal(text.ToString());
        if (refusal is null)
        {
            tree = CSharpSyntaxTree.ParseText(text, project.Call.Parsed.ParseOptions, Build.Whole(change.Path), cancellationToken);
            refusal = SourceShape.Refusal(tree.GetRoot(cancellationToken));
        }
        if (refusal is not null)
            Problem ??= $"\"{change.Path}\" {refusal}";
        return tree;
    }
}
