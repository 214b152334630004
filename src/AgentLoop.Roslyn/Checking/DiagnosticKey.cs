using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AgentLoop.Roslyn;

/// <summary>What stays the same of a diagnostic while lines around it move: its rule, its file, the text of its line, and what it says.</summary>
internal static class DiagnosticKey
{
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="renames">The names that files had before.</param>
    public static string Of(Diagnostic diagnostic, IReadOnlyDictionary<string, string>? renames = null)
    {
        string path = diagnostic.Location.SourceTree?.FilePath ?? "";
        return string.Join('\n', diagnostic.Id, renames?.GetValueOrDefault(path) ?? path, Line(diagnostic.Location), diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    private static string Line(Location location)
    {
        if (location.SourceTree?.TryGetText(out SourceText? text) != true)
            return "";
        return text!.Lines.GetLineFromPosition(location.SourceSpan.Start).ToString().Trim();
    }
}
