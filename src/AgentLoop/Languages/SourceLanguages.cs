using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>The languages that are known, by the extension of a file.</summary>
internal static class SourceLanguages
{
    private static readonly Dictionary<string, SourceLanguage> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".cs"] = CompiledLanguages.CSharp,
        [".java"] = CompiledLanguages.Java,
        [".c"] = CompiledLanguages.C,
        [".h"] = CompiledLanguages.C,
        [".cc"] = CompiledLanguages.C,
        [".cpp"] = CompiledLanguages.C,
        [".cxx"] = CompiledLanguages.C,
        [".hpp"] = CompiledLanguages.C,
        [".go"] = CompiledLanguages.Go,
        [".rs"] = CompiledLanguages.Rust,
        [".kt"] = CompiledLanguages.Kotlin,
        [".swift"] = CompiledLanguages.Kotlin,
        [".scala"] = CompiledLanguages.Kotlin,
        [".py"] = ScriptLanguages.Python,
        [".js"] = ScriptLanguages.JavaScript,
        [".mjs"] = ScriptLanguages.JavaScript,
        [".cjs"] = ScriptLanguages.JavaScript,
        [".jsx"] = ScriptLanguages.JavaScript,
        [".ts"] = ScriptLanguages.TypeScript,
        [".mts"] = ScriptLanguages.TypeScript,
        [".cts"] = ScriptLanguages.TypeScript,
        [".tsx"] = ScriptLanguages.TypeScript,
        [".rb"] = ScriptLanguages.Ruby,
        [".php"] = ScriptLanguages.Php,
        [".lua"] = ScriptLanguages.Lua,
    };

    /// <summary>The language of a file of this path; <see langword="null"/> for one that holds no source we know.</summary>
    public static SourceLanguage? Of(string path) => ByExtension.GetValueOrDefault(System.IO.Path.GetExtension(path));

    public static FrozenSet<string> Words(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
