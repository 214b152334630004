using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentLoop.Roslyn;

/// <summary>
/// What a compiler was told, understood by the compiler's own parser of command lines. Words that would make that parser read files of this machine are
/// taken out before, and kept beside it.
/// </summary>
internal sealed class CompilerCall
{
    private readonly List<string> kept = [];
    private readonly List<ResourceArgument> resources = [];

    private CompilerCall(CollectedProject project, string? ruleSetFile)
    {
        foreach (string argument in project.Arguments)
            Take(argument, project.Directory);
        if (ruleSetFile is not null)
            kept.Add($"/ruleset:{ruleSetFile}");
        Parsed = CSharpCommandLineParser.Default.Parse(Problem is null ? kept : [], project.Directory, sdkDirectory: null);
        References = [.. Parsed.MetadataReferences.Select(r => new CommandLineReference(Whole(r.Reference, project.Directory), r.Properties))];
        Analyzers = [.. Parsed.AnalyzerReferences.Select(a => Whole(a.FilePath, project.Directory)).Distinct(StringComparer.Ordinal)];
        if (Parsed.Errors.FirstOrDefault(e => e.Severity == DiagnosticSeverity.Error) is { } error && Problem is null)
            Problem = $"its compiler was told something that is not understood here ({error.Id})";
    }

    /// <summary>The rest, parsed.</summary>
    public CSharpCommandLineArguments Parsed { get; }

    /// <summary>Why it cannot be followed, to stand after "because"; <see langword="null"/> where it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Why what it makes cannot be made here; <see langword="null"/> where it can.</summary>
    public string? CannotEmit { get; private set; }

    /// <summary>Files that are embedded.</summary>
    public IReadOnlyList<ResourceArgument> Resources => resources;

    /// <summary>The file of its strong name.</summary>
    public string? KeyFile { get; private set; }

    /// <summary>The file of its rules.</summary>
    public string? RuleSet { get; private set; }

    /// <summary>The manifest of its Windows resources.</summary>
    public string? Manifest { get; private set; }

    /// <summary>The icon of its Windows resources.</summary>
    public string? Icon { get; private set; }

    /// <summary>Whether it has no manifest of Windows at all.</summary>
    public bool HasNoManifest { get; private set; }

    /// <summary>The files that it reads as they are, besides references and analyzers.</summary>
    public IEnumerable<string> Files =>
    [
        .. Parsed.SourceFiles.Select(f => f.Path), .. Parsed.AnalyzerConfigPaths, .. Parsed.AdditionalFiles.Select(f => f.Path),
        .. resources.Select(r => r.File), .. new[] { KeyFile, RuleSet, Manifest, Icon }.OfType<string>(),
    ];

    /// <summary>The files that it refers to, by their whole paths.</summary>
    public IReadOnlyList<CommandLineReference> References { get; }

    /// <summary>The files of its analyzers and generators, by their whole paths.</summary>
    public IReadOnlyList<string> Analyzers { get; }

    /// <summary>Understands what a project's compiler was told.</summary>
    /// <param name="project">The project.</param>
    /// <param name="ruleSetFile">A file of this machine with the content of its rule set; <see langword="null"/> to leave that out.</param>
    public static CompilerCall Of(CollectedProject project, string? ruleSetFile = null) => new(project, ruleSetFile);

    private static string Whole(string path, string directory) => Path.GetFullPath(Path.Combine(directory, path));

    private void Take(string argument, string directory)
    {
        (string name, string value) = Parts(argument);
        switch (name)
        {
            case "resource" or "res":
                resources.Add(ResourceArgument.Parse(value, directory));
                break;
            case "keyfile":
                KeyFile = Whole(value, directory);
                break;
            case "ruleset":
                RuleSet = Whole(value, directory);
                break;
            case "win32manifest":
                Manifest = Whole(value, directory);
                break;
            case "win32icon":
                Icon = Whole(value, directory);
                break;
            case "nowin32manifest":
                HasNoManifest = true;
                break;
            default:
                TakeOther(name, argument);
                break;
        }
    }

    private void TakeOther(string name, string argument)
    {
        switch (name)
        {
            case "linkresource" or "linkres" or "win32res" or "addmodule" or "keycontainer":
                CannotEmit = $"it is compiled with /{name}";
                break;
            case "sourcelink" or "embed" or "errorlog" or "appconfig" or "noconfig":
                break; // nothing of it is seen by who runs the assembly
            case "recurse":
                Problem = "its compiler looks for sources by itself";
                break;
            default:
                if (argument.StartsWith('@') || (name.Length == 0 && argument.AsSpan().ContainsAny('*', '?')))
                    Problem = "its compiler looks for arguments or sources by itself";
                kept.Add(argument);
                break;
        }
    }

    /// <summary>The name of an option in lower case and what stands after the colon; no name for a file, which may begin with a slash too.</summary>
    private static (string Name, string Value) Parts(string argument)
    {
        if (argument.Length == 0 || argument[0] is not ('/' or '-'))
            return ("", argument);
        int colon = argument.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? argument[1..] : argument[1..colon];
        return name.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-')
            ? (name.ToLowerInvariant(), colon < 0 ? "" : argument[(colon + 1)..].Trim('"'))
            : ("", argument);
    }
}
