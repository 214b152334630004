using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentLoop.Roslyn;

/// <summary>
/// Loads analyzers and generators into this process: those of this machine's .NET SDK, and those from folders that the host trusts. They are code, so that
/// no other is loaded, whatever a project says.
/// </summary>
internal sealed class AnalyzerLoader : IAnalyzerAssemblyLoader
{
    private readonly string[] trusted;
    private readonly ConcurrentDictionary<string, AnalyzerFolder> folders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LoadedAnalyzers> loaded = new(StringComparer.Ordinal);

    public AnalyzerLoader(IEnumerable<string> trustedFolders) =>
        trusted = [.. DotNetFolders().Concat(trustedFolders).Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar)];

    /// <summary>Whether code of this file may run here.</summary>
    public bool Trusts(string path) => trusted.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)) && Path.GetFullPath(path) == path;

    /// <summary>What a file that is trusted holds.</summary>
    public LoadedAnalyzers Load(string path) => loaded.GetOrAdd(path, Read);

    public Assembly LoadFromPath(string fullPath) =>
        folders.GetOrAdd(Path.GetDirectoryName(fullPath)!, folder => new AnalyzerFolder(folder)).LoadFromAssemblyPath(fullPath);

    public void AddDependencyLocation(string fullPath)
    {
        // what lies beside an analyzer is found, and nothing else
    }

    private LoadedAnalyzers Read(string path)
    {
        bool isWhole = true;
        AnalyzerFileReference reference = new(path, this);
        reference.AnalyzerLoadFailed += (_, _) => isWhole = false;
        ImmutableArray<DiagnosticAnalyzer> analyzers = reference.GetAnalyzers(LanguageNames.CSharp);
        ImmutableArray<ISourceGenerator> generators = reference.GetGenerators(LanguageNames.CSharp);
        return new LoadedAnalyzers { Analyzers = analyzers, Generators = generators, IsWhole = isWhole };
    }

    /// <summary>The SDKs and targeting packs beside the runtime of this process.</summary>
    private static IEnumerable<string> DotNetFolders()
    {
        string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return ((IEnumerable<string>)[Path.Combine(root, "sdk"), Path.Combine(root, "packs")]).Where(Directory.Exists);
    }
}
