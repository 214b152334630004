using Microsoft.CodeAnalysis;

namespace AgentLoop.Roslyn;

/// <summary>Tells what a candidate brought from what was there before. As many of the same are known as there were before.</summary>
internal static class NewDiagnostics
{
    /// <summary>Rules about files that are not read here, so that nothing they say is true.</summary>
    private static readonly HashSet<string> NotOurs = new(StringComparer.Ordinal) { "CS1589", "CS1590", "CS1592", "CS8785", "CS8784", "CS8032" };

    public static IReadOnlyList<Diagnostic> Of(IEnumerable<Diagnostic> found, IEnumerable<Diagnostic> known, IReadOnlyDictionary<string, string>? renames = null)
    {
        Dictionary<string, int> before = new(StringComparer.Ordinal);
        foreach (string key in known.Where(Matters).Select(d => DiagnosticKey.Of(d)))
            before[key] = before.GetValueOrDefault(key) + 1;
        return [.. found.Where(Matters).Where(d => !Take(before, DiagnosticKey.Of(d, renames)))];
    }

    private static bool Matters(Diagnostic diagnostic) =>
        diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed && !NotOurs.Contains(diagnostic.Id);

    private static bool Take(Dictionary<string, int> before, string key)
    {
        if (!before.TryGetValue(key, out int count) || count == 0)
            return false;
        before[key] = count - 1;
        return true;
    }
}
