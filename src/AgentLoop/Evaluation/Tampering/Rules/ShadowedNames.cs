using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>Files that are loaded in place of a test framework, or before all else.</summary>
internal static class ShadowedNames
{
    private static readonly FrozenSet<string> Python = SourceLanguages.Words("pytest _pytest unittest nose hypothesis mock doctest pluggy sitecustomize usercustomize");

    private static readonly FrozenSet<string> Script = SourceLanguages.Words("jest vitest mocha chai expect ava assert sinon jasmine @jest @vitest");

    /// <summary>What a file of this path would be loaded in place of; <see langword="null"/> for one that is loaded for itself.</summary>
    public static string? Shadow(string path)
    {
        string[] parts = path.Split('/');
        string file = parts[^1];
        string stem = Path.GetFileNameWithoutExtension(file);
        if (file.EndsWith(".pth", StringComparison.Ordinal))
            return "what Python starts with";
        if (file.EndsWith(".py", StringComparison.Ordinal) && Python.Contains(stem) && parts.Length <= 3)
            return $"Python's \"{stem}\"";
        if (file == "__init__.py" && parts.Length is 2 or 3 && Python.Contains(parts[^2]))
            return $"Python's \"{parts[^2]}\"";
        int modules = Array.IndexOf(parts, "node_modules");
        if (modules >= 0 && modules + 1 < parts.Length && Script.Contains(parts[modules + 1]))
            return $"the package \"{parts[modules + 1]}\"";
        int vendored = Array.FindIndex(parts, part => part is "vendor" or "third_party");
        bool isVendored = vendored >= 0 && parts.Skip(vendored).Any(part => part is "testify" or "go-cmp" or "gomega" or "phpunit" or "googletest");
        return isVendored ? "a vendored test framework" : null;
    }
}
