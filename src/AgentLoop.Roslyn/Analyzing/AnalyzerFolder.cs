using System.Reflection;
using System.Runtime.Loader;

namespace AgentLoop.Roslyn;

/// <summary>Loads the analyzers of a folder, which share what lies beside them. The compiler they meet is the one of this process.</summary>
internal sealed class AnalyzerFolder(string folder) : AssemblyLoadContext(isCollectible: true)
{
    private static readonly HashSet<string> Shared = new(StringComparer.OrdinalIgnoreCase)
    {
        "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Reflection.Metadata", "System.Memory", "System.Buffers",
        "System.Runtime.CompilerServices.Unsafe", "System.Threading.Tasks.Extensions", "System.Text.Encoding.CodePages", "System.Numerics.Vectors", "netstandard",
    };

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string file = Path.Combine(folder, assemblyName.Name + ".dll");
        return assemblyName.Name is { } name && !Shared.Contains(name) && File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }
}
