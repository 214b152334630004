using System.Globalization;
using System.Runtime.InteropServices;

namespace AgentLoop.ConformanceTests;

/// <summary>Brings the attacking programs to where a session can run them.</summary>
internal static class SceneTools
{
    private const string Name = "programs.dll";

    /// <summary>Defines <c>tool</c> for a script.</summary>
    public const string Prelude = "tool() { \"$DOTNET/dotnet\" exec --runtimeconfig \"$GRANTED/programs.json\" \"$GRANTED/" + Name + "\" \"$@\"; }\n";

    /// <summary>The folder of the <c>dotnet</c> that runs the tests.</summary>
    public static string DotnetRoot { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>Lets the runtime start fast and in little memory.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DOTNET"] = DotnetRoot,
        ["DOTNET_ROOT"] = DotnetRoot,
        ["DOTNET_EnableDiagnostics"] = "0",
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_GCHeapHardLimit"] = "0x4000000",
    };

    /// <summary>Copies the programs into a folder.</summary>
    public static void CopyTo(string folder)
    {
        string version = Environment.Version.ToString(3);
        using (Stream programs = typeof(SceneTools).Assembly.GetManifestResourceStream(Name)!)
        using (FileStream file = File.Create(Path.Combine(folder, Name)))
            programs.CopyTo(file);
        File.WriteAllText(Path.Combine(folder, "programs.json"), string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"runtimeOptions": {"framework": {"name": "Microsoft.NETCore.App", "version": "{{version}}"},
             "configProperties": {"System.Globalization.Invariant": true} } }
            """));
    }
}
